import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/asar-disabled',
  title: 'App packaged as loose files',
  category: 'build',
  severity: 'low',
  confidence: 'high',
  cwe: [353],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    const loose = electron.packaging.builds.flatMap(({ tool, asar }) => { const one = asar.is(false) ? asar.find(false) : undefined; return one ? [{ tool, one }] : []; });
    const [first, ...others] = loose;
    if (!first) return;
    const { tool, one } = first;
    const written = one.origin !== 'default';
    yield {
      at: one,
      ...(!written && { confidence: 'medium' as const }),
      message: `'${tool}' packages the app's code as loose files${written ? '' : ', as it does where \'asar\' is not set'}. Nothing can tell then whether a file was changed: the integrity check of Electron and the fuse that only loads the archive both need app.asar. Set 'asar' to true, and name what must lie outside of it in ${tool === 'electron-builder' ? '\'asarUnpack\'' : '\'asar.unpack\''}.`,
      related: others.map((other) => ({ at: other.one, message: 'no archive here either' })),
      fixes: [written ? replaced(one, 'true', 'Package the app as an archive.') : undefined],
    };
  },
});
