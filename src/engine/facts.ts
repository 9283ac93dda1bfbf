import type { FileFacts, TokenMatch } from '../core/app.js';
import type { ConfigDocument } from '../core/config.js';
import type { Range } from '../core/location.js';
import type { Comment, Problem } from '../core/problem.js';
import type { Summary } from '../core/summary.js';
import { CONFIG_NAMES, CONFIG_SECRET, CONFIG_WORDS, PHP_WORDS, RUST_WORDS, SECRET_ASSIGNMENT } from '../knowledge/words.js';
import { parseConfig } from '../config-parsers/index.js';
import { plainSources } from '../config-parsers/lockfile.js';
import { joinSummaries, withValues } from '../source-parsers/join.js';
import { type Interest, interestOf, matchTokens } from '../source-parsers/interest.js';
import { decode, hashOf } from './bytes.js';
import { classify, isGeneratedText } from './classify.js';

/** Larger files are not read: nothing that people write is that large. */
export const LARGEST = 16 * 1024 * 1024;

/** Changes whenever the same content may give other facts. */
export const FACTS_VERSION = '9';

type Document = Summary | ConfigDocument;

export interface ReadOptions {
  /** Reads a file also where no word of interest stands in it, as others that have one import it. */
  readonly whole?: boolean;
}

/** A text, and what one look at it says. */
interface Look {
  readonly base: Pick<FileFacts, 'path' | 'size' | 'hash'>;
  readonly text: string;
  readonly interest: Interest;
  readonly problems: Problem[];
}

const isLock = (path: string, bytes: Uint8Array): boolean => classify(path, bytes.length) === 'lock';

/** What a look at a file's content says: all that there is to be known of some. */
const lookAt = (path: string, bytes: Uint8Array): FileFacts | Look => {
  const problems: Problem[] = [];
  const base = { path, size: bytes.length, hash: hashOf(bytes) };
  if (bytes.length > LARGEST) return { ...base, tokens: [], problems: [{ kind: 'size', message: `The file has ${Math.round(bytes.length / 1048576)} MiB and was not read.` }] };
  const text = decode(bytes, problems);
  if (text === undefined) return { ...base, tokens: [], problems };
  if (isLock(path, bytes)) {
    const document = plainSources(text);
    return { ...base, ...(document && { document }), tokens: [], problems };
  }
  const interest = interestOf(text);
  return isGeneratedText(path, text) ? { ...base, tokens: matchTokens(text, interest), problems, generated: true } : { base, text, interest, problems };
};

/** The facts of a file that need not be parsed; undefined of one that may have to be. It never throws, and it takes no more time than the text has characters. */
export const glance = (path: string, bytes: Uint8Array): FileFacts | undefined => {
  if (isLock(path, bytes)) return undefined;
  const look = lookAt(path, bytes);
  if (!('text' in look)) return look;
  const { base, text, interest, problems } = look;
  return mayBeParsed(path, text, interest) ? undefined : withTokens(base, problems, matchTokens(text, interest));
};

const withTokens = (base: Look['base'], problems: readonly Problem[], tokens: readonly TokenMatch[]): FileFacts => ({ ...base, tokens, problems, ...(tokens.length > 0 && { sensitive: true }) });

/** Everything that is kept of one file's content. It never throws: what goes wrong is a Problem. */
export const readFacts = async (path: string, bytes: Uint8Array, { whole = false }: ReadOptions = {}): Promise<FileFacts> => {
  const look = lookAt(path, bytes);
  if (!('text' in look)) return look;
  const { base, text, interest, problems } = look;
  let document: Document | undefined;
  try {
    document = whole || mayBeParsed(path, text, interest) ? await read(path, text, whole) : undefined;
  } catch (error) {
    problems.push({ kind: 'crash', message: `The file could not be read: ${error instanceof Error ? error.message : String(error)}` });
  }
  const tokens = matchTokens(text, interest);
  const secrets = document !== undefined && (interest.secret() || CONFIG_SECRET.test(text) || document.kind === 'config' && document.format === 'dotenv');
  return { ...withTokens(base, [...problems, ...(document?.problems ?? [])], tokens), ...(document && { document }), ...(secrets && { sensitive: true }) };
};

