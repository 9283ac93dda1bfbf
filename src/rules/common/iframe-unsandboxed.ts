import { type Confidence, defineRule, type Severity } from '../../core/rule.js';
import type { Frame } from '../../frameworks/common/model.js';

const WHAT: Readonly<Record<Frame['shows'], string>> = {
  markup: 'markup that is put together at run time', blob: 'a page that is made at run time', data: 'a page that is put together at run time',
  document: 'a document that the app does not write', remote: 'a page of another host', unknown: 'whatever it is given',
};

const REACH = { node: 'reach the page around it and use Node.js', native: 'reach the page around it and call what the app gives its pages', none: 'reach the page around it and act as the app' } as const;

export default defineRule({
  id: 'common/iframe-unsandboxed',
  title: 'Frame with foreign content and no sandbox',
  category: 'isolation',
  severity: 'high',
  confidence: 'medium',
  cwe: [1021, 79, 829],

  *check({ common }) {
    for (const { shows, url, at, sandbox, sure, when } of common.frames) {
      if (when === 'development' || when === 'test' || sandbox === 'closed' || sandbox === 'unknown') continue;
      // Another origin keeps its own: that it may run scripts there is no hole.
      // A scheme of its own is an origin of its own, unless the app's pages have the same one.
      const apart = shows === 'document' && url !== undefined && !/^file:/i.test(url);
      const foreign = shows === 'remote' || shows === 'data' || apart;
      if (sandbox === 'open' && (foreign || shows === 'unknown')) continue;
      const severity: Severity = foreign ? 'low' : common.exposure === 'node' ? 'high' : 'medium';
      const confidence: Confidence = sure && !apart ? 'medium' : 'low';
      const harm = foreign ? 'A script in it can lead the whole window to another page when people click, open windows and ask for permissions in the name of the app.' : `A script in it can ${REACH[common.exposure]}.`;
      const todo = sandbox === 'open'
        ? "Leave out 'allow-same-origin', or 'allow-scripts' where the content needs none."
        : `Give it a sandbox attribute${foreign ? ' with what the page needs' : ", empty where the content needs no scripts, and never with both 'allow-scripts' and 'allow-same-origin'"}.`;
      yield {
        at, severity, confidence,
        message: `This frame shows ${WHAT[shows]}${url === undefined ? '' : `, '${url}'`}, ${sandbox === 'open' ? "in a sandbox that lets scripts run with the app's own origin and so take it off" : 'without a sandbox'}. ${harm} ${todo}`,
        ...(shows === 'remote' && url !== undefined && { remote: url }),
      };
    }
  },
});
