import { describe, expect, it } from 'vitest';
import { nativephp } from '../../../src/frameworks/nativephp/recognise.js';
import { type Files, projectOf, shown } from '../project.js';

const found = async (files: Files): Promise<string[]> => nativephp.recognise(await projectOf(files)).map(shown);

describe('a NativePHP app', () => {
  it('requires one of its desktop packages', async () => {
    expect(await found({ 'composer.json': { name: 'acme/app', require: { 'nativephp/desktop': '^2.1' } } })).toEqual(['. "acme/app" ~2.1.0']);
    expect(await found({ 'desktop/composer.json': { require: { 'nativephp/laravel': '^1.0', 'NativePHP/Electron': '^1.3' } }, 'desktop/composer.lock': { packages: [{ name: 'nativephp/laravel', version: '1.1.0' }, { name: 'nativephp/electron', version: '1.3.2' }] } })).toEqual(['desktop "desktop" 1.3.2']);
    expect(await found({ 'composer.json': { name: 'acme/app', require: { 'nativephp/electron': 'dev-main as 1.2.0' } } })).toEqual(['. "acme/app" 1.2.0']);
  });

  it('is neither a mobile app nor a part of NativePHP', async () => {
    expect(await found({ 'composer.json': { require: { 'nativephp/mobile': '^1' } } })).toEqual([]);
    expect(await found({ 'composer.json': { name: 'nativephp/electron', require: { 'nativephp/laravel': '^1' } } })).toEqual([]);
    expect(await found({ 'composer.json': { name: 'acme/plugin', type: 'library', require: { 'nativephp/desktop': '^2' } } })).toEqual([]);
    expect(await found({ 'composer.json': { name: 'nativephp/kitchen-sink', type: 'project', require: { 'nativephp/electron': '^1' } } })).toEqual(['. "nativephp/kitchen-sink" ~1.0.0']);
  });

  it('is looked for by its packages', () => { expect(nativephp.looksFor).toBe('NativePHP: a composer.json that requires nativephp/desktop, nativephp/electron or nativephp/laravel'); });
});
