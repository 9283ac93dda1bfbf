import { describe, expect, it } from 'vitest';
import { exactVersion, leastVersion } from '../../src/engine/versions.js';

const at = { file: 'package.json', range: { start: 0, end: 1 } };
const shown = (requirement: string, kind: 'npm' | 'cargo' | 'composer'): string | undefined => {
  const version = leastVersion(requirement, kind, at);
  return version && `${version.major}.${version.minor}.${version.patch}${version.exact ? '' : ' or later'}`;
};

describe('the least version of a requirement', () => {
  it.each([
    ['31.2.0', '31.2.0'], ['v31.2.0', '31.2.0'], ['=31.2.0', '31.2.0'], ['31.2.0-beta.3', '31.2.0'], ['^31.2.0', '31.2.0 or later'], ['~31.2', '31.2.0 or later'], ['31.x', '31.0.0 or later'], ['31', '31.0.0 or later'],
    ['>=31 <33', '31.0.0 or later'], ['>= 31.1.0', '31.1.0 or later'], ['<33 >=30.1', '30.1.0 or later'], ['31.0.0 - 33.0.0', '31.0.0 or later'], ['^31 || ^30.4', '30.4.0 or later'],
    ['npm:electron@^31.2.0', '31.2.0 or later'], ['npm:@castlabs/electron@31.2.0', '31.2.0'], ['npm:31.2.0', '31.2.0'], ['workspace:^1.2.3', '1.2.3 or later'],
    ['github:castlabs/electron-releases#v31.2.0+wvcus', '31.2.0'], ['castlabs/electron-releases#v8.2.5-wvvmp', '8.2.5'], ['git+https://example.com/a.git#semver:^3.1.0', '3.1.0 or later'],
    ['latest', undefined], ['*', undefined], ['', undefined], ['x', undefined], ['next', undefined], ['<33', undefined], ['catalog:', undefined], ['workspace:*', undefined], ['file:../electron-31.2.0.tgz', undefined],
    ['link:../electron', undefined], ['github:electron/electron', undefined], ['git+ssh://git@example.com/a.git#main', undefined], ['../electron', undefined], ['^31 || *', undefined],
  ])('npm: %s', (requirement, version) => { expect(shown(requirement, 'npm')).toBe(version); });

  it.each([['2', '2.0.0 or later'], ['2.0.1', '2.0.1 or later'], ['=2.0.1', '2.0.1'], ['= 2.0.1', '2.0.1'], ['2.0.0-rc.1', '2.0.0 or later'], ['>=1.5, <2', '1.5.0 or later'], ['', undefined]])(
    'Cargo: %s', (requirement, version) => { expect(shown(requirement, 'cargo')).toBe(version); });

  it.each([['^1.3', '1.3.0 or later'], ['1.3.*', '1.3.0 or later'], ['v1.2.0', '1.2.0'], ['1.0.0-beta.4', '1.0.0'], ['~1.2|~2.0', '1.2.0 or later'], ['>=1.0,<2.0', '1.0.0 or later'],
    ['dev-main', undefined], ['dev-l13-compatibility as 2.1.1', '2.1.1'], ['^1.0@dev', '1.0.0 or later'], ['@dev', undefined]])(
    'Composer: %s', (requirement, version) => { expect(shown(requirement, 'composer')).toBe(version); });

  it('does not choke on what is made for it', () => {
    for (const bait of ['<'.repeat(100_000), '1 '.repeat(100_000), ' as 1'.repeat(50_000), `${'#'.repeat(500)}`, `github:${'#@'.repeat(250)}`, '1.'.repeat(200), '9'.repeat(500)]) expect(() => shown(bait, 'composer')).not.toThrow();
  });
});

it('takes no number that is not a whole version for a locked one', () => {
  expect(exactVersion('31.2', at)).toBeUndefined();
  expect(exactVersion('dev-main', at)).toBeUndefined();
  expect(exactVersion('2.0.0-rc.1', at)).toMatchObject({ major: 2, minor: 0, patch: 0, exact: true, text: '2.0.0-rc.1' });
});
