import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import { INSTALLER_HOSTS } from '../../knowledge/supply-chain.js';

export default defineRule({
  id: 'common/build-remote-script',
  title: 'Build runs a script as it is downloaded',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'high',
  cwe: [494, 829],

  *check({ common }) {
    const told = new Set<string>();
    for (const { at, where, url } of common.remoteScripts) {
      if (told.has(`${at.file} ${url}`)) continue;
      told.add(`${at.file} ${url}`);
      const plain = /^http:/i.test(url);
      const host = /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
      // The build trusts who makes its tools, whichever way they come.
      const maker = !plain && INSTALLER_HOSTS.has(host);
      yield {
        at,
        severity: plain ? 'high' : maker ? 'note' : 'medium',
        message: `${where === 'workflow' ? 'A workflow that ships the app' : where === 'hook' ? 'A hook of the build' : 'A script of the manifest'} downloads '${url}' and runs it at once. ${plain ? 'Without encryption, anyone on the way decides what runs' : `Whatever stands there that day runs${where === 'workflow' ? ', with the secrets of the build' : ' on every machine that builds'}, and nothing of it is kept`}. ${maker ? 'It is the installer of whoever makes the tool; an action or package with a version and a hash is better.' : 'Take a version of the tool with a known hash, or keep the script in the repository.'}`,
      };
    }
  },
});
