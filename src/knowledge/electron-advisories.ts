import type { Severity } from '../core/rule.js';

/** A known hole of Electron itself; those of Chromium and Node.js in it are many more. `fixed` has the first mended version of each line, and everything below the first of them has the hole. */
export interface ElectronAdvisory {
  readonly id: string;
  readonly what: string;
  readonly severity: Severity;
  /** Ascending. A line between two of them that has none was never mended; the lines above the last were never affected. */
  readonly fixed: readonly string[];
  /** Lines that have the hole and no mended version. */
  readonly unmended?: readonly number[];
}

/** The date of this list. */
export const ELECTRON_ADVISORIES_DATE = '2026-11-21';

/** ASAR integrity can be passed by: the one that matters to who relies on it. */
export const ASAR_INTEGRITY_ADVISORY: ElectronAdvisory = { id: 'CVE-2025-55305', what: 'files in the resources folder pass by the ASAR integrity check', severity: 'medium', fixed: ['35.7.5', '36.8.1', '37.3.1'] };

/** Sources: the advisories by their ids at github.com/electron/electron/security/advisories and github.com/advisories. */
export const ELECTRON_ADVISORIES: readonly ElectronAdvisory[] = [
  { id: 'GHSA-gr2m-v5gq-v685', what: 'windows opened from a sandboxed page do not inherit its restrictions', severity: 'high', fixed: ['41.10.6', '42.9.2', '43.4.1'] },
  { id: 'GHSA-hq2x-r82h-9wj4', what: 'pop-ups of a sandboxed page lose its restrictions', severity: 'high', fixed: ['41.10.4', '42.5.2'] },
  { id: 'CVE-2026-70608', what: 'a sandboxed frame opens windows without being allowed to', severity: 'high', fixed: ['39.8.10', '41.10.3', '42.0.1'], unmended: [40] },
  { id: 'CVE-2026-70604', what: 'pages read a custom protocol of the app across origins', severity: 'high', fixed: ['39.8.10', '40.9.3', '41.4.0'] },
  { id: 'CVE-2026-70601', what: 'a page passes by context isolation over functions that return promises', severity: 'high', fixed: ['39.8.9', '40.9.2', '41.2.2'] },
  { id: 'CVE-2026-34769', what: 'web preferences from untrusted data switch the sandbox off', severity: 'high', fixed: ['38.8.6', '39.8.0', '40.7.0'] },
  { id: 'CVE-2026-34778', what: 'a service worker forges answers of executeJavaScript', severity: 'medium', fixed: ['38.8.6', '39.8.1', '40.8.1'] },
  { id: 'CVE-2026-34777', what: 'permission handlers are told the wrong origin of a frame', severity: 'medium', fixed: ['38.8.6', '39.8.1', '40.8.1'] },
  ASAR_INTEGRITY_ADVISORY,
];

/** Whether a version has the hole, and the first one of its line that has not. */
export const affects = ({ fixed, unmended }: ElectronAdvisory, version: { readonly major: number; readonly minor: number; readonly patch: number }): { readonly fixed?: string } | undefined => {
  const own = fixed.find((one) => Number(one.split('.')[0]) === version.major);
  if (own !== undefined) return isBelow(version, own) ? { fixed: own } : undefined;
  if (unmended?.includes(version.major)) return {};
  const [first] = fixed;
  return first !== undefined && isBelow(version, first) ? {} : undefined;
};

const isBelow = (version: { readonly major: number; readonly minor: number; readonly patch: number }, text: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return (version.major - major || version.minor - minor || version.patch - patch) < 0;
};
