import { describe, expect, test } from 'vitest';
import type { SinkKind } from '../../src/core/flow.js';
import { findFlows, type FlowResult, type SinkMark, type SourceMark } from '../../src/dataflow/flows.js';
import type { Graph } from '../../src/dataflow/graph.js';
import { graphOf } from './memory.js';

/** Flows from what `ask()` gives to what `run(x)` and `run2(x)` get. */
const flowsIn = (graph: Graph): FlowResult => {
  const sources = graph.world.calls('ask').map((call): SourceMark => ({ kind: 'network', what: 'an answer', source: call.source, id: call.id, at: call.at }));
  const sinks = graph.world.calls(/^run\d*$/).flatMap((call): SinkMark[] => {
    const value = call.arg(0);
    return value ? [{ kind: 'command' satisfies SinkKind, what: call.name, source: call.source, id: value.id, at: call.at, under: call.under, fn: call.fn }] : [];
  });
  return findFlows(graph, { sources, sinks });
};

/** The lines that values reach, as `file:line`; lines that should be have `// here` in them. */
const check = async (files: Readonly<Record<string, string>> | string): Promise<void> => {
  const all = typeof files === 'string' ? { 'main.js': files } : files;
  const { flows, cut } = flowsIn(await graphOf(all));
  const reached = flows.map(({ sink }) => `${sink.at.file}:${all[sink.at.file]!.slice(0, sink.at.range.start).split('\n').length}`);
  const wanted = Object.entries(all).flatMap(([file, text]) => text.split('\n').flatMap((line, index) => (line.includes('// here') ? [`${file}:${index + 1}`] : [])));
  expect([...new Set(reached)].sort()).toEqual(wanted.sort());
  expect(cut).toBe(false);
};

describe('a value goes', () => {
  test('through variables, texts, ternaries and assignments', () => check(`
    const x = ask();
    run(x); // here
    run(\`ls \${x} .\`); // here
    run('ls ' + x); // here
    run(y ? x : 'no'); // here
    run(x ?? 'no'); // here
    run(x.length);
    run(Number(x));
    run('x');
    let later; later = x; run(later); // here
    const [first, ...others] = [x, 'b'];
    run(first); // here
  `));

  test('along properties, and only those', () => check(`
    const x = ask();
    const box = { url: x, name: 'fixed', deep: { a: x, b: 1 } };
    run(box.url); // here
    run(box.name);
    run(box.deep.a); // here
    const copy = { ...box, name: 'other' };
    run(copy.url); // here
    run(copy.name);
    const { url: renamed, name } = box;
    run(renamed); // here
    run(name);
    const made = {}; made.command = x; made.label = 'fixed';
    run(made.command); // here
    run(made.label);
  `));

  test('into functions and out of them, by the argument that it is', () => check(`
    const same = (a, b) => a;
    function second(a, b) { return b; }
    run(same(ask(), 'b')); // here
    run(second(ask(), 'b'));
    run(second('a', ask())); // here
    const both = (...all) => all.join(' ');
    run(both('a', ask())); // here
    run(both('a', 'b'));
    const wrap = (value) => ({ value, size: 1 });
    run(wrap(ask()).value); // here
    run(wrap(ask()).size);
    function into({ command, dir = '.' }) {
      run(command); // here
      run(dir);
    }
    into({ command: ask(), dir: '/tmp' });
    same.call(null, ask());
    run(same.bind(null, 'fixed')(ask()));
  `));

  test('through closures and callbacks', () => check(`
    const outer = (x) => () => {
      run(x); // here
    };
    outer(ask())();
    ask().split(' ').map((part) => part.trim()).forEach((part) => {
      run(part); // here
    });
    const each = (list, f) => { for (const one of list) f(one); };
    each([ask()], (one) => {
      run(one); // here
    });
    const handlers = { go: (text) => { run(text); } }; // here
    handlers.go(ask());
    const stay = (x) => () => run(x);
    stay('fixed')();
  `));

  test('through promises', () => check(`
    const later = async () => ask();
    later().then((x) => {
      run(x); // here
      return x + '!';
    }).then((x) => {
      run(x); // here
      return 'fixed';
    }).then((x) => {
      run(x);
    });
    const go = async () => {
      run(await later()); // here
      const [a, b] = await Promise.all([later(), 'b']);
      run(a); // here
      run(await new Promise((resolve) => resolve(ask()))); // here
      run(await Promise.resolve('fixed'));
    };
  `));

  test('through fields and methods of classes', () => check(`
    class Runner {
      constructor(command) { this.command = command; this.folder = '/tmp'; }
      start() {
        run(this.command); // here
        run(this.folder);
      }
      set next(value) { this.queued = value; }
    }
    class Later extends Runner {
      start() {
        run(this.command); // here
      }
    }
    new Runner(ask()).start();
    new Later(ask()).start();
  `));

  test('through other files: named, default, renamed and passed on exports, namespaces, CommonJS', () => check({
    'main.ts': `
      import { fetchIt as get, fixed } from './a';
      import runner, { helper } from './barrel';
      import * as all from './c';
      const old = require('./d');
      run(get()); // here
      run(fixed());
      runner(get());
      helper({ text: get() });
      all.go(get());
      old.start(get(), 'fixed');
    `,
    'a.ts': 'export const fetchIt = () => ask(); export const fixed = () => "ls";',
    'barrel.ts': "export { default } from './b'; export * from './b';",
    'b.ts': `
      export default function (command) {
        run(command); // here
      }
      export const helper = ({ text, name }) => {
        run(text); // here
        run(name);
      };
    `,
    'c.ts': `
      export const go = (x) => {
        run(x); // here
      };
    `,
    'd.js': `
      module.exports = { start };
      function start(a, b) {
        run(a); // here
        run(b);
      }
    `,
  }));

  test('no further than it is told from: one caller says nothing about another', () => check(`
    const id = (x) => x;
    run(id(ask())); // here
    run(id('fixed'));
    const a = id('b');
    run(a);
  `));
});

