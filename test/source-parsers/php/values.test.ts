import { describe, expect, it } from 'vitest';
import { valueOf } from './show.js';

const table = (rows: readonly (readonly [code: string, value: string])[]): void => {
  it.each(rows.map(([code, value]) => ({ code, value })))('$code', ({ code, value }) => expect(valueOf(code)).toBe(value));
};

describe('literals', () => {
  table([
    ['$it = 1_000;', '1000'],
    ['$it = 0x1F;', '31'],
    ['$it = 017;', '15'],
    ['$it = 0b11;', '3'],
    ['$it = -1.5e3;', '-1500'],
    ['$it = TRUE;', 'true'],
    ['$it = Null;', 'null'],
    ['$it = \'it\\\'s\\n\';', '"it\'s\\\\n"'],
    ['$it = "a\\n\\x41\\u{e9}\\101\\$";', '"a\\nAéA$"'],
    ['$it = "";', '""'],
    ['$it = (bool) @env("DEBUG", false);', 'env("DEBUG", false)'],
  ]);
});

describe('texts', () => {
  table([
    ['$it = "a" . $b . "c";', 'text("a", $b, "c")'],
    ['$it = "a $b[key] {$c->d} $e->f ${g}.";', 'text("a ", $b["key"], " ", $c.d, " ", $e.f, " ", $g, ".")'],
    ['$it = "{$a["k"]}" . ("x" . $y) . "z";', 'text($a["k"], "x", $y, "z")'],
    ['$a = "x" . $y; $it = $a . "z";', 'text(text("x", $y), "z")'],
    ['$it = <<<EOT\n  one $two\n    three\\t\n  EOT;', 'text("one ", $two, "\\n  three\\t")'],
    ['$it = <<<\'EOT\'\n  one $two\n  EOT;', '"one $two"'],
    ['$it = <<<EOT\nEOT;', '""'],
    ['$it = `ls $dir`;', 'shell_exec(text("ls ", $dir))'],
  ]);
});

describe('arrays', () => {
  table([
    ['$it = [1, ...$b, "c"];', '[1, ...$b, "c"]'],
    ['$it = array("a" => 1, "b" => [2]);', '{a: 1, b: [2]}'],
    ['$it = ["x", "k" => 1, 5 => "five", "y", ...$rest, $key => 2];', '{0: "x", k: 1, 5: "five", 6: "y", ...$rest, [$key]: 2}'],
    ['$it = [Window::class => 1, true => 2, null => 3];', '{Window: 1, 1: 2, : 3}'],
    ['$it = ["__proto__" => 1];', '{__proto__: 1}'],
    ['$it = [];', '[]'],
  ]);
});

describe('variables', () => {
  table([
    ['$a = f(); $it = $a;', 'f()'],
    ['$a = 1; $a = 2; $it = $a;', 'a~'],
    ['$a = "x"; $a .= "y"; $it = $a;', 'a~'],
    ['$a = 1; $a++; $it = $a;', 'a~'],
    ['$a = 1; $b = &$a; $it = $a;', 'a~'],
    ['$it = $undefined;', '$undefined'],
    ['$it = $_POST["mac"];', '$_POST["mac"]'],
    ['function f($a) { $it = $a; }', 'a$'],
    ['function f($a) { $a = trim($a); $it = $a; }', 'a~'],
    ['function f() { $it = $undefined; }', 'undefined~'],
    ['function f() { while ($x) { $it = $a; $a = 1; } }', 'a~'],
    ['function f() { global $a; $it = $a; } $a = 1;', 'a~'],
    ['function f() { static $a = 1; $it = $a; }', 'a~'],
    ['$a = "x"; $f = function () use ($a) { $it = $a; };', '"x"'],
    ['$a = "x"; $f = function () use (&$a) { $it = $a; };', 'a~'],
    ['$a = "x"; $f = function () { $it = $a; };', 'a~'],
    ['$a = "x"; $f = fn ($b) => [$it = $a, $b];', '"x"'],
    ['class A { function f() { $f = function () { $it = $this->b; }; } }', 'this:A.b'],
    ['class A { static function f() { $it = $this; } }', '?'],
    ['foreach ($list as $a) { $it = $a; }', '$list[?]'],
    ['foreach ($list as $k => [$a, "n" => $b]) { $it = $b; }', '$list[?]["n"]'],
    ['foreach ($list as $k => $v) { $it = $k; }', 'k~'],
    ['[, $a, [$b]] = f(); $it = $b;', 'f()[2][0]'],
    ['["k" => $a] = f(); $it = $a;', 'f()["k"]'],
    ['list($a, $b) = f(); $it = $b;', 'f()[1]'],
    ['preg_match("/a/", $b, $found); $it = $found[1];', 'preg_match("/a/", $b, found~)[1]'],
    ['try { } catch (E $e) { $it = $e; }', 'e~'],
    ['$it = $$name;', '?'],
    ['$a = $b = "x"; $it = $a;', '"x"'],
  ]);
});

describe('choices and tests', () => {
  table([
    ['$it = $a ? "b" : "c";', 'either("b" if $a | "c" unless $a)'],
    ['$it = $a ?: "c";', 'either($a if $a | "c" unless $a)'],
    ['$it = $a ?? $b ?? "c";', 'either($a | either($b | "c" unless $b) unless $a)'],
    ['$it = match ($a) { 1, 2 => "b", default => "c" };', 'either("b" if any(($a === 1), ($a === 2)) | "c" unless any(($a === 1), ($a === 2)))'],
    ['$it = match (true) { $a > 1 => "b", default => throw new E() };', '"b"'],
    ['$it = !$a && ($b || $c === 1) && $d instanceof E;', 'all(!$a, any($b, ($c === 1)), ($d instanceof E))'],
    ['$it = $a and $b;', '$a'],
    ['$it = $a <> 1;', '($a <> 1)'],
    ['$it = $a + 1;', '?'],
  ]);

  it('is one value wherever it stands', () => {
    expect(valueOf('$it = $_GET["u"] === $_GET["u"] ? $_GET["u"] : 1;')).toBe('either($_GET["u"] if ($_GET["u"] === $_GET["u"]) | 1 unless ($_GET["u"] === $_GET["u"]))');
  });
});

describe('members', () => {
  table([
    ['$it = $a->b?->c["d"][0][$e];', '$a.b.c["d"][0][$e]'],
    ['$it = $a->$b;', '$a[$b]'],
    ['$it = $a->{"b"};', '$a["b"]'],
    ['$it = A::B;', 'A.B'],
    ['$it = A::$b;', 'A.b'],
    ['$it = A::class;', '"A"'],
    ['$it = $a::class;', '$a.class'],
    ['const LIMIT = "x"; $it = LIMIT;', '"x"'],
    ['namespace N; const LIMIT = "x"; $it = LIMIT;', '"x"'],
    ['$it = PHP_EOL;', 'PHP_EOL'],
  ]);
});
