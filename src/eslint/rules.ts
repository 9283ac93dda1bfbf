import { isAbsolute } from 'node:path';
import type { RuleMeta } from '../core/rule.js';
import { ruleUrl } from '../core/tool.js';
import type { HostSettings, Told } from '../service/protocol.js';
import { findingsIn } from './bridge.js';
import { wholeMessage } from '../service/message.js';
import type { Descriptor, EslintRule, FixFunction, RuleContext, SourceText } from './types.js';

const NO_SETTINGS: HostSettings = {};
const NOTHING = {};
/** What ESLint calls a text without a name. */
const NO_FILE = /[\\/]__placeholder__\.js$/;

/** A rule of the engine's as ESLint has it. It reads no syntax tree, so that it runs under any parser and language. */
export const eslintRule = ({ id, title, category, fixable }: RuleMeta): EslintRule => ({
  meta: {
    type: 'problem', docs: { description: title, url: ruleUrl(id), category, recommended: true },
    ...(fixable && { fixable: 'code' }), hasSuggestions: true, schema: [], languages: ['*'],
  },
  create: (context) => {
    const { filename, physicalFilename = filename, sourceCode } = context;
    // What a processor made is no file, and a text from nowhere belongs to no app.
    if (!sourceCode || filename === undefined || physicalFilename !== filename || !isAbsolute(filename) || NO_FILE.test(filename)) return NOTHING;
    const settings = (context.settings?.['desktop-sec'] ?? NO_SETTINGS) as HostSettings;
    const { findings, offset } = findingsIn(sourceCode, { path: filename, text: sourceCode.text, bom: sourceCode.hasBOM ?? false, cwd: context.cwd ?? process.cwd(), settings });
    const own = findings.filter(({ rule }) => rule === id);
    return own.length === 0 ? NOTHING : reporting(context, () => own.flatMap((finding) => descriptorOf(finding, sourceCode, offset, fixable !== undefined) ?? []));
  },
});

/** Reports at the first node, of whatever kind it is. */
const reporting = (context: RuleContext, descriptors: () => readonly Descriptor[]): Readonly<Record<string, () => void>> => {
  let done = false;
  return {
    '*': () => {
      if (done) return;
      done = true;
      for (const one of descriptors()) context.report(one);
    },
  };
};

const descriptorOf = (finding: Told, source: SourceText, offset: number, fixable: boolean): Descriptor | undefined => {
  const at = (index: number): number => Math.min(index - offset, source.text.length);
  const start = at(finding.range.start);
  const end = at(finding.range.end);
  if (start < 0 || finding.range.start - offset > source.text.length) return undefined;
  // A fix of another file is none that ESLint could make.
  const here = finding.fixes.filter(({ edits }) => edits.every(({ file, range }) => file === finding.file && range.start >= offset && range.end - offset <= source.text.length));
  const fixOf = ({ edits }: Told['fixes'][number]): FixFunction => (fixer) =>
    edits.map(({ range, text }) => fixer.replaceTextRange([range.start - offset, range.end - offset], text));
  const safe = fixable ? here.find((one) => one.safe) : undefined;
  const suggestions = here.filter((one) => one !== safe);
  return {
    loc: { start: source.getLocFromIndex(start), end: source.getLocFromIndex(end) },
    message: wholeMessage(finding),
    // ESLint 8 takes a key without a value for a fix.
    ...(safe && { fix: fixOf(safe) }),
    ...(suggestions.length > 0 && { suggest: suggestions.map((one) => ({ desc: one.description, fix: fixOf(one) })) }),
  };
};

