import { describe, expect, it } from 'vitest';
import type { CallNode } from '../../../src/core/summary.js';
import { readCode, readText, told } from './show.js';

const callsOf = (code: string): readonly string[] => told(readCode(code)).calls;

describe('calls', () => {
  it.each([
    ['$a->b(1)?->c(...$d);', ['$a.b(1)', '$a.b(1).c($d)']],
    ['$a->$b(1); $a->{"c"}();', ['$a[$b](1)', '$a["c"]()']],
    ['$f(1); ($g)(2);', ['$f(1)', '$g(2)']],
    ['$f = fn ($x) => run($x); $f(1);', ['fn:(1)', 'run(x$)']],
    ['array_map(strlen(...), $a->b(...), C::d(...));', ['array_map(strlen, $a.b, C.d)']],
    ['echo $a, $b; print $c;', ['echo($a, $b)', 'echo($c)']],
    ['exit(1);', ['exit(1)']],
    ['die("x");', ['exit("x")']],
    ['isset($a["b"]); empty($c);', ['isset($a["b"])', 'empty($c)']],
    ['$a = new class(1) extends B { function f() { g(); } };', ['new class:(1)', 'g()']],
    ['$a = "x" |> trim(...);', ['trim("x")']],
    ['[$a->f(), "k" => g()];', ['$a.f()', 'g()']],
    ['new $class(1);', ['new $class(1)']],
    ['#[Attr(f())] class A { public $a = B; }', []],
  ])('%s', (code, calls) => expect(callsOf(code)).toEqual(calls));

  it('keeps the names of arguments and where positions end', () => {
    const summary = readCode('f(1, name: 2, ...$rest);');
    const call = summary.nodes[summary.functions[0]!.calls[0]!.call] as CallNode;
    expect(call.argNames).toEqual([null, 'name', null]);
    expect(call.spreadFrom).toBe(2);
  });

  it('reads short echo tags and passes HTML over', () => {
    expect(told(readText('<b><?= $a->b() ?></b>\n<?php if ($c): ?><i><?= f($c) ?></i><?php endif ?>')).calls).toEqual(['$a.b()', 'echo($a.b())', 'f($c) @$c', 'echo(f($c)) @$c']);
  });
});
