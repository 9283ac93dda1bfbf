import { visible } from '../core/escape.js';
import type { Finding, Notice, Spot } from '../core/finding.js';
import { compareFindings } from '../core/order.js';
import { withLinks } from './words.js';

/** `src/main.ts:4:7`. */
export const placeText = ({ path, region: { startLine, startColumn } }: Pick<Spot, 'path' | 'region'>): string => `${visible(path)}:${startLine}:${startColumn}`;

/** The message in one line of plain text, for formats that know one place: the places that it links to are named in it. */
export const plainMessage = ({ message, related }: Finding): string =>
  withLinks(visible(message.replace(/\s+/g, ' ').trim()), (text, number) => (related[number - 1] ? `${text} (${placeText(related[number - 1]!.spot)})` : text), '] (');

/** The steps of a flow in lines of plain text. */
export const stepLines = ({ steps }: Finding): string[] =>
  steps.map(({ spot, message }, index) => `${index + 1}. ${placeText(spot)}: ${visible(message.replace(/\s+/g, ' '))}`);

/** Findings as formats with relative paths can tell them: what leads out of the root is left out. */
export const insideRoot = (findings: readonly Finding[]): Finding[] => findings.filter(({ spot: { path } }) => isInside(path)).toSorted(compareFindings);

/** Whether a path can be told as one below the root. */
export const isInside = (path: string): boolean => path !== '' && !path.startsWith('/') && !/^[A-Za-z]:[\\/]/.test(path) && !path.split('/').includes('..');

const FAILURES: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>(['internal', 'crash', 'timeout']);

/** What went wrong with the scan itself, in one line each. Of a stack trace the first line is told. */
export const failures = (notices: readonly Notice[]): string[] =>
  notices.filter(({ kind }) => FAILURES.has(kind)).map(({ path, message }) => visible(`${path === undefined ? '' : `${path}: `}${message.split('\n', 1)[0]!}`));
