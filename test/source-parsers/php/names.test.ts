import { describe, expect, it } from 'vitest';
import { readCode, told, valueOf } from './show.js';

describe('names', () => {
  it.each([
    ['use Native\\Desktop\\Facades\\Window; $it = Window::open("a");', 'Native\\Desktop\\Facades\\Window.open("a")'],
    ['use Native\\{Window as W, Shell}; $it = w::open(Shell::class);', 'Native\\Window.open("Native\\\\Shell")'],
    ['namespace App; $it = new Foo(1);', 'new App\\Foo(1)'],
    ['namespace App; $it = new \\Foo();', 'new Foo()'],
    ['namespace App; $it = new namespace\\Foo;', 'new App\\Foo()'],
    ['namespace App; use Vendor\\Pkg; $it = Pkg\\Thing::make();', 'Vendor\\Pkg\\Thing.make()'],
    ['namespace App; $it = file_put_contents($a, $b);', 'file_put_contents($a, $b)'],
    ['namespace App; use function Vendor\\run; $it = RUN();', 'Vendor\\run()'],
    ['namespace App; use const Vendor\\{A, B as C}; $it = [A, C];', '[Vendor\\A, Vendor\\B]'],
    ['namespace App; $it = run(); function run() {}', 'fn:run()'],
    ['namespace App { use X\\Y; } namespace Other { $it = new Y(); }', 'new Other\\Y()'],
    ['namespace A; namespace B; $it = new C();', 'new B\\C()'],
  ])('%s', (code, value) => expect(valueOf(code)).toBe(value));

  it('knows self, static and parent', () => {
    const { calls } = told(readCode('namespace App; class A extends B { function f() { self::a(); static::b(); parent::f(); new static(1); new self; } }'));
    expect(calls).toEqual(['App\\A.a()', 'App\\A.b()', 'App\\B.f()', 'new App\\A(1)', 'new App\\A()']);
  });

  it('lists what is used and included, in order', () => {
    const { imports } = readCode('use A\\{B, function c}; require_once __DIR__ . "/../a.php"; include "b.php"; require dirname(__DIR__, 2) . "/c.php"; use D as E; include dirname(__FILE__) . "/d.php";');
    expect(imports.map(({ how, from }) => `${how} ${from}`)).toEqual(['import A\\B', 'import A\\c', 'include ../a.php', 'include b.php', 'include ../../c.php', 'import D', 'include ./d.php']);
  });

  it('calls include where the path is not known', () => {
    const summary = readCode('include $_GET["page"];');
    expect(told(summary).calls).toEqual(['include($_GET["page"])']);
    expect(summary.imports).toEqual([]);
  });

  it('exports classes, functions and constants by their qualified names', () => {
    const summary = readCode('namespace App; class A {} interface B {} enum C: string { case D = "d"; } function f() {} const K = 1;');
    const { show } = told(summary);
    expect(summary.exports.map(({ name, value }) => `${name} ${show(value!)}`)).toEqual(['App\\f fn:f', 'App\\A class:App\\A', 'App\\B class:App\\B', 'App\\C class:App\\C', 'App\\K 1']);
  });
});
