import { parseJson } from '../config-parsers/json.js';
import { nodeAt } from '../core/config.js';
import type { FileTree } from '../core/files.js';
import type { Finding } from '../core/finding.js';
import { nameOf } from '../core/paths.js';
import { decode } from '../engine/bytes.js';
import type { Ignore } from '../engine/options.js';
import { ELECTRONEGATIVITY_CHECKS, ELECTRONEGATIVITY_CONFIDENCES, ELECTRONEGATIVITY_SEVERITIES } from '../knowledge/electronegativity.js';
import type { ConfigFile } from './config-file.js';

/** A check that is switched off by a comment: for a line, or for the file where it stands on the first. */
export interface DisabledCheck {
  readonly file: string;
  readonly line: number;
  readonly whole: boolean;
  readonly check: string;
}

/** What a project says to Electronegativity. It has no configuration file: flags stand in scripts and workflows, exceptions in comments. */
export interface Found {
  readonly commands: readonly { readonly file: string; readonly flags: ReadonlyMap<string, string> }[];
  readonly disabled: readonly DisabledCheck[];
}

const flat = (name: string): string => name.replace(/[_\s]/g, '').toLowerCase();
const BY_NAME = new Map([...ELECTRONEGATIVITY_CHECKS].flatMap(([id, { alias }]) => [[flat(id), id], ...(alias ? [[flat(alias), id]] : [])] as [string, string][]));

/** The id of a check by the name of its class or by its id. */
export const checkId = (name: string): string | undefined => BY_NAME.get(flat(name));

const LONG = new Map([['input', 'i'], ['checks', 'l'], ['exclude-checks', 'x'], ['severity', 's'], ['confidence', 'c'], ['output', 'o'], ['electron-version', 'e'], ['upgrade', 'u']]);

/** The flags of a command in a script. */
export const flagsOf = (command: string): Map<string, string> => {
  const flags = new Map<string, string>();
  const words = [...command.matchAll(/"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"']{1,2000})/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  for (let at = 0; at < words.length; at++) {
    const [, short, long, value] = /^(?:-([a-z])|--([a-z-]+)(?:=(.*))?)$/s.exec(words[at]!) ?? [];
    const name = short ?? (long === undefined ? undefined : LONG.get(long));
    if (name === undefined || !/^[ilxscoeu]$/.test(name)) continue;
    flags.set(name, value ?? words[++at] ?? '');
  }
  return flags;
};

const COMMAND = /(?:^|[\s/&|;])electronegativity(?:\.cmd)?((?:[^\S\n]+[^\n&|;]*)?)/gm;
const SOURCES = /\.(?:[cm]?[jt]sx?|html?)$/i;
/** As exceptions.js of Electronegativity reads it. */
const DISABLE = /(?:\/\*|\/\/|<!--)[ \t]{0,20}eng-disable[ \t]{1,20}([\w ,\t]{1,1000})/i;
const LARGEST = 4 * 1024 * 1024;

export const findElectronegativity = async (tree: FileTree): Promise<Found> => {
  const commands: { file: string; flags: Map<string, string> }[] = [];
  const disabled: DisabledCheck[] = [];
  for (const { path, size } of await tree.list()) {
    const isManifest = nameOf(path) === 'package.json';
    const isWorkflow = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)\.gitlab-ci\.yml$|(?:^|\/)azure-pipelines\.yml$/.test(path);
    if (size > LARGEST || !(isManifest || isWorkflow || SOURCES.test(path))) continue;
    const bytes = await tree.read(path);
    const text = bytes && decode(bytes);
    if (text === undefined || !/electronegativity|eng-disable/i.test(text)) continue;
    if (isManifest) {
      const scripts = nodeAt(parseJson(text).root, ['scripts']);
      for (const { value } of scripts?.kind === 'object' ? scripts.entries : []) {
        if (value.kind === 'scalar') for (const match of String(value.value).matchAll(COMMAND)) commands.push({ file: path, flags: flagsOf(match[1] ?? '') });
      }
    } else if (isWorkflow) {
      for (const match of text.matchAll(COMMAND)) if (match[1]?.includes('-')) commands.push({ file: path, flags: flagsOf(match[1]) });
    } else {
      for (const [index, line] of text.split('\n').entries()) {
        const names = DISABLE.exec(line.slice(0, 4_000))?.[1]?.trim().split(/[,\s]+/) ?? [];
        for (const check of names.filter(Boolean)) disabled.push({ file: path, line: index + 1, whole: index === 0, check });
      }
    }
  }
  return { commands, disabled };
};

