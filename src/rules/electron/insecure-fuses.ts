import { replaced } from '../../core/edits.js';
import { defineRule, type Severity } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { fuse, type ElectronModel } from '../../frameworks/electron/model.js';
import { FUSES } from '../../knowledge/electron-build.js';

/** Pages from files need what this fuse gives. */
const loadsFiles = ({ windows }: ElectronModel): boolean => windows.length === 0 || windows.some(({ loads }) => loads.length === 0 || loads.some(({ kind, url }) => kind === 'unknown' || (kind === 'local' && !/^(?!file:)[a-z][\w.+-]+:/i.test(url))));

export default defineRule({
  id: 'electron/insecure-fuses',
  title: 'Fuse at an unsafe value',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [693],
  versions: 'from 12; each fuse from the version that has it',
  fixable: 'suggestion',

  *check({ electron }) {
    const { packaging, version } = electron;
    for (const { values, by } of packaging.fuses) {
      for (const { name, hardened, severity, why } of FUSES) {
        const one = hardened === undefined ? undefined : values.get(name)?.find(!hardened);
        if (!one || one.origin === 'default' || (name === 'GrantFileProtocolExtraPrivileges' && loadsFiles(electron))) continue;
        const needed = name === 'RunAsNode' ? packaging.runsAsNode : undefined;
        const level: Severity = needed ? 'low' : severity;
        yield {
          at: one, severity: level,
          message: `'${by}' leaves the fuse '${name}' ${hardened ? 'off' : 'on'}. ${why} ${needed ? 'The app starts itself as Node.js: utilityProcess.fork does so without the fuse, which can then be switched off.' : `Switch it ${hardened ? 'on' : 'off'}.`}`,
          ...(needed && { related: [{ at: needed, message: 'needs the fuse' }] }),
          fixes: [needed ? undefined : replaced(one, String(hardened), `Switch ${name} ${hardened ? 'on' : 'off'}.`)],
        };
      }
    }
    const [site] = packaging.fuses;
    const left = FUSES.filter(({ name, hardened, severity }) => hardened !== undefined && severity !== 'note' && name !== 'GrantFileProtocolExtraPrivileges' && (name !== 'RunAsNode' || !packaging.runsAsNode)
      && fuse(packaging, name)?.is(!hardened) && fuse(packaging, name)?.origin === 'default');
    if (!site || left.length === 0) return;
    const reach = left.some(({ severity }) => severity === 'medium');
    yield {
      at: site, severity: 'low',
      ...(!version && { confidence: 'medium' as const }),
      message: `'${site.by}' does not say what ${left.length === 1 ? 'the fuse' : 'the fuses'} ${listed(left.map(({ name }) => name), 6)} should be, and ${left.length === 1 ? 'its default is' : 'their defaults are'} unsafe. ${reach ? left.find(({ severity }) => severity === 'medium')!.why : left[0]!.why} Set ${left.length === 1 ? 'it' : 'each of them'}.`,
    };
  },
});
