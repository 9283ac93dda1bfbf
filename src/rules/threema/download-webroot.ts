import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/download-webroot',
  title: 'Attachments written where the web server serves them',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [434, 552],

  *check({ threema }) {
    for (const { at, into, path, webRoot } of threema.downloads) {
      yield {
        at,
        // The folder that PHP runs in is often the one that is served, though nothing here says so.
        ...(webRoot === undefined && { confidence: 'medium' as const, severity: 'medium' as const }),
        message: into === 'current'
          ? `Attachments are written to the folder that PHP happens to run in${webRoot === undefined ? '' : `, which is '${webRoot || '.'}' here`}. ${webRoot === undefined ? 'For a script that a web server calls that is a folder it serves' : 'The web server serves it'}: everybody can fetch what people send you, and a file whose name is chosen well may be run. Give receiveMessage a private folder, or false to download nothing.`
          : `Attachments are written to '${path}', below '${webRoot}', which the web server serves. Everybody can fetch what people send you, and a file whose name is chosen well may be run. Write them to a folder outside of it.`,
      };
    }
  },
});
