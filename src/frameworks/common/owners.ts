import { entryOf } from '../../core/config.js';
import { nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';

/** Whose repository this is, as far as a manifest says it: owners on GitHub and the like, in lower case. */
export const ownersOf = (world: World): ReadonlySet<string> => new Set(world.configs(/(?:^|\/)(?:package\.json|Cargo\.toml)$/).flatMap(([path, { root }]) => {
  const said = entryOf(nameOf(path) === 'Cargo.toml' ? entryOf(root, 'package')?.value : root, 'repository')?.value;
  const url = said?.kind === 'object' ? entryOf(said, 'url')?.value : said;
  const owner = url?.kind === 'scalar' ? ownerOf(String(url.value)) : undefined;
  return owner === undefined ? [] : [owner];
}));

/** `https://github.com/owner/repository`, `github:owner/repository`, `git@github.com:owner/repository.git`, `owner/repository`. */
export const ownerOf = (url: string): string | undefined => /(?:^|(?:github|gitlab|bitbucket)(?:\.(?:com|org))?[/:])([\w-]{1,39})\/[\w.-]+\/?$/.exec(url)?.[1]?.toLowerCase();