/** Whether a text is of a kind that is parsed, and has a word of interest where that decides. */
const mayBeParsed = (path: string, text: string, interest: Interest): boolean => {
  switch (classify(path, text.length)) {
    case 'config':
      return CONFIG_NAMES.test(path) || CONFIG_WORDS.test(text) || CONFIG_SECRET.test(text);
    case 'source':
      if (path.endsWith('.php')) return PHP_WORDS.test(text) || interest.secret();
      if (path.endsWith('.rs')) return hasRustWords(text);
      return interest.script();
    case 'page':
      return true;
    default:
      return false;
  }
};

const hasRustWords = (text: string): boolean => RUST_WORDS.test(text) || SECRET_ASSIGNMENT.pattern.test(text);

// The parsers are loaded when the first file wants them: a project without YAML does not pay for it.
const read = async (path: string, text: string, whole: boolean): Promise<Document | undefined> => {
  switch (classify(path, text.length)) {
    case 'config':
      return parseConfig(path, text);
    case 'page':
      return readPage(path, text);
    case 'source':
      if (path.endsWith('.php')) return (await php())(path, text);
      if (path.endsWith('.rs')) return readRust(path, text, whole);
      return (await import('../source-parsers/javascript/index.js')).readJavaScript(path, text);
    default:
      return undefined;
  }
};

/** The comments of a file that may be directives, in any format but JavaScript. It never throws. */
export const readComments = async (path: string, text: string): Promise<readonly Comment[]> => {
  try {
    switch (classify(path, text.length)) {
      case 'config': return (await parseConfig(path, text))?.comments ?? [];
      case 'page': return (await import('../source-parsers/html/index.js')).readHtml(path, text).summary.comments;
      case 'source': return path.endsWith('.php') ? (await php())(path, text).comments : path.endsWith('.rs') ? (await (await import('../source-parsers/rust/index.js')).createRustReader())(path, text).comments : [];
      default: return [];
    }
  } catch {
    return [];
  }
};

const readRust = async (path: string, whole: string, always: boolean): Promise<Document | undefined> => {
  const { createRustReader, withoutTests } = await import('../source-parsers/rust/index.js');
  const text = withoutTests(whole);
  return always || hasRustWords(text) ? (await createRustReader())(path, text) : undefined;
};

const readPage = async (path: string, text: string): Promise<Summary> => {
  const { readHtml, phpBlocks, rawExpressions } = await import('../source-parsers/html/index.js');
  const page = readHtml(path, text);
  const parts: Summary[] = [page.summary];
  const values: Parameters<typeof withValues>[1][number][] = [];
  const says = ({ range }: { readonly range: Range }): boolean => interestOf(text.slice(range.start, range.end)).script();
  const component = page.kind !== 'page';
  // The script of a component explains what its template shows.
  const shows = page.expressions.some(({ wanted }) => wanted) || page.expressions.some(says);
  const wanted = page.scripts.filter((script) => (component && shows) || says(script));
  if (wanted.length > 0 || shows) {
    const { readComponent } = await import('../source-parsers/javascript/index.js');
    // Blocks of one language share a module, as Vue's two script blocks do. The template goes with the first of them.
    const langs = [...new Set(wanted.map((script) => script.lang))];
    for (const [index, lang] of (langs.length > 0 ? langs : ['ts' as const]).entries()) {
      const mask = wanted.filter((script) => script.lang === lang).map((script) => script.range);
      const script = readComponent(path, page.script, { lang, mask, kind: page.kind, expressions: index === 0 ? page.expressions : [] });
      const offset = parts.reduce((sum, { nodes }) => sum + nodes.length, 0);
      for (const expression of page.expressions) {
        const value = script.values.get(expression);
        if (expression.attribute && value !== undefined) values.push({ ...expression.attribute, value: value + offset });
      }
      parts.push(script.summary);
    }
  }
  if (path.endsWith('.blade.php')) {
    const raw = rawExpressions(text);
    const blocks = [...new Map([...(PHP_WORDS.test(text) ? phpBlocks(text, PHP_WORDS) : []), ...raw].map((one) => [one.start, one])).values()];
    if (blocks.length > 0) parts.push((await php())(path, text, { blocks, raw }));
  }
  return withValues(parts.reduce(joinSummaries), values);
};

// Asked anew for each file: after a crash of the parser, its next reader has a fresh one.
const php = async () => (await import('../source-parsers/php/index.js')).createPhpReader();