test('what is empty does no harm', async () => {
  const counted = async (text: string): Promise<number> => flowsIn(await graphOf({ 'main.js': text })).flows.length;
  expect(await counted('const x = ask(); const y = x && Number(x); run(y);')).toBe(0);
  expect(await counted('const x = ask(); const y = x && x.trim(); run(y);')).toBe(1);
  expect(await counted("const x = ask(); const y = x || 'fixed'; run(y);")).toBe(1);
});

test('what is a guess is told as one, unless there is a way that is sure', async () => {
  const guesses = async (text: string): Promise<readonly boolean[]> => flowsIn(await graphOf({ 'main.js': text })).flows.map(({ guessed }) => guessed);
  expect(await guesses("const store = new Store(); store.set('a', ask()); run(store.get('b'));")).toEqual([true]);
  expect(await guesses("const letter = () => { const map = new Map(); map.set('a', ask()); run(map.get('a')); };")).toEqual([false]);
  // A map of the module has keys for everything.
  expect(await guesses("const map = new Map(); map.set('a', ask()); run(map.get('b'));")).toEqual([true]);
  expect(await guesses("const query = new URLSearchParams(); query.set('q', ask()); run(query.toString());")).toEqual([false]);
  for (const [first, second] of [['store.get("a")', 'x'], ['x', 'store.get("a")']]) {
    expect(await guesses(`const x = ask(); const store = new Store(); store.set('a', x); let y = ${first}; y = ${second}; const go = (z) => { run(z); }; go(y);`)).toEqual([false]);
  }
});

describe('following ends', () => {
  test('in functions that call themselves and each other', async () => {
    await check(`
      function down(x, n) {
        if (n === 0) return x;
        return down(x + '.', n - 1);
      }
      run(down(ask(), 3)); // here
      const even = (x, n) => (n === 0 ? x : odd(x, n - 1));
      const odd = (x, n) => (n === 0 ? 'fixed' : even(x, n - 1));
      run(even(ask(), 4)); // here
      const forever = (x) => forever(x);
      run(forever(ask()));
      const walk = (node) => { run(node.name); node.children.forEach(walk); }; // here
      walk(ask());
    `);
  });

  test('in modules that import each other and objects that hold themselves', async () => {
    await check({
      'a.js': "import { b } from './b.js'; export const a = (x) => b(x); run(a(ask())); // here",
      'b.js': "import { a } from './a.js'; export const b = (x) => (x.y ? a(x) : x); const self = {}; self.self = self; self.x = ask(); run(self.self.self.y); run(self.x); // here",
    });
  });

  test('in chains that were made to be long, with work that grows with their length', async () => {
    const stepsOf = async (length: number): Promise<{ readonly found: number; readonly cut: boolean; readonly asked: number }> => {
      const chain = Array.from({ length }, (_, index) => `const f${index} = (x) => f${index + 1}(x + '${index}');`).join('\n');
      const graph = await graphOf({ 'main.js': `${chain}\nconst f${length} = (x) => { run(x); return x; };\nf0(ask());` });
      let asked = 0;
      const usesIn = graph.usesIn.bind(graph);
      graph.usesIn = (source) => { asked++; return usesIn(source); };
      const { flows, cut } = flowsIn(graph);
      return { found: flows.length, cut, asked };
    };
    // Calls are followed to a depth that people write: a longer chain is given up, and that is all.
    expect((await stepsOf(12)).found).toBe(1);
    const [short, long] = [await stepsOf(500), await stepsOf(5000)];
    expect(long.asked).toBeLessThan(short.asked * 11);
    expect(long.asked).toBeLessThan(5000 * 12);
  });

  test('in many callers of one function, whose ways are found once', async () => {
    const factsOf = async (callers: number): Promise<number> => {
      const body = Array.from({ length: 40 }, (_, index) => `x = x.trim(); const v${index} = x + '${index}';`).join('\n');
      const graph = await graphOf({ 'main.js': `function shared(x) {\n${body}\nrun(x);\n}\n${Array.from({ length: callers }, () => 'shared(ask());').join('\n')}` });
      let asked = 0;
      const usesIn = graph.usesIn.bind(graph);
      graph.usesIn = (source) => { asked++; return usesIn(source); };
      expect(flowsIn(graph).flows).toHaveLength(callers);
      return asked;
    };
    const [few, many] = [await factsOf(10), await factsOf(200)];
    // What stands in the function is looked at once, each caller adds its own few steps.
    expect(many - few).toBeLessThan(190 * 10);
  });
});
