import { describe, expect, it } from 'vitest';
import { threema } from '../../../src/frameworks/threema/recognise.js';
import { type Files, projectOf, shown } from '../project.js';

const found = async (files: Files): Promise<string[]> => threema.recognise(await projectOf(files)).map(shown);

describe('an app that uses the Threema Gateway', () => {
  it('requires the SDK, or is it', async () => {
    expect(await found({ 'composer.json': { name: 'acme/alerts', require: { 'rugk/threema-msgapi-sdk-php': '^1.2' } } })).toEqual(['. "acme/alerts" ~1.2.0']);
    expect(await found({ 'server/composer.json': { require: { 'threema/msgapi-sdk': '1.5.6' } } })).toEqual(['server "server" 1.5.6']);
    expect(await found({ 'composer.json': { name: 'rugk/threema-msgapi-sdk-php' } })).toEqual(['. "rugk/threema-msgapi-sdk-php" ?']);
    expect(await found({ 'composer.json': { name: 'acme/chat', require: { 'acme/threema-theme': '1' } } })).toEqual([]);
  });

  it('has the files of the SDK', async () => {
    expect(await found({ 'lib/sdk/source/Threema/MsgApi/Connection.php': '', 'callback.php': '' })).toEqual(['. "threema" ?']);
    expect(await found({ 'web/composer.json': { name: 'acme/web' }, 'web/sdk/threema-msgapi-tool.php': '' })).toEqual(['web "acme/web" ?']);
    expect(await found({ 'src/Messages/Api.php': '' })).toEqual([]);
  });

  it('may only show it in its code', async () => {
    const project = await projectOf({ 'a/one.php': '', 'a/b/two.php': '', 'shop/composer.json': { name: 'acme/shop' }, 'shop/src/three.php': '' });
    expect(threema.hint!.recognise(project, ['shop/src/three.php']).map(shown)).toEqual(['shop "acme/shop" ?']);
    expect(threema.hint!.recognise(project, ['a/one.php', 'a/b/two.php']).map(shown)).toEqual(['. "threema" ?']);
  });
});
