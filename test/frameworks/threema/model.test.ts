import { describe, expect, test } from 'vitest';
import { readThreema } from '../../../src/frameworks/threema/read.js';
import { worldOf } from '../memory.js';

const model = async (files: Readonly<Record<string, string>>) => readThreema(await worldOf('threema', 'composer.json', { 'composer.json': '{}', ...files }));
const script = async (body: string) => model({ 'callback.php': `<?php\nuse Threema\\MsgApi\\{Connection, ConnectionSettings};\nuse Threema\\MsgApi\\Helpers\\E2EHelper;\n$h = new E2EHelper($key, $connection);\n${body}` });
const RECEIVE = "$h->receiveMessage($_POST['from'], $_POST['messageId'], $box, $nonce, false);";
const CHECK = '$h->checkMac($a, $b, $c, $d, $e, $f, $g, $secret)';

describe('received messages', () => {
  test.each([
    ['an early exit', `if (!${CHECK}) { exit; } ${RECEIVE}`, 'checked'],
    ['a condition', `if (${CHECK}) { ${RECEIVE} }`, 'checked'],
    ['a comparison', `if (${CHECK} === false) { die('no'); } ${RECEIVE}`, 'checked'],
    ['another comparison', `if (true === ${CHECK}) { ${RECEIVE} }`, 'checked'],
    ['a variable', `$ok = ${CHECK}; if (!$ok) { return; } ${RECEIVE}`, 'checked'],
    ['an exception', `if (!${CHECK}) { throw new Exception(); } ${RECEIVE}`, 'checked'],
    ['more than one condition', `if ($known && ${CHECK}) { ${RECEIVE} }`, 'checked'],
    ['one of two conditions', `if ($known || ${CHECK}) { ${RECEIVE} }`, 'elsewhere'],
    ['the wrong way round', `if (${CHECK}) { exit; } ${RECEIVE}`, 'elsewhere'],
    ['a result that nothing looks at', `${CHECK}; ${RECEIVE}`, 'elsewhere'],
    ['a line in the log', `if (!${CHECK}) { error_log('bad'); } ${RECEIVE}`, 'elsewhere'],
    ['nothing', RECEIVE, 'missing'],
  ])('after %s', async (_, body, expected) => expect((await script(body)).received.map(({ mac }) => mac)).toEqual([expected]));

  test('are those of the SDK only', async () => expect((await script("$sqs->receiveMessage(['QueueUrl' => 'x']);")).received).toEqual([]));
  test('of the SDK itself are none', async () => expect((await model({ 'source/Threema/MsgApi/Connection.php': `<?php\n${RECEIVE}` })).received).toEqual([]));
});

test('checks whose result is thrown away are known', async () => {
  expect((await script(`${CHECK}; if (${CHECK}) { ${RECEIVE} } $x = ${CHECK};`)).macChecks.map(({ used }) => used)).toEqual([false, true, true]);
});

describe('connections', () => {
  test('have their options, by name or by constant', async () => {
    const { connections } = await script("new ConnectionSettings('*A', $s, null, ['pinnedKey' => null, ConnectionSettings::tlsOptionVersion => '1.0']); new ConnectionSettings('*A', $s, 'http://msgapi.example.org'); new ConnectionSettings($a, $b, null, $c);");
    expect(connections.map(({ tls, host, options }) => [tls, host.value, options.pinnedKey.value, options.tlsVersion.value])).toEqual([['given', undefined, null, '1.0'], ['missing', 'http://msgapi.example.org', undefined, undefined], ['unknown', undefined, undefined, undefined]]);
  });
  test('have a store, or none', async () => {
    const { stores } = await script("new Connection($s); new Connection($s, null); new Connection($s, new Threema\\MsgApi\\PublicKeyStores\\PhpFile('k.php')); new Connection($s, $store);");
    expect(stores.map(({ kind }) => kind)).toEqual(['none', 'none', 'php-file', 'other']);
  });
});

test('callbacks are the files that read what the gateway posts', async () => {
  const { callbacks } = await model({ 'public/cb.php': "<?php require 'threema.php'; $a = [$_POST['mac'], $_POST['box'], $_POST['nonce']];", 'public/other.php': "<?php $a = $_POST['box'];" });
  expect(callbacks.map(({ path, webRoot }) => [path, webRoot])).toEqual([['public/cb.php', 'public']]);
});

test('key files are served where pages begin, unless a folder has rules of its own', async () => {
  const key = `private:${'0123456789abcdef3c5a7e9b1d2f4860'.repeat(2)}`;
  const { keyFiles } = await model({ 'index.php': '<?php', 'keys/privateKey.txt': key, 'closed/.htaccess': 'Deny from all', 'closed/privateKey.txt': key, 'public/a.key': key, 'notes.key': 'do not forget' });
  expect(keyFiles.map(({ path, webRoot }) => [path, webRoot])).toEqual([['keys/privateKey.txt', ''], ['closed/privateKey.txt', undefined], ['public/a.key', 'public']]);
});
