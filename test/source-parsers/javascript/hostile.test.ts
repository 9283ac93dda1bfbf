import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../src/core/summary.js';
import { nestingProblem, readJavaScript } from '../../../src/source-parsers/javascript/index.js';

const often = (text: string, count: number): string => text.repeat(count);

/** Every way we know to nest code, of any depth. */
const NESTED: Readonly<Record<string, (n: number) => string>> = {
  arrays: (n) => often('[', n) + often(']', n),
  parentheses: (n) => `${often('(', n)}1${often(')', n)}`,
  'unclosed parentheses': (n) => often('(', n),
  objects: (n) => `x=${often('{a:', n)}1${often('}', n)}`,
  blocks: (n) => often('{', n) + often('}', n),
  calls: (n) => `${often('f(', n)}${often(')', n)}`,
  functions: (n) => `${often('function f(){', n)}${often('}', n)}`,
  'functions called at once': (n) => `${often('(function(){', n)}${often('})()', n)}`,
  arrows: (n) => `${often('a=>', n)}1`,
  'async arrows': (n) => `${often('async a=>', n)}1`,
  'arrows with parentheses': (n) => `${often('(a)=>', n)}1`,
  'default values': (n) => `${often('(a=', n)}1${often(')=>1', n)}`,
  elements: (n) => `x=${often('<a>', n)}${often('</a>', n)}`,
  'elements after text': (n) => `x=<b>${often('it\'s, <a>', n)}${often('</a>', n)}</b>`,
  attributes: (n) => `x=${often('<a b={', n)}1${often('}/>', n)}`,
  templates: (n) => `${often('`${', n)}1${often('}`', n)}`,
  'unary operators': (n) => `${often('!', n)}1`,
  'unary words': (n) => `${often('typeof ', n)}1`,
  await: (n) => `async()=>${often('await ', n)}1`,
  yield: (n) => `function*f(){${often('yield ', n)}1}`,
  new: (n) => `${often('new ', n)}a`,
  choices: (n) => `${often('a?b:', n)}1`,
  'choices of functions': (n) => `${often('a?function(){}:', n)}1`,
  'choices inside': (n) => `${often('a?', n)}1${often(':b', n)}`,
  assignments: (n) => `${often('a=', n)}1`,
  powers: (n) => `${often('a**', n)}1`,
  sums: (n) => `a${often('+a', n)}`,
  'sums over lines': (n) => `a${often('\n+a', n)}`,
  alternatives: (n) => `a${often('||a', n)}`,
  members: (n) => `a${often('.b', n)}`,
  'members of members': (n) => `a${often('?.[0]', n)}`,
  'chained calls': (n) => `a${often('.b()', n)}`,
  'tagged templates': (n) => `a${often('``', n)}`,
  'else if': (n) => `if(a);${often('else if(a);', n)}`,
  'else if with blocks': (n) => `if(a){}${often('else if(a){}', n)}`,
  'else if with commas': (n) => `if(a)b,c;${often('else if(a)b,c;', n)}`,
  'if in if': (n) => `${often('if(a)', n)};`,
  'if in if over lines': (n) => `${often('if (a)\n', n)};`,
  'loops in loops': (n) => `${often('for(;;)', n)};`,
  'do in do': (n) => `${often('do ', n)};${often('while(a);', n)}`,
  labels: (n) => `${often('a:', n)};`,
  'classes of classes': (n) => `x=${often('class extends ', n)}a${often('{}', n)}`,
  patterns: (n) => `let ${often('[', n)}a${often(']', n)}=1`,
  switches: (n) => `${often('switch(a){case 1:', n)}${often('}', n)}`,
  'behind a regular expression': (n) => `x=/[/'"\`]/g;${often('[', n)}${often(']', n)}`,
  'behind a quotient': (n) => `x=a/b;y=c/d;${often('[', n)}${often(']', n)}`,
  'behind a block and a regular expression': (n) => `if(a){}/'/.test(b);${often('[', n)}${often(']', n)}`,
  decorators: (n) => `${often('@', n)}a class A{}`,
  'behind a string': (n) => `x="\\"[";y='\\\n';${often('[', n)}${often(']', n)}`,
  'behind comments': (n) => `/* ' */ // "\n${often('[', n)}${often(']', n)}`,
};

const NESTED_TYPES: Readonly<Record<string, (n: number) => string>> = {
  'type arguments': (n) => `type X=${often('A<', n)}B${often('>', n)}`,
  'type arguments after commas': (n) => `type X=${often('A<C,', n)}B${often('>', n)}`,
  tuples: (n) => `type X=${often('[', n)}${often(']', n)}`,
  'function types': (n) => `type X=${often('()=>', n)}B`,
  keyof: (n) => `type X=${often('keyof ', n)}B`,
  'conditional types': (n) => `type X=${often('A extends B?C:', n)}B`,
  'array types': (n) => `type X=A${often('[]', n)}`,
  assertions: (n) => `${often('<a>', n)}b`,
  'non-null': (n) => `a${often('!', n)}`,
  as: (n) => `a${often(' as b', n)}`,
  comparisons: (n) => `a${often('<a', n)}`,
  'generic arrows': (n) => `${often('<T>(a)=>', n)}1`,
  namespaces: (n) => `namespace a${often('.b', n)}{}`,
};

