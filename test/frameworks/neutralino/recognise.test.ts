import { describe, expect, it } from 'vitest';
import { neutralino } from '../../../src/frameworks/neutralino/recognise.js';
import { type Files, projectOf, shown } from '../project.js';

const found = async (files: Files): Promise<string[]> => neutralino.recognise(await projectOf(files)).map(shown);
const config = { applicationId: 'js.acme', modes: { window: { title: 'Acme' } }, cli: { binaryName: 'acme', binaryVersion: '5.6.0', clientVersion: '3.12.0' } };

describe('a Neutralinojs app', () => {
  it('has a configuration, with the version of its binaries', async () => {
    expect(await found({ 'neutralino.config.json': config })).toEqual(['. "Acme" 5.6.0']);
    expect(await found({ 'app/neutralino.config.json': { ...config, cli: { binaryVersion: 'nightly' } } })).toEqual(['app "Acme" ?']);
    expect(await found({ 'app/neutralino.config.json': {} , 'package.json': { name: 'acme' } })).toEqual(['app "acme" ?']);
  });

  it('may have its configuration in a file by another name', async () => {
    expect(await found({ 'acme.json': config, 'resources/js/neutralino.js': '' })).toEqual(['. "Acme" 5.6.0']);
    expect(await found({ 'neutralino.dev.json': { ...config, modes: {} }, 'neutralino.config.json': config })).toEqual(['. "Acme" 5.6.0']);
  });

  it('is the configuration that a build names', async () => {
    const scripts = { dev: 'neu run', release: 'vite build && neu build --release --config-file=/neutralino.release.json' };
    const files = { 'package.json': { name: 'acme', scripts }, 'neutralino.config.json': config, 'neutralino.release.json': { ...config, modes: { window: { title: 'Acme Release' } } } };
    expect(await found(files)).toEqual(['. "Acme Release" 5.6.0']);
    expect(await found({ ...files, 'package.json': { name: 'acme', scripts: { dev: 'neu run --config-file=neutralino.release.json' } } })).toEqual(['. "Acme" 5.6.0']);
  });

  it('is not made by a schema, or by what else has an id', async () => {
    expect(await found({ 'schemas/neutralino.config.schema.json': { $schema: 'x', properties: { applicationId: {}, modes: {} } } })).toEqual([]);
    expect(await found({ 'neutralino/app.json': { applicationId: 'x' }, 'neutralino.md': '' })).toEqual([]);
  });

  it('has the folder that it serves as a root of its own', async () => {
    const [app] = neutralino.recognise(await projectOf({ 'app/neutralino.config.json': { ...config, documentRoot: '/docs/', cli: { resourcesPath: '/docs/' } } }));
    expect(app!.roots).toEqual(['app', 'app/docs']);
    const [wide] = neutralino.recognise(await projectOf({ 'neutralino.config.json': { ...config, documentRoot: '/', cli: { resourcesPath: '../../x' } } }));
    expect(wide!.roots).toEqual(['']);
  });
});
