import { type Version } from '../../core/app.js';
import { defineRule, SEVERITIES } from '../../core/rule.js';
import { grantsOf, remoteReach } from '../../frameworks/tauri/model.js';
import { type Concerns, TAURI_ADVISORIES, TAURI_ADVISORIES_DATE } from '../../knowledge/tauri-advisories.js';

const number = (text: string): readonly number[] => text.split('.').map(Number);
const compare = (a: readonly number[], b: readonly number[]): number => [0, 1, 2].reduce((sum, index) => sum || (a[index] ?? 0) - (b[index] ?? 0), 0);
const numbers = ({ major, minor, patch }: Version): readonly number[] => [major, minor, patch];

export default defineRule({
  id: 'tauri/outdated-vulnerable',
  title: 'Tauri with known holes',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'high',
  cwe: [1395],
  versions: 'below 2.11.1',

  *check({ tauri, common }) {
    const remote = remoteReach(tauri).length > 0;
    const concerned: Readonly<Record<Concerns, boolean>> = {
      all: true,
      'remote content': remote || common.resources.some(({ kind }) => kind === 'frame'),
      'remote content and commands': remote && !tauri.appManifest && tauri.commands.some(({ registered }) => registered),
      'own schemes': tauri.calls.some(({ method }) => /^register_(?:asynchronous_)?uri_scheme_protocol$/.test(method)),
      'file scopes': tauri.files.length > 0 || tauri.assets.length > 0,
      'updates by pages': grantsOf(tauri, /^plugin:updater\|(?:check|download_and_install)$/).length > 0,
      'variables for pages': common.bundledEnv.some(({ kind, name }) => kind === 'prefix' && /^TAURI_?$/.test(name)),
    };
    for (const part of new Set(TAURI_ADVISORIES.map(({ of }) => of))) {
      const version = part === undefined ? tauri.version : tauri.parts.get(part);
      if (!version) continue;
      const within = ([from, fixed]: readonly [string, string]): boolean => compare(numbers(version), number(from)) >= 0 && compare(numbers(version), number(fixed)) < 0;
      const holes = TAURI_ADVISORIES.filter(({ of, concerns, ranges }) => of === part && concerned[concerns] && ranges.some(within));
      if (holes.length === 0) continue;
      const fixed = holes.flatMap(({ ranges }) => ranges).filter(within).map(([, to]) => to).sort((a, b) => compare(number(b), number(a)))[0];
      yield {
        at: version,
        severity: SEVERITIES.find((one) => holes.some(({ severity }) => severity === one))!,
        // A range says the least version; what is built may be newer.
        ...(!version.exact && { confidence: 'low' as const }),
        message: `${part === undefined ? 'Tauri' : `'${part}'`} ${version.major}.${version.minor}.${version.patch} has known holes that concern this app. ${holes.map(({ id, what }) => `${id}: ${what}.`).join(' ')} Update to ${fixed} or newer${version.exact ? '' : `, and commit ${part?.startsWith('@') ? 'the lockfile' : 'Cargo.lock'} so that the version is known`}. The list is of ${TAURI_ADVISORIES_DATE}.`,
      };
    }
  },
});
