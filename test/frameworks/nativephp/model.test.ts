import { describe, expect, test } from 'vitest';
import { isCleaned } from '../../../src/frameworks/nativephp/model.js';
import { readNativephp } from '../../../src/frameworks/nativephp/read.js';
import { worldOf } from '../memory.js';

const composer = (name: string): Record<string, unknown> => ({ 'composer.json': { require: { [name]: '*' } } });
const model = async (files: Readonly<Record<string, unknown>>) => readNativephp(await worldOf('nativephp', 'composer.json', { ...composer('nativephp/desktop'), ...files }));

describe('isCleaned', () => {
  test.each([['*_SECRET', 'APP_SECRET', true], ['*_SECRET', 'APP_SECRETS', false], ['AWS_*', 'AWS_', true], ['AWS_*', 'MY_AWS_KEY', false], ['A*B*C', 'AxBxC', true], ['A*B*C', 'ABBC', true], ['A*A', 'A', false], ['KEY', 'KEY', true], ['*', '', true]] as const)(
    '%s takes %s out: %s', (pattern, key, expected) => expect(isCleaned([pattern], key)).toBe(expected));
});

describe('the model', () => {
  test('knows the major version by the package, else by the namespace', async () => {
    const majorOf = async (files: Record<string, unknown>): Promise<number> => readNativephp(await worldOf('nativephp', 'composer.json', files)).major;
    expect(await majorOf(composer('nativephp/desktop'))).toBe(2);
    expect(await majorOf(composer('nativephp/electron'))).toBe(1);
    expect(await majorOf({ ...composer('laravel/framework'), 'app/A.php': '<?php use Native\\Laravel\\Facades\\Window; Window::open();' })).toBe(1);
  });

  test('takes one chain for one window, and one in a variable too', async () => {
    const { windows, calls } = await model({
      'app/Providers/NativeAppServiceProvider.php': `<?php
namespace App\\Providers;
use Native\\Desktop\\Facades\\{MenuBar, Shell, Window};
class NativeAppServiceProvider {
  public function boot(): void {
    Window::open('main')->url('https://apiary.app')->width(800)->webPreferences(['nodeIntegration' => true, 'webSecurity' => false]);
    $help = Window::open('help');
    $help->route('help');
    MenuBar::create()->icon('bee.png');
    Shell::openExternal('https://apiary.app');
  }
}`,
    });
    expect(windows.map(({ kind, calls: own }) => [kind, own.map(({ method }) => method)])).toEqual([['window', ['url', 'width', 'webPreferences']], ['window', ['route']], ['menu-bar', ['icon']]]);
    expect([...windows[0]!.preferences].map(([name, setting]) => [name, setting.value])).toEqual([['nodeIntegration', true], ['webSecurity', false]]);
    expect(calls.map(({ method }) => method)).toEqual(['openExternal']);
  });

  test('reads configurations as they are written, and what env() decides as unknown', async () => {
    const { configs, cleaning } = await model({ 'config/nativephp.php': "<?php return ['app_id' => 'a.b', 'version' => env('V', '1.0'), 'cleanup_env_keys' => ['A_*', ...App\\Keys::all()]];", 'config/app.php': "<?php return ['debug' => true];" });
    expect(configs.get('app')?.at('/debug').is(true)).toBe(true);
    expect(configs.get('nativephp')?.at('/version').value).toBeNull();
    expect(cleaning).toMatchObject({ written: true, unknown: true, patterns: [{ value: 'A_*' }] });
  });

  test('has the list of the package where the app has none', async () => {
    const { cleaning } = await model({ 'config/nativephp.php': "<?php return ['app_id' => 'a.b'];" });
    expect(cleaning.written).toBe(false);
    expect(isCleaned(cleaning.patterns.map(({ value }) => value), 'STRIPE_SECRET')).toBe(true);
  });
});
