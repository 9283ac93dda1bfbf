import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/sensitive-files-shipped',
  title: 'Data of developers in the package',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [538],

  *check({ common }) {
    // Keys and credentials are told by common/bundled-secret-file.
    const data = common.shipped.sensitive.filter(({ kind, copied, path }) => kind === 'database' && copied?.by === 'NativePHP' && !/(?:^|\/)(?:migrations?|schema|seeds?|seeders)(?:\/|[\w.-]*$)/i.test(path));
    const [first, ...others] = data;
    if (!first) return;
    yield {
      at: first,
      message: `'${first.path}'${others.length === 0 ? '' : ` and ${others.length} more like it`} ${others.length === 0 ? 'is' : 'are'} packaged with the app. NativePHP copies the whole project, but for databases directly in 'database/' and its own list, so whoever installs the app gets the data in it. Add the file to 'cleanup_exclude_files', unless the app is meant to bring it.`,
      related: [{ at: first.copied!.at, message: 'No pattern here leaves it out.' }, ...others.slice(0, 5).map((one) => ({ at: one.at, message: `'${one.path}' is taken, too.` }))],
    };
  },
});
