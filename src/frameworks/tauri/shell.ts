import type { ConfigSetting } from '../../core/setting.js';
import { DEFAULT_OPEN } from '../../knowledge/tauri.js';
import type { Configuration } from './config.js';
import { type AllowedModule, type Capability, isActive, type OpenScope, type Program, type ProgramArgument, settingOf } from './model.js';
import { readRegex } from './patterns.js';

const text = (setting: ConfigSetting): string | undefined => (typeof setting.value === 'string' ? setting.value : undefined);

const readProgram = (entry: ConfigSetting, capability?: Capability): Program => {
  const args = entry.to('/args');
  const command = text(entry.to('/cmd'));
  const when = entry.alternatives[0]?.when;
  const sidecar = entry.to('/sidecar').is(true);
  return {
    name: text(entry.to('/name')) ?? '',
    ...(command !== undefined && !sidecar && { command }),
    sidecar,
    args: args.is(true) ? 'any' : args.node?.kind === 'array' ? args.items().map(readArgument) : 'none',
    at: entry.at,
    argsAt: args.missing ? entry.at : args.at,
    ...(when && { when }),
    ...(capability && { capability }),
  };
};

const readArgument = (item: ConfigSetting): ProgramArgument => {
  const fixed = text(item);
  if (fixed !== undefined) return { at: item.at, fixed };
  const validator = item.to('/validator');
  const source = text(validator);
  const regex = source === undefined ? undefined : readRegex(source, false);
  return { at: validator.at, ...(source !== undefined && regex && { validator: source, anything: regex.anything, regex }), raw: item.to('/raw').is(true) };
};

/** The programs that web content may run: the scope of Tauri 1's shell module, or of the permissions to execute and spawn. */
export const readPrograms = (configuration: Configuration, capabilities: readonly Capability[], allowlist: readonly AllowedModule[]): readonly Program[] => {
  if (configuration.major === 2) {
    return capabilities.filter(isActive).flatMap((capability) => capability.permissions
      .filter(({ commands }) => commands.includes('plugin:shell|execute') || commands.includes('plugin:shell|spawn'))
      .flatMap(({ allow }) => allow.map((entry) => readProgram(entry, capability))));
  }
  const methods = allowlist.find(({ module }) => module === 'shell')?.methods;
  return methods?.has('execute') || methods?.has('sidecar') ? (settingOf(configuration, 'shell', '/scope')?.items() ?? []).map((entry) => readProgram(entry)) : [];
};

/**
 * What `open` lets through. In Tauri 1, `shell.all` (or the whole API) compiles the command in, but its check comes from `open` alone: where that is left
 * false, nothing is checked. Sources: 1.x core/tauri/build.rs, core/tauri-codegen/src/context.rs, core/tauri/src/scope/shell.rs.
 */
export const readOpen = (configuration: Configuration, capabilities: readonly Capability[], allowlist: readonly AllowedModule[]): readonly OpenScope[] => {
  const open = settingOf(configuration, 'shell', '/open');
  if (!open) return [];
  const shell = allowlist.find(({ module }) => module === 'shell');
  const whole = allowlist.find(({ module }) => module === '');
  const permission = capabilities.filter(isActive).flatMap(({ permissions }) => permissions).find(({ commands }) => commands.includes('plugin:shell|open'));
  const all = shell?.all.find(true) ?? whole?.all.find(true);
  const grantedAt = configuration.major === 2 ? permission?.at : all?.at;
  return open.alternatives.flatMap((one): readonly OpenScope[] => {
    const at = { at: one.at, ...(one.when && { when: one.when }), grantedAt: grantedAt ?? one.at };
    if (typeof one.value === 'string') {
      const granted = configuration.major === 1 || grantedAt;
      return granted ? [{ ...at, check: one.value === DEFAULT_OPEN ? 'default' : 'regex', regex: readRegex(one.value, configuration.major === 2) }] : [];
    }
    if (one.value === true) return configuration.major === 1 || grantedAt ? [{ ...at, check: 'default' }] : [];
    if (!grantedAt) return [];
    return [{ ...at, at: one.origin === 'default' ? grantedAt : one.at, check: configuration.major === 2 ? 'plugin' : 'none' }];
  });
};
