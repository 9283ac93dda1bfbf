// The JSON Schema of desktop-sec-lint.json, from the rules and the engine's own lists. `npm run update` writes it to schema.json.
import { FRAMEWORKS } from '../build/core/app.js';
import { CONFIDENCES, SEVERITIES } from '../build/core/rule.js';
import { PERSONAS } from '../build/engine/options.js';
import { ruleWords } from '../build/cli/words.js';

/** Draft 7, which every editor knows. */
export const configSchema = (rules) => {
  const words = ruleWords(rules);
  const severity = { enum: [...SEVERITIES] };
  const ruleId = { enum: rules.map(({ id }) => id) };
  const version = { type: 'string', pattern: '^v?\\d{1,6}(\\.\\d{1,6}){0,2}([-+][\\w.+-]{1,60})?$', description: 'A version like 31 or 31.2.0.' };
  const some = (description, items) => ({ type: 'array', items, description });
  const text = (description) => ({ type: 'string', description });
  const flag = (description) => ({ type: 'boolean', description });
  const object = (properties, more) => ({ type: 'object', additionalProperties: false, properties, ...more });
  const ruleSetting = {
    if: { type: 'object' },
    then: object({ severity: { ...severity, description: 'How bad its findings are here.' } }, { required: ['severity'] }),
    else: { enum: ['on', 'off'] },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of desktop-sec-lint',
    ...object({
      $schema: text('This schema, for editors: ./node_modules/desktop-sec-lint/schema.json'),
      persona: { enum: [...PERSONAS], description: 'Who reads: regular sees confidence medium and up at severity low and up, pedantic also notes, auditor everything.' },
      minSeverity: { ...severity, description: 'The least severity that is told.' },
      minConfidence: { enum: [...CONFIDENCES], description: 'The least confidence that is told.' },
      failOn: { enum: [...SEVERITIES, 'never'], description: 'The least severity that gives exit code 1. Default: low.' },
      only: some('Only these rules, frameworks (tauri) or categories (secrets).', { enum: words }),
      skip: some('All but these rules, frameworks or categories.', { enum: words }),
      rules: object(Object.fromEntries(rules.map(({ id, title }) => [id, { description: title, $ref: '#/definitions/ruleSetting' }])), { description: 'Rules by id: "off", "on" or { "severity": … }.' }),
      ignores: some('Findings that are accepted. All that is given must fit.', object({
        rule: { ...ruleId, description: 'The rule.' },
        file: text('A path or glob, relative to the folder of this configuration.'),
        pointer: { type: 'string', pattern: '^(/|$)', description: 'A JSON Pointer into a configuration file, like /app/security/csp: findings at or below it.' },
        match: text('Text that stands in the finding\'s own source text.'),
        reason: text('Why it is accepted.'),
        expires: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'The last day it holds, as YYYY-MM-DD.' },
      }, { required: ['rule'] })),
      baseline: text('Findings that were there before, in a file that --write-baseline made; relative to the folder of this configuration.'),
      requireReason: flag('Suppressions without a reason do not count.'),
      trustedOrigins: some('Origins that are the app\'s own.', { type: 'string', pattern: '^[a-z][a-z0-9+.-]*://[^/\\s]+$', description: 'An origin like https://help.example.com, without a path.' }),
      apps: some('Apps, where detection is wrong or incomplete.', object({
        root: text('Its folder, relative to the folder of this configuration.'),
        framework: { enum: [...FRAMEWORKS] },
        version,
      }, { required: ['root', 'framework'] })),
      versions: object(Object.fromEntries(FRAMEWORKS.map((name) => [name, version])), { description: 'Framework versions, where they are not found.' }),
      includeTests: flag('Lint tests, examples and documentation too.'),
      gitignore: flag('Leave out what git ignores. Default: true.'),
    }),
    definitions: { ruleSetting },
  };
};
