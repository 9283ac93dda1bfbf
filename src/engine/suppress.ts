import picomatch from 'picomatch';
import type { ConfigDocument, ConfigNode } from '../core/config.js';
import { nodeAt, pointerKeys } from '../core/config.js';
import type { Notice } from '../core/finding.js';
import { contains, type Location, type Range } from '../core/location.js';
import type { Comment } from '../core/problem.js';
import { placesOf, type Judged } from './check.js';
import type { Ignore, LintOptions } from './options.js';

/** A comment `desktop-sec: ignore[rule, rule] reason`, or `ignore-file[…]`; or one of ESLint's or oxlint's that names rules as `desktop-sec/rule`. */
export interface Directive {
  readonly file: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly range: Range;
  /** What it covers: the code of its line, or of the next one where it stands alone. */
  readonly covers: Range | 'file';
  /** It is one of ESLint's. */
  readonly eslint?: true;
}

export interface Suppressed {
  readonly kind: 'inSource' | 'external';
  readonly reason: string;
  readonly at?: Location;
  /** By a directive of ESLint's for the place itself: where ESLint runs the rules, it is the one to honour it. */
  readonly eslint?: true;
}

const DIRECTIVE = /desktop-sec:\s{0,8}(ignore(?:-file)?)\s{0,8}(?:\[([^\]\n]{0,400})\])?[ \t]*([^\n]*)/;

/** A comment that goes on longer says nothing more to a linter. */
const LONGEST = 2_000;

/** The directives of a file. One without a rule id does not count, and is told. */
export const directivesOf = (file: string, text: string, comments: readonly Comment[], notices: Notice[]): Directive[] => {
  const directives: Directive[] = [];
  for (const { text: comment, range } of comments) {
    const match = DIRECTIVE.exec(comment.slice(0, LONGEST));
    if (!match) {
      directives.push(...ofLinters(file, text, comment.slice(0, LONGEST), range, comments));
      continue;
    }
    const rules = (match[2] ?? '').split(',').map((rule) => rule.trim()).filter(Boolean);
    if (rules.length === 0) {
      notices.push({ kind: 'bad-suppression', path: file, message: `A suppression names the rules it is for: desktop-sec: ${match[1]}[rule] reason.` });
      continue;
    }
    const reason = match[3]!.replace(/(?:\*\/|-->|--\}\})?\s*$/, '').replace(/^[-:\s]+/, '').trim();
    directives.push({ file, rules, reason, range, covers: match[1] === 'ignore-file' ? 'file' : covered(text, range, comments) });
  }
  return directives;
};

const DISABLE = /^[\s*]{0,20}(eslint|oxlint)-disable(-line|-next-line)?(?=[\s:]|$)/;
const ENABLE = /^[\s*]{0,20}(?:eslint|oxlint)-enable(?=[\s:]|$)/;
const OURS = 'desktop-sec/';

/** The rules of ours that such a comment names, and the reason behind `--`. What names no rule is about other linters. */
const named = (text: string): { readonly rules: readonly string[]; readonly reason: string } => {
  const [names = '', ...reason] = text.split(/\s-{2,}\s/);
  return { rules: names.split(/[,\s]+/).filter((name) => name.startsWith(OURS)).map((name) => name.slice(OURS.length)), reason: reason.join(' -- ').trim() };
};

/** What `eslint-disable-line`, `-next-line` and `eslint-disable` up to its `eslint-enable` mean there, they mean here. */
const ofLinters = (file: string, text: string, comment: string, range: Range, comments: readonly Comment[]): Directive[] => {
  const match = DISABLE.exec(comment);
  if (!match) return [];
  const { rules, reason } = named(comment.slice(match[0].length));
  if (rules.length === 0) return [];
  const by = match[1] === 'eslint' ? { eslint: true as const } : {};
  const lineEnd = (from: number): number => { const at = text.indexOf('\n', from); return at < 0 ? text.length : at; };
  if (match[2] === '-line') return [{ file, rules, reason, range, ...by, covers: { start: text.lastIndexOf('\n', range.start - 1) + 1, end: lineEnd(range.end) } }];
  const next = lineEnd(Math.max(range.start, range.end - 1)) + 1;
  if (match[2] === '-next-line') return [{ file, rules, reason, range, ...by, covers: { start: next, end: lineEnd(next) } }];
  // Each rule may be enabled again somewhere else.
  return rules.map((rule) => {
    const end = comments.find((other) => {
      const on = other.range.start >= range.end ? ENABLE.exec(other.text.slice(0, LONGEST)) : null;
      if (!on) return false;
      const rest = other.text.slice(on[0].length, LONGEST).split(/\s-{2,}\s/)[0]!.trim();
      return rest === '' || named(rest).rules.includes(rule);
    });
    return { file, rules: [rule], reason, range, ...by, covers: { start: range.end, end: end?.range.start ?? text.length } };
  });
};

