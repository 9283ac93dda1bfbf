import type { ConfigDocument } from '../core/config.js';

/** The document of a text in one format. It never throws: what goes wrong is a Problem. */
export type ConfigParser = (text: string) => ConfigDocument;

/** By file name, first match. Lockfiles are here where they are one of our formats: versions are read from them. A parser is loaded for the first file that wants it: those of YAML, TOML and XML take long. */
const PARSERS: readonly (readonly [RegExp, () => Promise<ConfigParser>])[] = [
  [/^\.env(?:\.(?!(?:.*\.)?(?:[cm]?[jt]sx?|vue|php|md|sh|json|ya?ml)$).+)?$|\.env$/, async () => (await import('./dotenv.js')).parseDotenv],
  [/\.(?:json|json5|jsonc)$|^(?:composer|bun)\.lock$/, async () => (await import('./json.js')).parseJson],
  [/\.toml$|^Cargo\.lock$/, async () => (await import('./toml.js')).parseToml],
  [/\.ya?ml$/, async () => (await import('./yaml.js')).parseYaml],
  [/\.(?:plist|entitlements|xml)$/, async () => (await import('./plist.js')).parsePlist],
  [/^\.(?:npmrc|yarnrc)$|\.desktop$/, async () => (await import('./ini.js')).parseIni],
  [/^\.htaccess$|^(?:[\w.-]*(?:nginx|apache2?|httpd|vhosts?)[\w.-]*)\.conf$|\.(?:nginx|vhost)$/i, async () => (await import('./directives.js')).parseDirectives],
];

const loaderOf = (path: string): (() => Promise<ConfigParser>) | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return PARSERS.find(([pattern]) => pattern.test(name))?.[1];
};

export const isConfigPath = (path: string): boolean => loaderOf(path) !== undefined;

/** What parses a file, by its name; undefined for what is no configuration. */
export const parserOf = async (path: string): Promise<ConfigParser | undefined> => {
  const load = loaderOf(path);
  if (!load) return undefined;
  const known = loaded.get(load) ?? load();
  loaded.set(load, known);
  return known;
};

const loaded = new Map<() => Promise<ConfigParser>, Promise<ConfigParser>>();

/** Parses a file by its name; undefined for what is no configuration, XML that is no property list among it. */
export const parseConfig = async (path: string, text: string): Promise<ConfigDocument | undefined> =>
  (/\.xml$/.test(path) && !/<plist[\s>]/.test(text) ? undefined : (await parserOf(path))?.(text));
