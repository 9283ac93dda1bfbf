import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/fuses-missing',
  title: 'Package without fuses set',
  category: 'build',
  severity: 'low',
  confidence: 'medium',
  cwe: [693],
  versions: 'from 12',

  *check({ electron }) {
    const { builds, fuses, hooksElsewhere, runsAsNode } = electron.packaging;
    const [build] = builds;
    if (!build || fuses.length > 0 || hooksElsewhere || electron.windows.length === 0 || electron.major < 12) return;
    const how = { 'electron-builder': 'electronFuses in the configuration of electron-builder 26, or flipFuses in afterPack', 'Electron Forge': '@electron-forge/plugin-fuses', '@electron/packager': 'flipFuses of @electron/fuses after packaging' }[build.tool];
    yield {
      at: build,
      message: `'${build.tool}' packages the app with every fuse at its default. Any program of the user can then start it as plain Node.js, or with a debugger or code of its own, under the app's name, signature and permissions. Switch off ${runsAsNode ? '' : 'RunAsNode, '}EnableNodeOptionsEnvironmentVariable and EnableNodeCliInspectArguments with ${how}.`,
    };
  },
});
