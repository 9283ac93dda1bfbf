import { describe, expect, test } from 'vitest';
import { secretsOf } from '../../../src/frameworks/common/secrets.js';
import type { Secret } from '../../../src/frameworks/common/model.js';
import { worldOf } from '../memory.js';

const secrets = async (files: Readonly<Record<string, unknown>>): Promise<readonly Secret[]> => secretsOf(await worldOf('electron', 'package.json', files), []);
const inSource = async (text: string): Promise<string[]> =>
  (await secrets({ 'src/main.ts': `import { app } from 'electron';\n${text}` })).map(({ name, shape, looks, sure, when }) => [name ?? shape, looks, sure ? 'sure' : 'unsure', when].filter(Boolean).join(' '));

const HEX = '9f86d081884c7d659a2feaa0c55ad015';

describe('secrets by name', () => {
  test.each([
    ['a constant', `const clientSecret = '${HEX}';`, ['clientSecret random sure']],
    ['a property', `connect({ host: 'db', password: 'n0tes-prod!' });`, ['password password sure']],
    ['a fallback', `const API_KEY = process.env.API_KEY || '${HEX}';`, ['API_KEY random sure']],
    ['a value of development', `const apiKey = app.isPackaged ? read() : '${HEX}';`, ['apiKey random sure development']],
    ['an assignment', `config.encryptionKey = '${HEX}';`, ['encryptionKey random sure']],
    ['an assignment by key', `headers['X-Api-Key'] = '${HEX}';`, ['X-Api-Key random sure']],
    ['a field', `class Client { private readonly apiSecret = '${HEX}'; }`, ['apiSecret random sure']],
    ['what is passed with its name', `headers.append('x-api-key', '${HEX}');`, ['x-api-key random sure']],
    ['what is passed to a method of its name', `client.setApiKey('${HEX}');`, ['ApiKey random sure']],
    ['a token that looks random', `const igdbToken = 'ksm3Jq81Lk0sPq2mXz77';`, ['igdbToken random unsure']],
    ['a constant used twice is one', `const apiKey = '${HEX}';\nopen({ apiKey });\nopen({ apiKey });`, ['apiKey random sure']],
  ])('%s', async (_, text, expected) => expect(await inSource(text)).toEqual(expected));

  test.each([
    ['a public key', `const publicKey = '${HEX}';`], ['a label', "const passwordLabel = 'Your passw0rd!';"], ['a placeholder', "const apiKey = 'your-api-key';"], ['a name', "const TOKEN_KEY = 'auth-token-v2';"],
    ['a sentence', "const messages = { password: 'Enter your passw0rd now' };"], ['a variable', 'const apiKey = readKey();'], ['a template', 'const apiKey = `${prefix}-${id}`;'], ['a short token', "const token = 'abc123xyz9';"],
    ['a key of a list', `const row = { key: '${HEX}' };`], ['an identifier', "const rowToken = 'c9f5a7de-71a3-4b6c-9f0e-2d8a1b3c4d5e';"],
    ["Firebase's configuration", `initializeApp({ apiKey: '${HEX}', authDomain: 'notes.firebaseapp.com', projectId: 'notes' });`], ["DocSearch's key", `docsearch({ apiKey: '${HEX}', indexName: 'notes' });`],
    ['a type of token', "const tokens = { token: 'keyword.operator.new' };"], ['a URL', "const credentials = 'https://notes.io/credentials';"], ['a test identifier', "const el = { password: 'input-password-field' };"],
  ])('says nothing of %s', async (_, text) => expect(await inSource(text)).toEqual([]));

  test('in configurations and pages', async () => {
    const found = await secrets({ 'config/prod.json': { db: { password: 'n0tes-prod!', token_type: 'bearer' } }, 'src/App.vue': `<template><Map apiKey="${HEX}" /></template>\n<script>const a = require('electron');</script>` });
    expect(found.map(({ at, name }) => [at.file, name])).toEqual([['src/App.vue', 'apiKey'], ['config/prod.json', 'password']]);
  });

  test('of build scripts, only what is random', async () => {
    const found = await secrets({ 'docker-compose.json': {}, 'scripts/publish.js': `const electron = require('electron'); upload({ password: 'n0tes-prod!', apiKey: '${HEX}' });` });
    expect(found.map(({ name, goes }) => [name, goes])).toEqual([['apiKey', 'repository']]);
  });
});

describe('secrets by form', () => {
  test('come before what their name says, and public ones silence it', async () => {
    const github = `ghp_${'aB3dE5gH7jK9mN1pQ3sT5vW7yZ2bC4dF6gH8'}`;
    expect(await inSource(`const apiToken = '${github}';`)).toEqual(['github-token token sure']);
    expect(await inSource("const apiKey = 'phc_kT9vQ2mXwL4pR8sZaB3dE5gH7jK9mN1pQ3sT5vW7yZ2';")).toEqual([]);
  });
});
