import { expect, test } from 'vitest';
import { parseCsp } from '../../src/config-parsers/csp.js';

test('a policy comes apart with the place of each piece', () => {
  const text = " Default-Src 'self';;\n script-src  'unsafe-inline' https://a.b;upgrade-insecure-requests; script-src *";
  const { directives } = parseCsp(text);
  expect(directives.map(({ name, values, duplicate }) => [name, values.map((value) => value.text), duplicate])).toEqual([
    ['default-src', ["'self'"], false], ['script-src', ["'unsafe-inline'", 'https://a.b'], false], ['upgrade-insecure-requests', [], false], ['script-src', ['*'], true],
  ]);
  for (const { name, nameRange, values } of directives) {
    expect(text.slice(nameRange.start, nameRange.end).toLowerCase()).toBe(name);
    for (const value of values) expect(text.slice(value.range.start, value.range.end)).toBe(value.text);
  }
});

test.each(['', ' ; ;', '\n'])('an empty policy has no directives: %j', (text) => {
  expect(parseCsp(text).directives).toEqual([]);
});
