import { defineRule, type Severity } from '../../core/rule.js';
import type { PipedDownload } from '../../frameworks/common/model.js';

const WHEN: Readonly<Record<PipedDownload['in'], readonly [severity: Severity, text: string]>> = {
  install: ['high', 'whenever somebody installs the packages, on the computers of developers and of the build'],
  hook: ['medium', 'at every build of the app'],
  release: ['medium', 'in the workflow that makes what people install'],
  script: ['low', 'whenever somebody runs the script'],
  workflow: ['low', 'in a workflow, with its token'],
};

export default defineRule({
  id: 'common/pipe-to-shell',
  title: 'Download that is run as it comes',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'high',
  cwe: [494, 829],

  *check({ common }) {
    const told = new Set<string>();
    for (const { at, url, official, in: where } of common.piped) {
      const key = `${at.file} ${url}`;
      if (told.has(key)) continue;
      told.add(key);
      const plain = /^http:/i.test(url ?? '');
      const [severity, when] = WHEN[where];
      yield {
        at,
        // How a language's own installer is run is up to its makers.
        severity: plain ? 'high' : official ? 'note' : severity,
        message: `${url === undefined ? 'What is downloaded' : `What '${url.slice(0, 120)}' answers`} is run at once, ${when}. Nothing says that it is the same as yesterday${plain ? ', and without https anyone on the network can answer' : ': whoever can write to that host runs commands here'}. Download a fixed version, compare its checksum, and run it then; or install it from a package manager.`,
      };
    }
  },
});
