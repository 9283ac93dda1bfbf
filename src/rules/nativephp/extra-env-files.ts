import { nameOf } from '../../core/paths.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/extra-env-files',
  title: 'Other .env files are shipped as they are',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [538],

  *check({ common }) {
    // What can be seen to hold a secret is told key by key, by env-secret-shipped.
    const extra = common.envFiles.filter(({ path, copied, template, entries }) =>
      copied?.by === 'NativePHP' && !template && nameOf(path) !== '.env' && !entries.some(({ empty, looks, named }) => !empty && (looks !== undefined || named)));
    const first = extra.find(({ committed }) => !committed) ?? extra[0];
    if (!first) return;
    // A file that git ignores was not read: such files are ignored for what is in them.
    yield {
      at: first, severity: first.committed ? 'note' : 'high', ...(!first.committed && { confidence: 'medium' as const }),
      message: `'${first.path}' is packaged as it stands. NativePHP takes keys out of the active .env alone; other files of the kind are copied like any other. ${first.committed ? 'No secret is in it today; whoever adds one ships it.' : 'Git ignores it, so it most likely holds what others should not see.'} Add '.env.*' to 'cleanup_exclude_files'.`,
      related: [{ at: first.copied!.at, message: 'No pattern here leaves it out.' }, ...extra.filter((one) => one !== first).map((one) => ({ at: one.at, message: `'${one.path}' is taken, too.` }))],
    };
  },
});
