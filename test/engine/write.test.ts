import { chmodSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeChanges } from '../../src/engine/write.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'write-')));
afterAll(() => rmSync(home, { recursive: true }));
const root = join(home, 'project');
mkdirSync(join(root, 'src'), { recursive: true });
const put = (path: string, text = 'old'): string => { writeFileSync(join(root, path), text); return join(root, path); };
const change = (path: string) => ({ path, before: 'old', after: 'new' });

describe('what was fixed is written', () => {
  it('and keeps its mode', async () => {
    const path = put('src/a.sh');
    chmodSync(path, 0o751);
    expect(await writeChanges(root, [change('src/a.sh')])).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o751);
    expect(readdirSync(join(root, 'src'))).toEqual(['a.sh']);
  });

  it('not where the file has changed meanwhile, is gone, or may not be written', async () => {
    put('changed.js', 'other');
    expect(await writeChanges(root, [change('changed.js'), change('gone.js')])).toEqual(['changed.js', 'gone.js']);
    expect(readFileSync(join(root, 'changed.js'), 'utf8')).toBe('other');
  });

  it('not through links, and not outside of the root', async () => {
    writeFileSync(join(home, 'outside.js'), 'old');
    mkdirSync(join(home, 'elsewhere'));
    writeFileSync(join(home, 'elsewhere/b.js'), 'old');
    symlinkSync(join(home, 'outside.js'), join(root, 'link.js'));
    symlinkSync(join(home, 'elsewhere'), join(root, 'folder'));
    const paths = ['link.js', 'folder/b.js', '../outside.js', join(home, 'outside.js')];
    expect(await writeChanges(root, paths.map(change))).toEqual(paths);
    expect(readFileSync(join(home, 'outside.js'), 'utf8')).toBe('old');
    expect(readFileSync(join(home, 'elsewhere/b.js'), 'utf8')).toBe('old');
  });

  it('the other name of a hard link stays as it is', async () => {
    writeFileSync(join(home, 'shared.js'), 'old');
    linkSync(join(home, 'shared.js'), join(root, 'shared.js'));
    expect(await writeChanges(root, [change('shared.js')])).toEqual([]);
    expect(readFileSync(join(home, 'shared.js'), 'utf8')).toBe('old');
    expect(readFileSync(join(root, 'shared.js'), 'utf8')).toBe('new');
  });
});
