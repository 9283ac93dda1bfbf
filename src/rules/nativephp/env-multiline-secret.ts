import { nameOf } from '../../core/paths.js';
import { defineRule } from '../../core/rule.js';
import { isCleaned } from '../../frameworks/nativephp/model.js';
import { ALWAYS_CLEANED } from '../../knowledge/nativephp.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/env-multiline-secret',
  title: 'Only the first line of a secret is taken out',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [212],

  *check({ nativephp, common }) {
    const patterns = [...ALWAYS_CLEANED, ...nativephp.cleaning.patterns.map(({ value }) => value)];
    for (const { path, copied, template, entries } of common.envFiles) {
      if (copied?.by !== 'NativePHP' || template || nameOf(path) !== '.env') continue;
      for (const { name, at, multiline, empty } of entries) {
        // What no pattern matches stays whole, and is told by env-secret-shipped.
        if (!multiline || empty || !isCleaned(patterns, name)) continue;
        yield {
          at, secret: true,
          message: `All but the first line of '${name}' stays in the .env that every user gets. NativePHP takes keys out line by line, and only the first line of this value has its key. Write it on one line, in base64 for example, or keep it in a file outside of the project.`,
        };
      }
    }
  },
});
