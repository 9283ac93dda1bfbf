/** What a file may give away, by its name. */
export type SensitiveKind = 'env' | 'private-key' | 'key-store' | 'credentials' | 'database';

/** `.env`, `.env.production`, `prod.env`; templates of them hold no values. Sources: dotenv, Vite's modes, Laravel, Docker. */
const ENV = /^(?:\.env(?:\.[\w-]+)*|[\w-]+\.env)$/i;
const ENV_TEMPLATE = /\.(?:example|sample|template|tpl|dist|defaults?|schema|vault|enc|encrypted|d|stub|tmpl)$|^(?:example|sample|template)\.env$|env\.d\.ts$/i;

/** Names by which keys and credentials are known: OpenSSH, OpenSSL, PuTTY, PKCS #12, Java, Apple, npm, Composer, netrc, git, PyPI, htpasswd, KeePass, Google Cloud. */
const NAMES: readonly (readonly [kind: SensitiveKind, name: RegExp])[] = [
  ['private-key', /^id_(?:rsa|dsa|ecdsa|ed25519)(?:\.\w+)?$|\.(?:pem|key|ppk|p8|pk8|asc|gpg)$|^private[._-]?key(?:\.\w+)?$/i],
  ['key-store', /\.(?:p12|pfx|jks|keystore|kdbx?|bks)$/i],
  ['credentials', /^(?:\.npmrc|\.yarnrc|\.netrc|_netrc|\.pypirc|\.git-credentials|\.htpasswd|auth\.json|\.dockercfg|credentials(?:\.\w+)?|client_secrets?[\w.-]*\.json|[\w.-]*service[-_]?account[\w.-]*\.json|[\w.-]*firebase-adminsdk[\w.-]*\.json)$/i],
  ['database', /\.(?:sqlite3?|sql|dump)$/i],
];

/** Keys that are meant to be passed on: certificates, public keys, keys of applications other than cryptography. */
const PUBLIC = /\.pub$|public|pubkey|cacert|ca-?(?:cert|bundle|chain|root)|certificate|(?:^|[-_.])(?:cert|crt|chain|fullchain|csr|dhparams?)(?:[-_.]|$)|^roots?\.pem$/i;

export const isEnvFile = (name: string): boolean => ENV.test(name);
export const isEnvTemplate = (name: string): boolean => ENV_TEMPLATE.test(name);

/** What a file of this name may give away. */
export const sensitiveKind = (name: string): SensitiveKind | undefined => {
  if (isEnvFile(name)) return isEnvTemplate(name) ? undefined : 'env';
  if (PUBLIC.test(name)) return undefined;
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0];
};

/** Files that make, test and deliver the app, and are no part of it. */
export const TOOLING = new RegExp([
  '^\\.(?:github|gitlab|circleci|vscode|idea|devcontainer|husky|buildkite)\\/', '(?:^|\\/)\\.?(?:gitlab-ci|travis|appveyor|azure-pipelines|bitbucket-pipelines|drone|cirrus|codemagic)\\.ya?ml$', '(?:^|\\/)(?:docker-)?compose[\\w.-]*\\.ya?ml$',
  '(?:^|\\/)(?:Dockerfile|Makefile|Justfile|Taskfile|Jenkinsfile|Vagrantfile)[\\w.-]*$', '(?:^|\\/)(?:scripts?|tools?|ci|docker|deploy|infra|terraform|ansible|k8s|helm)\\/', '\\.(?:sh|bash|ps1|bat|cmd|tf|nix)$',
  '(?:^|\\/)[\\w.-]+\\.config\\.[cm]?[jt]s$', '(?:^|\\/)(?:electron-builder|forge\\.config|webpack|gulpfile|Gruntfile|build\\.rs)[\\w.-]*$',
].join('|'));

/** What a framework writes anew at every start, and somebody committed: the token in it let nobody in since. Source: Neutralinojs, exportAuthInfo. */
export const WRITTEN_AT_START = /(?:^|\/)\.tmp\/auth_info\.json$/;
