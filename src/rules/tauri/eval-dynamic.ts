import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/eval-dynamic',
  title: 'Values are written into scripts',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [94, 79],
  versions: 'all',

  *check({ tauri, common }) {
    const told = new Set<string>();
    for (const report of flowReports(common.flows, { from: 'any', to: ['script'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} is run as a script: it reaches '${flow.sink.what}'. A quote in it ends the text that it stands in, and what follows runs with all that the page may do. Write it into the script with serde_json::to_string(), or send it as an event.`)) {
      for (const place of [report, ...(report.related ?? [])]) { const { at } = place; const { file, range } = 'at' in at ? at.at : at; told.add(`${file}:${range.start}`); }
      yield report;
    }
    for (const { at, method, when } of tauri.native.scripts) {
      if (when === 'development' || when === 'test' || told.has(`${at.file}:${at.range.start}`)) continue;
      yield {
        at, severity: 'medium', confidence: 'medium',
        message: `A text is put into the script that '${method}' runs. A quote in it ends the literal that it stands in, and what follows runs with all that the page may do. Write it into the script with serde_json::to_string(), or send it as an event.`,
      };
    }
  },
});
