import type { Result } from '../core/finding.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the sources can be looked at, as the CI says: GitHub Actions, GitLab CI. What is no plain https address of a repository and a commit is not told. */
export const repositoryOf = (env: Environment): Result['repository'] => {
  const uri = env['GITHUB_REPOSITORY'] ? `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${env['GITHUB_REPOSITORY']}` : env['CI_PROJECT_URL'];
  const revision = env['GITHUB_REPOSITORY'] ? env['GITHUB_SHA'] : env['CI_COMMIT_SHA'];
  if (uri === undefined || !URL.canParse(uri) || !/^[0-9a-f]{7,64}$/.test(revision ?? '')) return undefined;
  const { protocol, host, pathname } = new URL(uri);
  // Without credentials, a query or a fragment.
  return protocol === 'https:' ? { uri: `https://${host}${pathname.replace(/\/+$/, '')}`, revision: revision! } : undefined;
};