/** What was taken over, line by line, for people. */
export interface Migrated {
  readonly config: ConfigFile;
  readonly told: readonly string[];
}

const LONGEST_MATCH = 60;

/** A configuration that says the same. `findings` are those of a scan without suppressions: what nothing is found at needs no exception. */
export const migrated = (found: Found, findings: readonly Finding[], sourceOf: (finding: Finding) => string): Migrated => {
  const told: string[] = [];
  const config: { -readonly [K in keyof ConfigFile]: ConfigFile[K] } = {};
  const mapped = (names: string): string[] => names.split(',').flatMap((name) => {
    const id = checkId(name.trim());
    const check = id === undefined ? undefined : ELECTRONEGATIVITY_CHECKS.get(id);
    if (!check) told.push(`${name.trim()}: there is no such check.`);
    else if (check.none !== undefined) told.push(`${id}: no rule. ${check.none}`);
    return check?.rules.slice() ?? [];
  });
  for (const { file, flags } of found.commands) {
    const only = flags.get('l');
    const without = flags.get('x');
    if (only) config.only = [...new Set([...config.only ?? [], ...mapped(only)])];
    if (without) config.rules = { ...config.rules, ...Object.fromEntries(mapped(without).map((rule) => [rule, 'off' as const])) };
    const severity = ELECTRONEGATIVITY_SEVERITIES[(flags.get('s') ?? '').toLowerCase() as keyof typeof ELECTRONEGATIVITY_SEVERITIES];
    const confidence = ELECTRONEGATIVITY_CONFIDENCES[(flags.get('c') ?? '').toLowerCase() as keyof typeof ELECTRONEGATIVITY_CONFIDENCES];
    const version = /^\d{1,6}(?:\.\d{1,6}){0,2}$/.exec(flags.get('e') ?? '')?.[0];
    if (severity) config.minSeverity = severity;
    if (confidence) config.minConfidence = confidence;
    if (version) config.versions = { electron: version };
    told.push(`${file}: electronegativity${[...flags].filter(([name]) => 'lxsce'.includes(name)).map(([name, value]) => ` -${name} ${value}`).join('')}`);
  }
  const ignores = new Map<string, Ignore>();
  for (const { file, line, whole, check } of found.disabled) {
    const rules = mapped(check);
    const here = findings.filter(({ rule, spot }) => rules.includes(rule.id) && spot.location.file === file && (whole || spot.region.startLine === line));
    const wide: string[] = [];
    for (const finding of here) {
      const match = whole || finding.secret ? undefined : sourceOf(finding).split('\n', 1)[0]!.trim().slice(0, LONGEST_MATCH);
      // A configuration knows no lines: where it would accept another finding too, a comment must stand instead.
      const others = whole ? [] : findings.filter((other) => other.rule.id === finding.rule.id && other.spot.location.file === file && other.spot.region.startLine !== line && (match === undefined || sourceOf(other).includes(match)));
      if (others.length > 0) {
        wide.push(finding.rule.id);
        continue;
      }
      const ignore: Ignore = { rule: finding.rule.id, file, ...(match && { match }), reason: `eng-disable ${check}` };
      ignores.set(JSON.stringify(ignore), ignore);
    }
    for (const rule of new Set(wide)) told.push(`${file}:${line}: eng-disable ${check}: write there: desktop-sec: ignore[${rule}] and the reason; the configuration would accept more than this line`);
    if (rules.length > 0 && wide.length < Math.max(1, here.length)) told.push(`${file}:${line}: eng-disable ${check}: ${here.length > 0 ? [...new Set(here.map(({ rule }) => rule.id).filter((rule) => !wide.includes(rule)))].join(', ') : `nothing to accept, ${rules.join(', ')} ${rules.length === 1 ? 'finds' : 'find'} nothing here`}`);
  }
  if (ignores.size > 0) config.ignores = [...ignores.values()];
  return { config, told };
};
