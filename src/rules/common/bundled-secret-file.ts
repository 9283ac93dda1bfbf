import { defineRule, type Report, SEVERITIES, type Severity } from '../../core/rule.js';
import type { SensitiveFile } from '../../frameworks/common/model.js';

const WHAT: Readonly<Record<SensitiveFile['kind'], string>> = {
  'private-key': 'the private key in it', 'key-store': 'the keys in it', credentials: 'the credentials in it', env: 'the environment variables in it', database: 'the data in it',
};
const SEVERITY: Readonly<Record<SensitiveFile['kind'], Severity>> = { 'private-key': 'critical', 'key-store': 'high', credentials: 'high', env: 'high', database: 'low' };

export default defineRule({
  id: 'common/bundled-secret-file',
  title: 'File with secrets in the package',
  category: 'secrets',
  severity: 'critical',
  confidence: 'high',
  cwe: [538, 540],

  *check({ common }) {
    const shipped = common.shipped.sensitive.filter((file) => file.copied && isSecret(file));
    const byPlace = new Map<string, SensitiveFile[]>();
    for (const file of shipped) {
      // A pattern that was written for the file is where it is mended; else the file itself is the place.
      const { at, pattern } = file.copied!;
      const key = pattern === undefined ? file.path : `${at.file}:${at.range.start}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), file]);
    }
    for (const files of byPlace.values()) yield reportOf(files);
  },
});

/** A database is often what an app is about; the environment variables of a file that could be read are told one by one; NativePHP's are its own. */
const isSecret = ({ kind, committed, copied }: SensitiveFile): boolean => kind !== 'database' && (kind !== 'env' || (!committed && copied!.by !== 'NativePHP'));

const reportOf = (files: readonly SensitiveFile[]): Report => {
  const worst = files.toSorted((a, b) => SEVERITIES.indexOf(SEVERITY[a.kind]) - SEVERITIES.indexOf(SEVERITY[b.kind]))[0]!;
  const { path, kind, committed } = worst;
  const { by, at, pattern } = worst.copied!;
  const proven = files.some(({ shapes }) => shapes.length > 0);
  return {
    at: pattern === undefined ? worst.at : at,
    severity: SEVERITY[kind],
    ...(!proven && { confidence: 'medium' as const }),
    message: `'${path}' is packaged with the app${files.length > 1 ? `, and ${files.length - 1} more` : ''}. Whoever installs the app gets ${WHAT[kind]}${committed ? '' : ', though git ignores the file'}. `
      + (pattern === undefined ? `'${by}' takes whatever is in the folder: leave the file out by a pattern of its own.` : `Take it out of '${pattern}', and replace what it held.`),
    related: pattern === undefined ? [{ at, message: `'${by}' is told what to take here.` }] : files.slice(0, 5).map((file) => ({ at: file.at, message: `'${file.path}' is taken.` })),
  };
};
