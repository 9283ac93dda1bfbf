import { defineRule } from '../../core/rule.js';
import type { Disk } from '../../frameworks/nativephp/model.js';

/** Folders of users, and temporary ones, written out. */
const OWN = /^\/(?:home|Users|tmp|var\/tmp|private\/tmp)(?:\/|$)|^[A-Za-z]:\/Users\//;

const isWhole = ({ base, path }: Disk): boolean => base === 'absolute' && /^(?:\/|[A-Za-z]:\/?)$/.test(path);

export default defineRule({
  id: 'nativephp/path-outside-scope',
  title: "Disk outside the app's and the user's folders",
  category: 'file-access',
  severity: 'medium',
  confidence: 'high',
  cwe: [732, 22],
  supersedes: ['common/file-access-outside'],

  *check({ nativephp }) {
    const outside = nativephp.disks.filter(({ path, base, escapes }) => (base === 'absolute' ? !OWN.test(path) : escapes && base !== 'unknown' && base !== 'relative'));
    for (const file of new Set(outside.map(({ at }) => at.file))) {
      const disks = outside.filter(({ at }) => at.file === file);
      const first = disks.find(isWhole) ?? disks[0]!;
      yield {
        at: first,
        message: `This disk lies ${first.base === 'absolute' ? `in '${first.path}'` : `at '${first.path}', out of the folder it begins in`}. ${isWhole(first) ? 'A path that comes from outside then reaches every file that the user may touch.' : 'People do not expect an app there, and nothing keeps it from files of others.'} Use the disks that NativePHP brings, such as 'user_data' or 'documents'.`,
        related: disks.filter((disk) => disk !== first).map(({ at, path }) => ({ at, message: `and this one in '${path}'` })),
      };
    }
  },
});
