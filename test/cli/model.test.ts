import { describe, expect, it } from 'vitest';
import { modelMermaid } from '../../src/cli/model-mermaid.js';
import { modelText } from '../../src/cli/model-text.js';
import { treeOf, type Writing } from '../../src/cli/model-tree.js';
import type { Location } from '../../src/core/location.js';
import { Config, Setting } from '../../src/core/setting.js';
import { createStyle } from '../../src/reporters/terminal/style.js';

const at = (start: number): Location => ({ file: 'src/main.ts', range: { start, end: start + 1 } });
const writing: Writing = { place: ({ file, range }) => `${file}:${range.start}`, text: (text) => text.replaceAll('hunter2', '…') };

class Internals { readonly secretive = true; }

const capability = { identifier: 'main', at: at(50), permissions: [{ identifier: 'fs:default', at: at(51) }] };
const model = {
  version: { text: '31.0.0', major: 31, at: at(0) },
  files: [{ path: '**', at: at(40), write: true, capabilities: [capability] }],
  windows: [{
    kind: 'BrowserWindow', name: 'main', at: at(1),
    preferences: { sandbox: Setting.default(true, at(1)), nodeIntegration: Setting.of(true, at(2)), preload: Setting.unknown(at(3)) },
    loads: [{ at: at(4), url: 'https://a.example/?key=hunter2', kind: 'remote' }],
    option: () => undefined,
  }],
  capabilities: [capability],
  bridges: [],
  config: new Config([{ file: 'app.json', root: { kind: 'object', range: { start: 0, end: 2 }, entries: [] } }], at(0)),
  powers: new Set(['write', 'exec']),
  internals: new Internals(),
  missing: undefined,
};

describe('treeOf', () => {
  const tree = treeOf(model, writing);

  it('is plain data with places and settings', () => {
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
    expect(tree['windows']).toEqual([{
      kind: 'BrowserWindow', name: 'main', at: 'src/main.ts:1',
      preferences: {
        sandbox: { value: true, origin: 'default', at: 'src/main.ts:1' },
        nodeIntegration: { value: true, origin: 'written', at: 'src/main.ts:2' },
        preload: { unknown: true, origin: 'derived', at: 'src/main.ts:3' },
      },
      loads: [{ at: 'src/main.ts:4', url: 'https://a.example/?key=…', kind: 'remote' }],
    }]);
    expect(tree['powers']).toEqual(['write', 'exec']);
    expect(tree['config']).toEqual(['app.json']);
    expect(Object.keys(tree)).not.toContain('internals');
  });

  it('tells a thing in full once, and refers to it elsewhere', () => {
    expect(tree['files']).toEqual([{ path: '**', at: 'src/main.ts:40', write: true, capabilities: [{ identifier: 'main', at: 'src/main.ts:50' }] }]);
    expect(tree['capabilities']).toEqual([{ identifier: 'main', at: 'src/main.ts:50', permissions: [{ identifier: 'fs:default', at: 'src/main.ts:51' }] }]);
  });

  it('ends where a model refers to itself', () => {
    const loop: Record<string, unknown> = { name: 'a' };
    loop['self'] = loop;
    expect(() => JSON.stringify(treeOf(loop, writing))).not.toThrow();
  });

  it('shows alternatives with what must be so', () => {
    const setting = new Setting<unknown>([{ known: true, value: 'a', origin: 'written', at: at(1) }, { known: true, value: 'b', when: 'development', origin: 'written', at: at(2) }]);
    expect(treeOf({ url: setting }, writing)['url']).toEqual({ alternatives: [{ value: 'a', origin: 'written', at: 'src/main.ts:1' }, { value: 'b', when: 'development', origin: 'written', at: 'src/main.ts:2' }] });
  });
});

it('is an outline as text', () => {
  const text = modelText(treeOf(model, writing), createStyle({ color: false, hyperlinks: false }), 80).join('\n');
  expect(text).toContain('windows (1)\n    - BrowserWindow, main  src/main.ts:1');
  expect(text).toContain('nodeIntegration: true  src/main.ts:2');
  expect(text).toContain('preload: not known  src/main.ts:3');
  expect(text).toContain('by default: sandbox true');
  expect(text).toContain('none: bridges');
  expect(text).not.toContain('hunter2');
});

it('is a flowchart in Mermaid, whatever the project calls its things', () => {
  const info = { id: 'electron:.', name: 'a"] --> x["<b>', framework: 'electron', root: '', counts: {} };
  const text = modelMermaid([{ info, models: { electron: treeOf(model, writing) } }]);
  expect(text.split('\n')[0]).toBe('flowchart LR');
  expect(text).not.toMatch(/<b>|"\] --> x/);
  expect(text).toMatch(/subgraph g\d+ \["windows"\]\n {2}n\d+\["main · BrowserWindow"\]/);
  const capabilityNode = /(n\d+)\["main"\]/.exec(text)![1];
  expect(text).toContain(`-- "capabilities" --> ${capabilityNode}`);
});
