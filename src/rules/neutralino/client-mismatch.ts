import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'neutralino/client-mismatch',
  title: 'Client library older than the binaries',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'medium',
  cwe: [1104],
  versions: 'from 5.0',

  *check({ neutralino }) {
    const { version, client } = neutralino;
    // The two count their versions alike since 5.0.
    if (!version || !client || version.major < 5 || client.major >= version.major) return;
    yield {
      at: client,
      severity: client.major < 5 ? 'low' : 'note',
      message: `The client library ${client.text} is older than the binaries ${version.text}. It was made for another way of passing the access token and gets no mends any more, so that apps open up what is newer to make it work. Set 'cli.clientVersion' to ${version.major}.${version.minor}.0 or newer and run 'neu update'.`,
      related: [{ at: version.at, message: 'the version of the binaries' }],
    };
  },
});
