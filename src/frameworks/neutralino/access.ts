import type { ConfigSetting } from '../../core/setting.js';
import { ALL_NATIVE_METHODS, type NeutralinoMode, WINDOW_ONLY_MODULE } from '../../knowledge/neutralino.js';
import { type Access, type MethodList, wildcardModule } from './model.js';

/**
 * What the two lists let through, exactly as auth/permission.cpp evaluates them: `module.*` is the one wildcard, everything else is
 * compared as it stands, and a block list that is there (an empty one too) leaves the allow list unread.
 */
export const readAccess = (mode: NeutralinoMode, allowSetting: ConfigSetting, blockSetting: ConfigSetting): Access => {
  const allow = listOf(allowSetting);
  const block = listOf(blockSetting);
  const allowed = allow && matcher(allow);
  const blocked = block && matcher(block);
  const may = (method: string): boolean => (blocked ? !blocked(method) : allowed ? allowed(method) : true);
  const known = ALL_NATIVE_METHODS.filter((method) => mode === 'window' || !method.startsWith(`${WINDOW_ONLY_MODULE}.`));
  const methods = known.filter(may);
  return {
    ...(allow && { allow }),
    ...(block && { block }),
    decidedBy: block ? 'block list' : allow ? 'allow list' : 'nothing',
    methods: new Set(methods),
    refused: known.length - methods.length,
    gained: allowed && blocked ? methods.filter((method) => !allowed(method)) : [],
  };
};

const listOf = (setting: ConfigSetting): MethodList | undefined =>
  (setting.missing || setting.value === null ? undefined : { setting, entries: setting.node?.kind === 'array' ? setting.strings().map(({ value, at }) => ({ value, at })) : [] });

const matcher = ({ entries }: MethodList): ((method: string) => boolean) => {
  const modules = new Set(entries.flatMap(({ value }) => wildcardModule(value) ?? []));
  const methods = new Set(entries.filter(({ value }) => wildcardModule(value) === undefined).map(({ value }) => value));
  return (method) => modules.has(method.slice(0, method.indexOf('.'))) || methods.has(method);
};