describe('code nested too deeply', () => {
  const cases = [...Object.entries(NESTED).map(([name, make]) => [name, 'a.js', make] as const), ...Object.entries(NESTED_TYPES).map(([name, make]) => [name, 'a.ts', make] as const)];

  it.each(cases)('%s (%s) is told and not parsed', (_, path, make) => {
    expect(readJavaScript(path, make(100_000)).problems).toMatchObject([{ kind: 'nesting' }]);
  });

  it.each(cases)('%s (%s) of a sane depth are no problem', (_, path, make) => {
    expect(readJavaScript(path, make(50)).problems.filter(({ kind }) => kind !== 'syntax')).toEqual([]);
  });

  // In a process of its own: where this fails there is nothing left to tell. 1 MB is the stack of the main thread on Windows.
  it.skipIf(process.platform === 'win32')('leaves a stack of 1 MB enough room at the depth where it is still parsed', async () => {
    const deepest = cases.filter(([name]) => name !== 'namespaces').map(([, path, make]) => {
      let [low, high] = [1, 15_000];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (nestingProblem(make(middle), path === 'a.ts' ? 'ts' : 'jsx')) high = middle;
        else low = middle;
      }
      return { lang: path === 'a.ts' ? 'ts' : 'jsx', text: make(low) };
    });
    const folder = mkdtempSync(join(tmpdir(), 'nesting-'));
    try {
      writeFileSync(join(folder, 'deepest.json'), JSON.stringify(deepest));
      writeFileSync(join(folder, 'parse.mjs'), `
        import { readFileSync } from 'node:fs';
        import { parseSync } from ${JSON.stringify(import.meta.resolve('oxc-parser'))};
        const texts = JSON.parse(readFileSync(new URL('deepest.json', import.meta.url), 'utf8'));
        for (const { lang, text } of texts) parseSync('file', text, { lang, sourceType: 'unambiguous', preserveParens: false }).program;
        console.log(texts.length);`);
      const { stdout } = await promisify(execFile)('sh', ['-c', 'ulimit -s 1024 && exec "$0" --stack-size=700 "$1"', process.execPath, join(folder, 'parse.mjs')]);
      expect(stdout.trim()).toBe(String(deepest.length));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

describe('what is long but not deep', () => {
  it.each<[string, string]>([
    ['statements', often('if (a < b) c(d > e); else f(g);\n', 20_000)],
    ['statements without semicolons', often('a = b < c ? d : e\nf(g)\n', 20_000)],
    ['one statement with commas', `x(${often('a<b,c=>d,!e,', 20_000)}f)`],
    ['comparisons', often('if (a<b&&c<d<<2) {}', 20_000)],
    ['cases', `switch (a) {${often('case 1:', 20_000)}}`],
    ['declarations', `var a=1${often(',b=!c?-d:e', 20_000)}`],
    ['functions', often('function f(a){return a?b:c}', 20_000)],
    ['brackets in a string', `"${often('([{<', 20_000)}"`],
    ['brackets in a template', `\`${often('([{<', 20_000)}\``],
    ['brackets in comments', often('/* ([{< */ // ([{<\n', 20_000)],
    ['brackets in regular expressions', often('x=/[({<[]\\(\\{/;', 20_000)],
    ['text with quotes in elements', often("x=<p>don't [{a}]</p>;\n", 20_000)],
  ])('%s are read', (_, text) => {
    expect(nestingProblem(text)).toBeUndefined();
    expect(readJavaScript('a.js', text).problems.filter(({ kind }) => kind !== 'limit')).toEqual([]);
  });

  it.each([['assertions', 'x = <any>a.b;\n'], ['type arguments', 'const a: Map<string, A<B>> = new Map<string, A<B>>();\n'], ['generic arrows', 'const a = <T>(b: T): b is T => c < d;\n']])('%s in .ts are read', (_, line) => {
    expect(nestingProblem(often(line, 20_000), 'ts')).toBeUndefined();
  });
});

describe('broken code', () => {
  const folder = join(import.meta.dirname, '../../../src/source-parsers/javascript');
  const own = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

  it.each(own)('%s can be cut short anywhere', (_, text) => {
    for (let end = 0; end < text.length; end += 29) sound(readJavaScript('a.ts', text.slice(0, end)), end);
  });

  it('can be anything', () => {
    const words = ['a', '.b', '(', ')', '[', ']', '{', '}', '<a>', '</a>', '=>', '=', '...', ',', ';', ':', '?', '&&', '??', '`', '${', '"', '/', 'if', 'else', 'for', 'of', 'class', 'extends', 'static', 'function', 'async', 'await', 'return', 'switch', 'case',
      'default', 'import', 'export', 'from', 'require', '"x"', 'const', 'let', 'var', 'new', 'this', 'super', 'enum', 'namespace', 'try', 'catch', 'break', '1', '!', '+', '+=', '\n', ' '];
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), fc.constantFrom('a.js', 'a.ts', 'a.tsx'), (parts, path) => {
      const text = parts.join(' ');
      sound(readJavaScript(path, text), text.length);
    }), { numRuns: 1500 });
  });
});

/** Every number in a summary is of something that is there, and every place is in the text. */
const sound = (summary: Summary, length: number): void => {
  const most: Readonly<Record<string, number>> = {
    ...Object.fromEntries(IDS.map((key) => [key, summary.nodes.length - 1])), fn: summary.functions.length - 1, parent: summary.functions.length - 1, class: summary.classes.length - 1, start: length, end: length,
  };
  const check = (value: unknown, key: string): void => {
    if (typeof value === 'number') {
      const limit = most[key];
      if (limit !== undefined && !(value >= 0 && value <= limit)) throw new RangeError(`${key} is ${value}, at most ${limit} was expected`);
    } else if (Array.isArray(value)) for (const one of value) check(one, key);
    else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) if ((value as { kind?: string }).kind !== 'literal' || name === 'at') check(one, name);
  };
  check(summary, '');
};
const IDS = ['of', 'value', 'key', 'callee', 'args', 'items', 'parts', 'left', 'right', 'children', 'test', 'when', 'target', 'call', 'extends', 'default', 'elements'];
