import { defineRule } from '../../core/rule.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';

const isEverything = (path: unknown): boolean => typeof path === 'string' && /^\.?\/*$/.test(path);

export default defineRule({
  id: 'neutralino/document-root-wide',
  title: 'Server that hands out more than the pages',
  category: 'file-access',
  severity: 'medium',
  confidence: 'high',
  cwe: [538, 552],
  versions: 'all',

  *check({ neutralino }) {
    const packed = neutralino.config.at('/cli/resourcesPath');
    const everything = isEverything(packed.value);
    for (const mode of neutralino.modes) {
      const root = optionOf(neutralino, mode.name, 'documentRoot');
      if (!mode.server || (root.missing ? !everything : !isEverything(root.value))) continue;
      yield {
        at: root.missing ? packed : root,
        severity: everything ? inMode(mode, 'medium') : ('note' as const),
        message: `${everything ? "The app's server hands out the whole project" : "The app's server hands out all that is packed, the configuration among it"}${whenIn(mode)}, to every program that knows the port. ${everything ? "'cli.resourcesPath' packs it: sources, .env files and keys that lie there. Keep the pages in a folder of their own, and name it in 'cli.resourcesPath' and 'documentRoot'." : "Name the folder of the pages in 'documentRoot'."}`,
        related: everything && !root.missing ? [{ at: packed, message: 'this packs the whole project' }] : [],
      };
    }
  },
});
