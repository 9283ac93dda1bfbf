import { describe, expect, test } from 'vitest';
import { parseDirectives } from '../../src/config-parsers/directives.js';
import { isWellFormed, problemsOf, slices } from './helpers.js';

describe('parseDirectives', () => {
  test('reads .htaccess', () => {
    const text = '# keys\nOptions -Indexes\n<IfModule mod_authz_core.c>\n  <Files "*.key">\n    Require all denied\n  </Files>\n</IfModule>\n';
    const document = parseDirectives(text);
    expect(slices(text, document)).toEqual(['/Options = -Indexes', '/IfModule mod_authz_core.c/Files "*.key"/Require = all denied']);
    expect(document.problems).toEqual([]);
  });

  test('reads nginx', () => {
    const text = 'server {\n  root /srv/site; # here\n  location ~ \\.(key|txt)$ { deny all; }\n  add_header X "a; b";\n}\n';
    const document = parseDirectives(text);
    expect(slices(text, document)).toEqual(['/server/root = /srv/site', '/server/location ~ \\.(key|txt)$/deny = all', '/server/add_header = X "a; b"']);
    expect(document.problems).toEqual([]);
  });

  test('survives what is open, closed too often, or deep', () => {
    for (const text of ['', 'server {', '}\n}\na b;', '<Files x>\nDeny from all', '</Files>\nAllow from all', `${'a {\n'.repeat(5000)}b c;`, `${'<Files x>\n'.repeat(5000)}`, '"', ';;;{}']) {
      expect(isWellFormed(text, parseDirectives(text))).toBe(true);
    }
    expect(problemsOf('server {\n', parseDirectives('server {\n'))).toHaveLength(1);
  });
});
