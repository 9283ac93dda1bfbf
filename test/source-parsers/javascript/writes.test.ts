import { describe, expect, it } from 'vitest';
import { said } from './show.js';

const table = (rows: readonly (readonly [source: string, ...writes: string[]])[]): void => {
  it.each(rows.map(([source, ...writes]) => ({ source, writes })))('$source', ({ source, writes }) => {
    expect(said(source).writes).toEqual(writes);
  });
};

describe('writes', () => {
  table([
    ['el.innerHTML = v', 'el.innerHTML = v'],
    ['let shown; const a = <a onClick={() => { const text = x; shown = text; }} {...{ b() { el.c = 1; } }}/>', 'shown~ = x', 'el.c = 1'],
    ['if (a) el[k] = v', 'el[k] = v @a'],
    ['const o = {}; o.a = 1', '{}.a = 1'],
    ['let a = 1; a = 2', 'a~ = 1', 'a~ = 2'],
    ['let a; a = 1'],
    ['let win = null; function open() { win = new BrowserWindow() }', 'win~ = null', 'win~ = new BrowserWindow()'],
    ['let win; function open() { win = new BrowserWindow() }', 'win~ = new BrowserWindow()'],
    ['use(a); var a = 1', 'a~ = 1'],
    ['let f = () => {}; f = g', 'f~ = fn:f', 'f~ = g'],
    ['function f() {} f = g', 'f~ = fn:f', 'f~ = g'],
    ['html += "<b>" + x', 'html = text(html, "<b>", x)'],
    ['this.n++', 'this.n = ?'],
    ['let i = 0; i++', 'i~ = 0', 'i~ = ?'],
    ['a.b ??= c', 'a.b = either(a.b | c unless a.b)'],
    ['a.b = c.d = e', 'c.d = e', 'a.b = e'],
    ['({ a: b.c, d: [e.f] } = g)', 'b.c = g.a', 'e.f = g.d.0'],
    ['(a as B).c = d', 'a.c = d'],
    ['unknown = 1', 'unknown = 1'],
    ['for (x.y of z) {}', 'x.y = z[?]'],
    ['function f(url) { url = clean(url) }', 'url~ = url$', 'url~ = clean(url~)'],
    ['let a = 1; a -= 1', 'a~ = 1', 'a~ = ?'],
    ['delete a.b'],
  ]);

  it('tells variables of one name apart', () => {
    const { summary } = said('{ let a = 1; a = 2; f(a) } { let a = 3; a = 4; g(a) }');
    expect(new Set(summary.functions[0]!.writes.map(({ target }) => target)).size).toBe(2);
  });

  it('places target and value', () => {
    const source = 'x; el.innerHTML = value;';
    const [write] = said(source).summary.functions[0]!.writes;
    const text = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
    expect([write!.at, write!.targetAt, write!.valueAt].map(text)).toEqual(['el.innerHTML = value', 'el.innerHTML', 'value']);
  });
});

describe('classes', () => {
  const source = `
    @Component({ selector: 'x' })
    class Win extends Base {
      static shared = this.create();
      #secret = 's';
      title = 'Main';
      declared: string;
      [computed()] = 1;
      constructor(private shell: Shell, url = 'u') { super(url); this.win = new BrowserWindow({ title: this.title }); }
      open = () => { this.win.show(); };
      static create() { return new this(); }
      get url() { return this.#secret; }
      load() { super.load(function () { this.x }); }
      abstract later(): void;
      static { this.ready = true; }
    }
    new Win().open();`;

  it('lists members', () => {
    const { summary, show } = said(source);
    const [win] = summary.classes;
    expect(win!.name).toBe('Win');
    expect(show(win!.extends!)).toBe('Base');
    expect(win!.members.map(({ name, value, static: own }) => `${own ? 'static ' : ''}${name}: ${show(value)}`)).toEqual([
      'static shared: class:Win.create()', '#secret: "s"', 'title: "Main"', 'constructor: fn:constructor', 'open: fn:open', 'static create: fn:create', 'url: fn:url', 'load: fn:load',
    ]);
    expect(summary.functions.filter((fn) => fn.class !== undefined).map((fn) => `${fn.static ? 'static ' : ''}${fn.name}`)).toEqual(['constructor', 'open', 'static create', 'url', 'load']);
  });

  it('knows this and super', () => {
    const { calls, writes, returns } = said(source);
    expect(calls).toEqual([
      'Component({selector: "x"})', 'class:Win.create()', 'computed()', 'new class:Win()', 'new class:Win().open()',
      'new Base(url$)', 'new BrowserWindow({title: this:Win.title})',
      'this:Win.win.show()', 'new class:Win()', 'Base.prototype.load(fn:)',
    ]);
    expect(writes).toEqual(['class:Win.ready = true', 'this:Win.shell = shell$', 'this:Win.win = new BrowserWindow({title: this:Win.title})']);
    expect(returns).toEqual(['new class:Win()', 'this:Win.#secret']);
  });

  it('has this at the top and in plain functions as a global', () => {
    expect(said('this.a = 1; function f() { this.b = 2; return () => { this.c = 3 } }').writes).toEqual(['this.a = 1', 'this.b = 2', 'this.c = 3']);
  });

  it('binds the name of a class expression inside it', () => {
    expect(said('const A = class B { m() { new B() } }').calls).toEqual(['new class:B()']);
  });

  it('names what has no name by what it is assigned to', () => {
    expect(said('const a = function () {}; b.c = () => {}; const d = { e() {}, f: () => {} }; const g = class {}').summary).toMatchObject({
      functions: [{}, { name: 'a' }, { name: 'c' }, { name: 'e' }, { name: 'f' }], classes: [{ name: 'g' }],
    });
  });
});

describe('parameters', () => {
  it('have names, defaults and places', () => {
    const source = 'function f(a, { b } = {}, ...c) {}';
    const { summary, show } = said(source);
    const { params } = summary.functions[1]!;
    expect(params.map(({ name, rest, default: fallback, at }) => [name, rest, fallback === undefined ? undefined : show(fallback), source.slice(at.start, at.end)])).toEqual([
      ['a', undefined, undefined, 'a'], [undefined, undefined, '{}', '{ b } = {}'], ['c', true, undefined, '...c'],
    ]);
  });
});