/** The line of the comment from its start where code stands before it, else the next line that is neither blank nor a comment. */
const covered = (text: string, { start, end }: Range, comments: readonly Comment[]): Range => {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = (from: number): number => {
    const at = text.indexOf('\n', from);
    return at < 0 ? text.length : at;
  };
  const before = text.slice(lineStart, start).replace(/^\ufeff/, '');
  const after = text.slice(end, lineEnd(end));
  // `{/* … */}` and `{{-- … --}}` stand alone too.
  if (/[^\s{(]/.test(before) || /[^\s})]/.test(after)) return { start: lineStart, end: lineEnd(end) };
  let at = lineEnd(end) + 1;
  while (at < text.length) {
    const stop = lineEnd(at);
    const first = at + (/^\s*/.exec(text.slice(at, stop))?.[0].length ?? 0);
    if (first < stop && !comments.some(({ range }) => range.start <= first + 1 && first < range.end)) return { start: at, end: stop };
    at = stop + 1;
  }
  return { start: text.length, end: text.length };
};

/** Decides for each finding whether something suppresses it, and tells of suppressions that suppress nothing. */
export class Suppressions {
  private readonly used = new Set<Directive | Ignore>();

  constructor(
    private readonly directives: ReadonlyMap<string, readonly Directive[]>,
    private readonly options: LintOptions,
    private readonly files: { text(path: string): string | undefined; config(path: string): ConfigDocument | undefined },
    private readonly today: string,
  ) {}

  of(finding: Judged): Suppressed | undefined {
    if (this.options.noIgnores) return undefined;
    for (const [index, place] of placesOf(finding.report).entries()) {
      for (const directive of this.directives.get(place.file) ?? []) {
        if (!directive.rules.includes(finding.rule.id) || (this.options.requireReason && !directive.reason)) continue;
        if (directive.covers !== 'file' && !starts(place.range, directive.covers)) continue;
        this.used.add(directive);
        return { kind: 'inSource', reason: directive.reason, at: { file: directive.file, range: directive.range }, ...(directive.eslint && index === 0 && { eslint: true }) };
      }
    }
    for (const ignore of this.options.ignores ?? []) {
      if (ignore.rule !== finding.rule.id || (this.options.requireReason && !ignore.reason) || !this.fits(ignore, finding.at)) continue;
      this.used.add(ignore);
      if (ignore.expires !== undefined && ignore.expires < this.today) continue;
      return { kind: 'external', reason: ignore.reason ?? '' };
    }
    return undefined;
  }

  private fits({ file, pointer, match }: Ignore, at: Location): boolean {
    if (file !== undefined && file !== at.file && !glob(file)(at.file)) return false;
    if (pointer !== undefined) {
      const node: ConfigNode | undefined = nodeAt(this.files.config(at.file)?.root, pointerKeys(pointer));
      if (!node || !(contains(node.range, at.range) || contains(at.range, node.range))) return false;
    }
    return match === undefined || (this.files.text(at.file)?.slice(at.range.start, at.range.end).includes(match) ?? false);
  }

  /** Suppressions that suppressed nothing, and those that have expired. */
  notices(ran: ReadonlySet<string>): Notice[] {
    if (this.options.noIgnores) return [];
    const notices: Notice[] = [];
    for (const directive of [...this.directives.values()].flat()) {
      if (!this.used.has(directive) && directive.rules.every((rule) => ran.has(rule))) {
        notices.push({ kind: 'unused-suppression', path: directive.file, message: `The suppression of ${directive.rules.join(', ')} suppresses nothing.` });
      }
      for (const rule of directive.rules) {
        if (!ran.has(rule) && !this.options.onlyRules?.length && !this.options.skipRules?.length && this.options.rules?.[rule] !== 'off') {
          notices.push({ kind: 'bad-suppression', path: directive.file, message: `There is no rule '${rule}' to suppress.` });
        }
      }
    }
    for (const ignore of this.options.ignores ?? []) {
      const what = `${ignore.rule}${ignore.file ? ` in ${ignore.file}` : ''}${ignore.pointer ? ` at ${ignore.pointer}` : ''}`;
      if (ignore.expires !== undefined && ignore.expires < this.today) notices.push({ kind: 'expired-suppression', message: `The suppression of ${what} expired on ${ignore.expires}.` });
      else if (!this.used.has(ignore) && ran.has(ignore.rule)) notices.push({ kind: 'unused-suppression', message: `The suppression of ${what} suppresses nothing.` });
    }
    return notices;
  }
}

const starts = (range: Range, line: Range): boolean => range.start >= line.start && range.start <= line.end;

/** A glob of the user's own configuration. */
const glob = (pattern: string): ((path: string) => boolean) => (pattern.length > 400 ? () => false : picomatch(pattern, { dot: true, noextglob: true, nobrace: pattern.length > 100 }));
