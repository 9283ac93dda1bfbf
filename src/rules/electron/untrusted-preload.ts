import { defineRule, type Report } from '../../core/rule.js';
import type { PreloadScript } from '../../frameworks/electron/model.js';

const WHERE: Readonly<Partial<Record<PreloadScript['from'], string>>> = {
  home: "a folder of the user's", data: "the app's data folder", temp: 'the folder of temporary files', working: 'whatever folder the app is started from', network: 'another host',
};

export default defineRule({
  id: 'electron/untrusted-preload',
  title: 'Preload script from a place that others write to',
  category: 'isolation',
  severity: 'high',
  confidence: 'medium',
  cwe: [829, 426],
  versions: 'all',

  *check({ electron }) {
    for (const script of electron.preloads) {
      if (script.when === 'development' || script.when === 'test') continue;
      const report = judged(script);
      if (report) yield { at: script.at, ...report };
    }
  },
});

const judged = ({ from, path, via, whole }: PreloadScript): Omit<Report, 'at'> | undefined => {
  const where = WHERE[from];
  if (where !== undefined) {
    return {
      message: `The preload script comes from ${where}${from === 'network' ? `, '${path}'` : ''}. Whoever can write there${from === 'network' ? ', or stands between,' : ', as any other program of the user can,'} runs code with what a preload script may do, in every page. Ship the script with the app and name it below __dirname.`,
    };
  }
  // A scheme, an alias of a bundler or a part that is not known may lead anywhere.
  if (from !== 'relative' || !whole || /^[a-z][\w+.-]*:|^@|^~/i.test(path) || path === '') return undefined;
  return {
    severity: 'low',
    message: `'${path}' is no absolute path, and ${via === 'preload' ? 'Electron leaves such a preload script out' : 'is no preload script for the session'}. What the pages expect of it is then not there, or is made good for in a less safe way. Join it to __dirname.`,
  };
};
