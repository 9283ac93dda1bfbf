import { defineRule } from '../../core/rule.js';
import type { TokenUse } from '../../frameworks/neutralino/model.js';

const HOW: Readonly<Record<TokenUse['how'], string>> = {
  logged: 'written to a log', sent: 'sent out of the page', stored: 'written to a file', passed: 'given to a program',
};
const WHO: Readonly<Record<TokenUse['how'], string>> = {
  logged: 'Logs are read by others and sent along with reports.',
  sent: 'Whoever receives it can connect to the app.',
  stored: 'Every program of the user can read it there.',
  passed: 'Arguments and environments of programs can be read by other programs of the user.',
};

export default defineRule({
  id: 'neutralino/token-leak',
  title: 'Access token leaves the page',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [200, 532],
  versions: 'all',

  *check({ neutralino }) {
    for (const { how, at, when } of neutralino.tokenUses) {
      if (when === 'development' || when === 'test') continue;
      yield {
        at,
        severity: how === 'logged' || how === 'passed' ? 'medium' : 'high',
        message: `The access token is ${HOW[how]}. ${WHO[how]} With it, any program on this machine can call native methods as the app does. Leave it to the client library, and give extensions what they get on their standard input.`,
      };
    }
  },
});
