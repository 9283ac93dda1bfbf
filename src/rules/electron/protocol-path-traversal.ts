import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

/** Serving is reading: what a request has the app change is told elsewhere. */
const CHANGES = /(?:^|\.)(?:rm|unlink|mkdir|mkdtemp|write|append|chmod|chown|copy|cp|rename|ensure|move|remove|output|symlink|link|truncate|utimes|readdir|opendir)\w*$/i;

export default defineRule({
  id: 'electron/protocol-path-traversal',
  title: 'A scheme of the app serves any file',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22],
  versions: 'all',

  *check({ common }) {
    const reads = common.flows.filter(({ sink }) => !CHANGES.test(sink.what));
    yield* flowReports(reads.filter(({ sink }) => sink.ending === undefined), { from: ['protocol'], to: ['file'], severity: 'high' }, (flow, from) =>
      `A page names the file that the app serves: the path comes from ${from} and reaches '${flow.sink.what}'. With '..' or an absolute path, any page that can use the scheme reads any file of the user. Resolve the path and refuse what path.relative() says is outside of the folder.`);
    yield* flowReports(reads.filter(({ sink }) => sink.ending !== undefined), { from: ['protocol'], to: ['file'], severity: 'medium', confidence: 'low' }, (flow, from) =>
      `A page has a say in which file is read: a part of the path comes from ${from} and reaches '${flow.sink.what}', though it always ends in '${flow.sink.ending}'. With '..', any page that can use the scheme reaches files of that name in any folder. Resolve the path and refuse what path.relative() says is outside of the folder.`);
  },
});
