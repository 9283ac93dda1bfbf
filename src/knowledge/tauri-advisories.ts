import type { Version } from '../core/app.js';
import { below } from '../core/app.js';
import type { Severity } from '../core/rule.js';

/** When a hole concerns an app: always, where content from the network is let in, where the app serves a scheme of its own, where file scopes are used, where pages start updates, or where the bundler gives pages variables of the build. */
export type Concerns = 'all' | 'remote content' | 'remote content and commands' | 'own schemes' | 'file scopes' | 'updates by pages' | 'variables for pages';

/** A known hole of the `tauri` crate, or of the crate or package that is named. `ranges` are half-open: from a version up to the one that mends it. */
export interface TauriAdvisory {
  readonly id: string;
  readonly of?: string;
  readonly what: string;
  readonly severity: Severity;
  readonly ranges: readonly (readonly [from: string, fixed: string])[];
  readonly concerns: Concerns;
}

/** The date of this list. */
export const TAURI_ADVISORIES_DATE = '2026-11-21';

/** Sources: the advisories by their ids at github.com/advisories and rustsec.org, tauri's release notes. */
export const TAURI_ADVISORIES: readonly TauriAdvisory[] = [
  { id: 'tauri#15266', what: 'sites that are let in may call every command of the app', severity: 'high', ranges: [['2.0.0', '2.11.1']], concerns: 'remote content and commands' },
  { id: 'CVE-2026-42184', what: 'a remote site can pass for the app on Windows and Android', severity: 'medium', ranges: [['2.0.0', '2.11.1']], concerns: 'own schemes' },
  { id: 'CVE-2024-35222', what: 'frames of other sites may call commands', severity: 'medium', ranges: [['1.0.0', '1.6.7']], concerns: 'remote content' },
  { id: 'CVE-2023-34460', what: 'scopes of files let hidden files through', severity: 'medium', ranges: [['1.4.0', '1.4.1']], concerns: 'file scopes' },
  { id: 'CVE-2023-31134', what: 'a redirect to another site keeps the API', severity: 'medium', ranges: [['1.0.0', '1.0.9'], ['1.1.0', '1.1.4'], ['1.2.0', '1.2.5']], concerns: 'all' },
  { id: 'CVE-2022-46171', what: 'patterns of file scopes match more than they say', severity: 'medium', ranges: [['1.0.0', '1.0.8'], ['1.1.0', '1.1.3'], ['1.2.0', '1.2.3']], concerns: 'file scopes' },
  { id: 'CVE-2022-41874', what: 'a dropped or chosen file opens more paths than itself', severity: 'low', ranges: [['1.0.0', '1.0.7'], ['1.1.0', '1.1.2']], concerns: 'file scopes' },
  { id: 'plugins-workspace: updater 2.12.0', of: 'tauri-plugin-updater', what: 'a page that checks for updates may ask for older versions', severity: 'note', ranges: [['2.8.0', '2.12.0']], concerns: 'updates by pages' },
  { id: 'CVE-2023-46115', of: '@tauri-apps/cli', what: 'the signing key of updates, with its password, is written into pages', severity: 'medium', ranges: [['1.0.0', '1.5.6']], concerns: 'variables for pages' },
  { id: 'CVE-2022-39215', what: 'listing a folder follows links out of the scope', severity: 'low', ranges: [['1.0.0', '1.0.6']], concerns: 'file scopes' },
];

/** The shell plugin checked nothing of what it opened, unless `plugins.shell.open` was set, up to 2.2.0. An unknown version is none of those. Source: GHSA-c9pr-q8gx-3mgp (CVE-2025-31477). */
export const isUnchecked = (parts: ReadonlyMap<string, Version>): boolean => {
  const version = parts.get('tauri-plugin-shell') ?? parts.get('@tauri-apps/plugin-shell');
  return below(version, 2, 2, 1) && version?.exact === true;
};
