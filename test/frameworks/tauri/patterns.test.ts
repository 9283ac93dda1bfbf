import { describe, expect, it } from 'vitest';
import { breadthOf, readRegex, readUrlPattern } from '../../../src/frameworks/tauri/patterns.js';

describe('breadthOf', () => {
  it.each([
    ['**', 'disk'], ['**/*', 'disk'], ['/**', 'disk'], ['/**/*', 'disk'], ['C:/**', 'disk'], ['C:\\**', 'disk'], ['$HOME/**', 'home'], ['$HOME/**/*', 'home'], ['/Users/**', 'home'], ['$CONFIG/**', 'shared'], ['$APPDATA/../**', 'outside'],
  ])('%s covers much', (pattern, kind) => expect(breadthOf(pattern)?.kind).toBe(kind));
  it.each(['$HOME', '$HOME/*', '*', '/', '$APPDATA/**', '$RESOURCE/**', '$HOME/.notes/**', '$DOCUMENT/**', '**/Notes/**', '$HOME/**/*.md', '$CONFIG/notes/**', ''])('%s does not', (pattern) => expect(breadthOf(pattern)).toBeUndefined());
});

describe('readUrlPattern', () => {
  it.each(['https://*', 'http://*', '*', '*://*', 'https://*.*', 'https://**', 'https://*/*', 'https://*:*', 'https://*.com', 'https://*.github.io/*', 'https://*.co.uk', 'https://(.*)'])('%s is any host', (pattern) => expect(readUrlPattern(pattern).anyHost).toBe(true));
  it.each(['https://notes.example.org/*', 'https://*.example.org', 'http://localhost:*', 'http://127.0.0.1:*', 'https://example.org', 'http://*.localhost', 'app://*'])('%s is not', (pattern) => expect(readUrlPattern(pattern).anyHost).toBe(false));
  it('gives the parts', () => expect(readUrlPattern('http://localhost:*/x')).toEqual({ scheme: 'http', host: 'localhost', kind: 'loopback', anyHost: false }));
});

describe('readRegex', () => {
  it.each(['.*', '.+', '^.*$', '(.*)', '[\\s\\S]*', '\\S+', 'https://x|.*', '^(?:mailto:.*|.+)$'])('%s lets anything through', (source) => expect(readRegex(source, true).anything).toBe(true));
  it.each(['^https://', 'https?://.+', '^((mailto:\\w+)|(tel:\\w+)|(https?://\\w+)).+', '[a-z]+', '', '^$'])('%s does not', (source) => expect(readRegex(source, true).anything).toBe(false));
  it('names the schemes beyond the web', () => {
    expect(readRegex('^(https?|file)://.*$', false).schemes).toEqual(['file:']);
    expect(readRegex('^\\w+://.*', false).schemes).toEqual(['any scheme']);
    expect(readRegex('^https?://', false).schemes).toEqual([]);
  });
  it('sees loose alternatives and missing anchors', () => {
    expect(readRegex('start|stop', true)).toMatchObject({ looseAlternatives: true, anchoredStart: true });
    expect(readRegex('(?:start|stop)', false)).toMatchObject({ looseAlternatives: false, anchoredStart: false, anchoredEnd: false });
    expect(readRegex('^[a-z]+$', false)).toMatchObject({ anchoredStart: true, anchoredEnd: true });
  });
  it('is quick on what is hostile', () => expect(readRegex('('.repeat(50_000) + '|'.repeat(50_000), false).anything).toBe(false));
});
