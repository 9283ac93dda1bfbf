import type { Finding, Notice } from './finding.js';
import { CONFIDENCES, SEVERITIES } from './rule.js';

/** By code units: the same on every machine, whatever its locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of findings everywhere: severity, confidence, path, place, rule. */
export const compareFindings = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  || CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence)
  || byText(a.spot.path, b.spot.path)
  || a.spot.location.range.start - b.spot.location.range.start
  || a.spot.location.range.end - b.spot.location.range.end
  || byText(a.rule.id, b.rule.id)
  || byText(a.message, b.message);

/** The order of notices: path, place, kind, message; those without a path come first. */
export const compareNotices = (a: Notice, b: Notice): number =>
  byText(a.path ?? '', b.path ?? '')
  || (a.region?.startLine ?? 0) - (b.region?.startLine ?? 0)
  || (a.region?.startColumn ?? 0) - (b.region?.startColumn ?? 0)
  || byText(a.kind, b.kind)
  || byText(a.message, b.message);
