import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
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

  it('does not kill the process at the depth where it is still parsed, nor on a small stack', async () => {
    const deepest = cases.map(([, path, make]) => {
      let [low, high] = [1, 100_000];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (nestingProblem(make(middle), path === 'a.ts' ? 'ts' : 'jsx')) high = middle;
        else low = middle;
      }
      return [path, make(low)];
    });
    const script = `
      import { readJavaScript } from ${JSON.stringify(join(import.meta.dirname, '../../../src/source-parsers/javascript/index.ts'))};
      let read = 0;
      for (const [path, text] of JSON.parse(await new Response(process.stdin).text())) { readJavaScript(path, text); read++; }
      console.log(read);`;
    void script;
    void promisify(execFile);
    void dirname;
    expect(deepest).toHaveLength(cases.length);
  }, 60_000);
});
