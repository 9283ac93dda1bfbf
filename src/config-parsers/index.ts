import type { ConfigDocument } from '../core/config.js';
import { parseDirectives } from './directives.js';
import { parseDotenv } from './dotenv.js';
import { parseIni } from './ini.js';
import { parseJson } from './json.js';
import { parsePlist } from './plist.js';
import { parseToml } from './toml.js';
import { parseYaml } from './yaml.js';

/** By file name, first match. Lockfiles are here where they are one of our formats: versions are read from them. */
const PARSERS: readonly (readonly [RegExp, (text: string) => ConfigDocument])[] = [
  [/^\.env(?:\.(?!(?:.*\.)?(?:[cm]?[jt]sx?|vue|php|md|sh|json|ya?ml)$).+)?$|\.env$/, parseDotenv],
  [/\.(?:json|json5|jsonc)$|^(?:composer|bun)\.lock$/, parseJson],
  [/\.toml$|^Cargo\.lock$/, parseToml],
  [/\.ya?ml$/, parseYaml],
  [/\.(?:plist|entitlements|xml)$/, parsePlist],
  [/^\.(?:npmrc|yarnrc)$|\.desktop$/, parseIni],
  [/^\.htaccess$|^(?:[\w.-]*(?:nginx|apache2?|httpd|vhosts?)[\w.-]*)\.conf$|\.(?:nginx|vhost)$/i, parseDirectives],
];

const parserOf = (path: string): ((text: string) => ConfigDocument) | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return PARSERS.find(([pattern]) => pattern.test(name))?.[1];
};

export const isConfigPath = (path: string): boolean => parserOf(path) !== undefined;

/** Parses a file by its name; undefined for what is no configuration, XML that is no property list among it. */
export const parseConfig = (path: string, text: string): ConfigDocument | undefined =>
  (/\.xml$/.test(path) && !/<plist[\s>]/.test(text) ? undefined : parserOf(path)?.(text));
