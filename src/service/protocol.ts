import type { Finding, Notice, PlacedFix, Region } from '../core/finding.js';
import type { Location, Range } from '../core/location.js';
import type { Confidence, Severity } from '../core/rule.js';
import type { Persona } from '../engine/options.js';

/** What hosts may say that a configuration file says too; theirs counts more. */
export interface HostSettings {
  /** The folder that is scanned, instead of the one that is found. */
  readonly root?: string;
  /** A configuration file instead of the one that is found; false for none. */
  readonly config?: string | false;
  readonly persona?: Persona;
  readonly minSeverity?: Severity;
  readonly minConfidence?: Confidence;
}

/** The findings in one file, whose text is given. */
export interface FileRequest {
  readonly kind: 'file';
  readonly path: string;
  readonly text: string;
  /** The file on disk has this text. */
  readonly saved: boolean;
  /** Where the host works: without git, no app begins above. */
  readonly cwd: string;
  /** The answer must be exact, however long it takes. */
  readonly patient: boolean;
  /** Nobody edits meanwhile: the disk is looked at once. */
  readonly single: boolean;
  readonly settings: HostSettings;
}

/** The findings in all files of what holds a folder or file, those in `open` being laid over the disk. */
export interface AllRequest {
  readonly kind: 'all';
  readonly path: string;
  readonly cwd: string;
  readonly settings: HostSettings;
  readonly open: readonly { readonly path: string; readonly text: string }[];
}

export type Request = FileRequest | AllRequest;

/** A place of a finding, in a file of its root. */
export interface Spotted extends Location {
  /** As reports name it. */
  readonly shown: string;
  readonly region: Region;
}

/** A finding as it goes from process to process. */
export interface Told extends Spotted {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly fingerprint: string;
  readonly related: readonly (Spotted & { readonly message: string })[];
  readonly steps: readonly (Spotted & { readonly message: string })[];
  readonly fixes: readonly PlacedFix[];
}

export interface Reply {
  /** The scanned folder, without links. */
  readonly root: string;
  readonly findings: readonly Told[];
  readonly notices: readonly Notice[];
  /** What is told is what was known before the last edits. */
  readonly pending?: boolean;
  /** For people: what is wrong with the configuration, and the like. */
  readonly warnings: readonly string[];
}

export const toldOf = ({ rule, severity, confidence, message, fingerprint, spot, related, steps, fixes }: Finding): Told => ({
  rule: rule.id, severity, confidence, message, fingerprint, ...spotted(spot), fixes,
  related: related.map((one) => ({ ...spotted(one.spot), message: one.message })), steps: steps.map((one) => ({ ...spotted(one.spot), message: one.message })),
});

const spotted = ({ location: { file, range }, path, region }: Finding['spot']): Spotted => ({ file, range, shown: path, region });

/** Findings of a text, as far as they stand outside of what an edit changed: they keep their place in what is before it, and move with what is behind it. */
export const carriedOver = (findings: readonly Told[], before: string, after: string): readonly Told[] => {
  if (before === after) return findings;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const shift = after.length - before.length;
  const moved = ({ start, end }: Range): Range | undefined =>
    (end <= head ? { start, end } : start >= before.length - tail ? { start: start + shift, end: end + shift } : undefined);
  // Fixes were made for the text as it was.
  return findings.flatMap((one) => { const range = moved(one.range); return range ? [{ ...one, range, fixes: [] }] : []; });
};
