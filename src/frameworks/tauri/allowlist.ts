import type { ConfigSetting } from '../../core/setting.js';
import { ALLOWLIST_MODULES } from '../../knowledge/tauri.js';
import type { Configuration } from './config.js';
import { type AllowedModule, bothSpellings, type Capability, isActive, type RemoteDomain, settingOf, type UrlScope } from './model.js';
import { readUrlPattern } from './patterns.js';

/** The modules of Tauri 1's allowlist with what they turn on; the whole API comes first, under no name. */
export const readAllowlist = (configuration: Configuration): readonly AllowedModule[] => {
  const allowlist = settingOf(configuration, 'allowlist');
  if (!allowlist) return [];
  const whole = allowlist.to('/all');
  const everything = whole.mayBe(true);
  const modules = Object.entries(ALLOWLIST_MODULES).map(([module, methods]): AllowedModule => {
    const all = allowlist.to(bothSpellings(`/${module}/all`));
    const on = everything || all.mayBe(true) ? methods : methods.filter((method) => isOn(allowlist.to(bothSpellings(`/${module}/${method}`))));
    return { module, all, methods: new Set(everything || all.mayBe(true) ? ['all', ...on] : on) };
  });
  return [{ module: '', all: whole, methods: new Set(everything ? ['all'] : []) }, ...modules];
};

/** `shell.open` may be a regular expression, which turns it on. */
const isOn = (setting: ConfigSetting): boolean => setting.find((value: unknown) => value === true || typeof value === 'string') !== undefined;

const text = (setting: ConfigSetting): string | undefined => (typeof setting.value === 'string' ? setting.value : undefined);

/** Sites that `dangerousRemoteDomainIpcAccess` lets call commands. */
export const readRemoteDomains = (configuration: Configuration): readonly RemoteDomain[] =>
  (settingOf(configuration, 'remoteDomains')?.items() ?? []).map((item) => {
    const scheme = text(item.to('/scheme'));
    const when = item.alternatives[0]?.when;
    return {
      domain: text(item.to('/domain')) ?? '',
      at: item.at,
      ...(when && { when }),
      ...(scheme !== undefined && { scheme }),
      windows: item.to('/windows').strings().map(({ value }) => value),
      plugins: item.to('/plugins').strings().map(({ value }) => value),
      api: item.to(bothSpellings('/enableTauriAPI')).is(true),
    };
  });

/** URLs that web content may fetch past the browser's rules. */
export const readRequests = (configuration: Configuration, capabilities: readonly Capability[], allowlist: readonly AllowedModule[]): readonly UrlScope[] => {
  if (configuration.major === 1) {
    const on = allowlist.some(({ module, methods }) => module === 'http' && methods.size > 0);
    return on ? (settingOf(configuration, 'http', '/scope')?.strings() ?? []).map((url) => ({ ...url, ...readUrlPattern(url.value) })) : [];
  }
  return capabilities.filter(isActive).flatMap((capability) => capability.permissions.filter(({ plugin }) => plugin === 'http').flatMap(({ allow }) => allow.flatMap((entry) =>
    (entry.node?.kind === 'object' ? entry.to('/url') : entry).strings().map((url) => ({ ...url, ...readUrlPattern(url.value), capability })))));
};
