import { describe, expect, it } from 'vitest';
import { readCode, told } from './show.js';

describe('classes', () => {
  const summary = readCode(`namespace App;
    #[Attribute]
    final class Mail extends Base implements Sends, \\Countable {
      use Queued, \\Log { Queued::a as b; }
      const KEY = 'k', OTHER = 2;
      public static ?string $name = null;
      private array $hidden = ['x'];
      protected int $count;
      public function __construct(private readonly Foo $foo, public ?int $n = 5, string ...$rest) { $this->count = $n; }
      #[Route('/a', methods: ['GET']), Admin]
      public static function make(Request|array $request, &$out): static { return new static($request); }
      abstract function none();
    }`);
  const { show, writes } = told(summary);
  const [mail] = summary.classes;

  it('have a name, a base, interfaces and traits', () => {
    expect(mail!.name).toBe('App\\Mail');
    expect(show(mail!.extends!)).toBe('App\\Base');
    expect(mail!.implements).toEqual(['App\\Sends', 'Countable', 'App\\Queued', 'Log']);
  });

  it('have members', () => {
    expect(mail!.members.map(({ name, value, static: isStatic }) => `${isStatic ? 'static ' : ''}${name} ${show(value)}`)).toEqual([
      'static KEY "k"', 'static OTHER 2', 'static name null', 'hidden ["x"]', '__construct fn:__construct', 'static make fn:make', 'none fn:none', 'foo foo$', 'n n$',
    ]);
  });

  it('have functions with parameters and attributes', () => {
    const [construct, make] = summary.functions.slice(1);
    expect(construct!.params.map(({ name, type, rest, default: fallback }) => [name, type, rest, fallback === undefined ? undefined : show(fallback)])).toEqual([
      ['foo', 'App\\Foo', undefined, undefined], ['n', '?int', undefined, '5'], ['rest', 'string', true, undefined],
    ]);
    expect(make!.attributes).toEqual(['Route(\'/a\', methods: [\'GET\'])', 'Admin']);
    expect(make!.static).toBe(true);
    expect(make!.params.map(({ type }) => type)).toEqual(['App\\Request|array', undefined]);
    expect(writes).toContain('this:App\\Mail.foo = foo$');
    expect(writes).toContain('this:App\\Mail.count = n$');
  });

  it('declare constants and properties', () => {
    expect(summary.declarations.map(({ name, value }) => `${name} ${show(value)}`)).toEqual(['KEY "k"', 'OTHER 2', 'name null', 'hidden ["x"]']);
  });

  it('may be interfaces, traits and enums', () => {
    const { classes } = readCode('interface A extends B, C {} trait D { function f() { $this->x(); } } enum E: int implements F { case One = 1; case Two = 2; const X = 3; }');
    expect(classes.map(({ name, implements: all }) => [name, all])).toEqual([['A', ['B', 'C']], ['D', undefined], ['E', ['F']]]);
    expect(classes[2]!.members.map(({ name }) => name)).toEqual(['One', 'Two', 'X']);
  });

  it('read property hooks', () => {
    expect(told(readCode('class A { public string $a { get => f($this->a); set { g($value); } } }')).calls).toEqual(['f(this:A.a)', 'g(value~)']);
  });
});
