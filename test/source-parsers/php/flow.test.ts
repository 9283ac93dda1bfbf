import { describe, expect, it } from 'vitest';
import { readCode, told } from './show.js';

/** The calls of `s()`, with what they are under. */
const under = (code: string): readonly string[] => told(readCode(`function f($a, $b) { ${code} }`)).calls.filter((call) => /^s\(\)/.test(call)).map((call) => call.slice(4));

describe('conditions', () => {
  it.each([
    ['if ($a) s(); else s();', ['@a$', '@!a$']],
    ['if ($a): s(); elseif ($b): s(); else: s(); endif;', ['@a$', '@!a$ @b$', '@!a$ @!b$']],
    ['if (!$a) return; s();', ['@a$']],
    ['if ($a) throw new E(); s();', ['@!a$']],
    ['if ($a) { exit; } s();', ['@!a$']],
    ['if ($a) { abort(403); } s();', ['@!a$']],
    ['if ($a) { die; } s();', ['@!a$']],
    ['if ($a) { x(); } else { return; } s();', ['@a$']],
    ['if ($a) { return; } elseif ($b) { return; } s();', ['@!a$ @!b$']],
    ['if ($a || $b) return; s();', ['@!a$ @!b$']],
    ['if ($a && $b) s();', ['@a$ @b$']],
    ['if ($a && $b) return; s();', ['@!all(a$, b$)']],
    ['abort_if($a, 404); abort_unless($b, 403); s();', ['@!a$ @b$']],
    ['$a or die("x"); s();', ['@a$']],
    ['$c = $a ?? throw new E(); s();', ['@a$']],
    ['$a && s(); $b || s();', ['@a$', '@!b$']],
    ['$c = $a ? s() : $b;', ['@a$']],
    ['while ($a) { if ($b) continue; s(); } s();', ['@a$ @!b$', '']],
    ['for ($i = 0; $a; $i++) s();', ['@a$']],
    ['foreach ($a as $x) { if ($b) break; s(); } s();', ['@!b$', '']],
    ['do { s(); } while ($a); s();', ['', '']],
    ['switch ($a) { case 1: case 2: s(); break; case 3: s(); default: s(); } s();', ['@any((a$ == 1), (a$ == 2))', '@(a$ == 3)', '', '']],
    ['switch ($a) { case 1: return; default: return; } s();', ['']],
    ['match ($a) { 1 => s(), default => s() };', ['@(a$ === 1)', '@!(a$ === 1)']],
    ['try { if ($a) return; s(); } catch (E $e) { s(); } s();', ['@!a$', '@?', '']],
    ['try { x(); } catch (E $e) { return; } s();', ['']],
    ['try { return; } finally { s(); }', ['']],
    ['$c = function () use ($a) { if ($a) return; s(); }; s();', ['', '@!a$']],
    ['if ($a) { $c = fn () => s(); }', ['@a$']],
    ['{ if ($a) return; } s();', ['@!a$']],
  ])('%s', (code, conditions) => expect(under(code).map((one) => one.trim())).toEqual(conditions));
});

describe('writes and returns', () => {
  it('says what is written where', () => {
    const { writes } = told(readCode('function f($a) { $this->b = $a; $c["k"] = 1; A::$d = 2; $e->f["g"] ??= 3; if ($a) $x = 1; else $x = 2; $x .= "z"; }'));
    expect(writes).toEqual(['$this.b = a$', 'c~["k"] = 1', 'A.d = 2', 'e~.f["g"] = either(e~.f["g"] | 3 unless e~.f["g"])', 'x~ = 1 @a$', 'x~ = 2 @!a$', 'x~ = text(x~, "z")']);
  });

  it('gives what a file returns', () => {
    const summary = readCode('return ["debug" => env("APP_DEBUG", true)];');
    expect(told(summary).show(summary.functions[0]!.returns[0]!.value)).toBe('{debug: env("APP_DEBUG", true)}');
  });

  it('gives what functions return', () => {
    const { returns } = told(readCode('function f($a) { if ($a) return 1; return; } $g = fn ($x) => $x;'));
    expect(returns).toEqual(['1 @a$', 'null @!a$', 'x$']);
  });
});
