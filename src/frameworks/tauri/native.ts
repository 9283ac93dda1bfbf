import { originOf } from '../../core/origin.js';
import type { When } from '../../core/setting.js';
import type { Call, Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { secretName } from '../../knowledge/secret-names.js';
import { KEY_DERIVATIONS, SCRIPT_ENCODERS, WEBKIT_SANDBOX } from '../../knowledge/tauri-native.js';
import type { Page } from './model.js';
import type { BuiltScript, NativeSide, RemoteGrant, ScopeGrant } from './native-model.js';
import { pagesOf } from './windows.js';

export const readNativeSide = (world: World): NativeSide => ({
  navigations: navigationsOf(world), scopes: scopesOf(world), remoteGrants: remoteGrantsOf(world), schemeOrigins: schemeOriginsOf(world), sandboxVariables: sandboxVariablesOf(world),
  vaultKeys: vaultKeysOf(world), compiledSecrets: compiledSecretsOf(world), scripts: scriptsOf(world),
});

const isRust = ({ source }: Pick<Call, 'source'>): boolean => source.summary.language === 'rust';
const rustCalls = (world: World, name: RegExp): readonly Call[] => world.calls(name).filter(isRust);

const whenOf = (world: World, call: Call): { readonly when?: When } => {
  const when = world.when(call.source, call.under);
  return when ? { when } : {};
};

const textOf = (world: World, ref: Ref | undefined): string | undefined => {
  const value = ref && world.scalar(ref);
  return typeof value === 'string' ? value : undefined;
};

/** `window.navigate(url)`, `location.href = 'https://…'`. */
const navigationsOf = (world: World): readonly Page[] => {
  const remote = (pages: readonly Page[], when: When | undefined): readonly Page[] =>
    pages.filter(({ origin }) => origin.kind === 'http' || origin.kind === 'https').map((page) => ({ ...page, ...(when && { when }) }));
  return [
    ...rustCalls(world, /(?:^\?|[^.])\.navigate$/).flatMap((call) => { const url = call.arg(0); return url ? remote(pagesOf(world, url).pages, world.when(call.source, call.under)) : []; }),
    ...world.calls(/^(?:window\.|document\.)?location\.(?:assign|replace)$/).flatMap((call) => { const url = call.arg(0); return url ? remote(literalPages(world, url), world.when(call.source, call.under)) : []; }),
    ...[...world.writes()].flatMap(({ source, write }) => {
      if (source.summary.language === 'rust' || source.summary.language === 'php') return [];
      const name = world.name(source.ref(write.target, write.targetAt));
      return name !== undefined && /^(?:window\.|document\.)?location(?:\.href)?$/.test(name) ? remote(literalPages(world, source.ref(write.value, write.valueAt)), world.when(source, write.under)) : [];
    }),
  ];
};

const literalPages = (world: World, ref: Ref): readonly Page[] => world.texts(ref).flatMap(({ parts: [first], ref: at }) => {
  const origin = typeof first === 'string' ? originOf(first) : undefined;
  return origin && typeof first === 'string' && origin.host !== undefined ? [{ origin, url: first, at: at.at }] : [];
});

const HOME = /(?:^|::|\.)home_dir(?:\(\)|$)/;

const scopesOf = (world: World): readonly ScopeGrant[] => rustCalls(world, /\.(?:allow_directory|allow_file)$/).flatMap((call): ScopeGrant[] => {
  const path = call.arg(0);
  const recursive = call.arg(1);
  if (!path || (recursive && world.scalar(recursive) === false)) return [];
  const what = world.resolve(path).map((one) => {
    const text = textOf(world, one);
    if (text !== undefined && /^(?:\/|[A-Z]:[\\/]{0,2}|\*{1,2}|\/\*\*?)$/i.test(text)) return 'disk';
    return namesWithin(world, one, 0).some((name) => HOME.test(name)) ? 'home' : undefined;
  }).find((one) => one !== undefined);
  return what ? [{ at: call.at, method: call.method, what, ...whenOf(world, call) }] : [];
});

/** The names of what a value is taken from: `app.path().home_dir()?`. A folder below it is another one. */
const namesWithin = (world: World, { source, id, at }: Ref, depth: number): readonly string[] => {
  const node = source.node(id);
  const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
  if (node.kind !== 'call' || depth > 6) return [];
  if (callee?.kind === 'get' && /^(?:unwrap|expect|ok_or|ok_or_else|map_err|context|clone|as_path|to_path_buf|as_ref)$/.test(callee.name)) return namesWithin(world, { source, id: callee.of, at }, depth + 1);
  return [callee?.kind === 'get' || callee?.kind === 'global' ? callee.name : ''];
};

const remoteGrantsOf = (world: World): readonly RemoteGrant[] => [
  ...rustCalls(world, /(?:^|::)CapabilityBuilder::new\(\)(?:\.\w+\(\))*\.remote$/).flatMap((call): RemoteGrant[] => [{ at: call.arg(0)?.at ?? call.at, url: (call.arg(0) && headerText(world, call.arg(0)!)) ?? '', api: false, ...whenOf(world, call) }]),
  ...rustCalls(world, /(?:^|::)RemoteDomainAccessScope::new$/).map((call): RemoteGrant => ({
    at: call.at, url: (call.arg(0) && headerText(world, call.arg(0)!)) ?? '', api: world.calls(/(?:^|::)RemoteDomainAccessScope::new\(\)(?:\.\w+\(\))*\.enable_tauri_api$/).some(({ source, node }) => source === call.source && node.at.start === call.node.at.start), ...whenOf(world, call),
  })),
];

const ALLOWS_ORIGIN = /^access-control-allow-origin$/i;

/** Of apps that serve a scheme and no local port: there the same header is a server's. */
const schemeOriginsOf = (world: World): NativeSide['schemeOrigins'] => {
  const schemes = rustCalls(world, /\.register_(?:asynchronous_)?uri_scheme_protocol$/);
  const [first] = schemes;
  if (!first) return [];
  const name = schemes.length === 1 ? textOf(world, first.arg(0)) : undefined;
  return rustCalls(world, /\.(?:header|insert|append|insert_header)$/).flatMap((call) => {
    const key = call.arg(0);
    const written = textOf(world, key) ?? (key && (world.name(key) ?? '').replace(/^.*::/, '').replaceAll('_', '-')) ?? '';
    if (!ALLOWS_ORIGIN.test(written) || call.source.summary.imports.some(({ from }) => /^(?:axum|hyper|actix_web|warp|tiny_http|rocket|salvo|poem)\b/.test(from))) return [];
    const value = call.arg(1);
    const origin = value && world.texts(value).map(({ parts }) => (typeof parts[0] === 'string' ? parts[0] : '')).find((one) => one !== '');
    const whole = origin ?? (value && headerText(world, value));
    return whole === undefined ? [] : [{ at: (value ?? call).at, origin: whole, ...(name !== undefined && { scheme: name }), ...whenOf(world, call) }];
  });
};

/** `HeaderValue::from_static("*")`, `"*".parse().unwrap()` */
const headerText = (world: World, ref: Ref, depth = 0): string | undefined => {
  const node = ref.source.node(ref.id);
  const callee = node.kind === 'call' ? ref.source.node(node.callee) : undefined;
  if (node.kind !== 'call' || depth > 4) return textOf(world, ref);
  return callee?.kind === 'get' ? headerText(world, ref.source.ref(callee.of, node.at), depth + 1) : node.args[0] === undefined ? undefined : headerText(world, ref.source.ref(node.args[0], node.at), depth + 1);
};

const sandboxVariablesOf = (world: World): NativeSide['sandboxVariables'] =>
  rustCalls(world, /(?:^|::)set_var$|\.env$/).flatMap((call) => {
    const name = textOf(world, call.arg(0));
    const value = call.arg(1);
    const written = value && world.scalar(value);
    const off = name === undefined ? undefined : WEBKIT_SANDBOX.get(name);
    return off && name !== undefined && written !== undefined && off.test(String(written)) ? [{ at: call.at, name, value: String(written), ...whenOf(world, call) }] : [];
  });

/** `Builder::new(|password| …)`: what is called in the function says how a key is made of the password. */
const vaultKeysOf = (world: World): NativeSide['vaultKeys'] =>
  rustCalls(world, /^tauri_plugin_stronghold::Builder::new$/).flatMap((call) => {
    const fn = call.arg(0);
    return (fn ? world.resolve(fn) : []).flatMap((one) => {
      const node = one.source.node(one.id);
      if (node.kind !== 'function') return [];
      const body = one.source.summary.functions[node.fn]!.at;
      const calls = world.calls().filter(({ source, node: { at } }) => source === one.source && at.start >= body.start && at.end <= body.end);
      const names = calls.map((inner) => inner.name);
      // What a function of the app does is not looked at.
      if (names.some((name) => KEY_DERIVATIONS.test(name)) || calls.some((inner) => world.resolve(inner.source.ref(inner.node.callee, inner.node.at)).some((target) => target.source.node(target.id).kind === 'function'))) return [];
      const by = names.find((name) => /sha\d|Sha\d|blake|md5|digest/i.test(name));
      return [{ at: one.at, ...(by !== undefined && { by }), ...whenOf(world, call) }];
    });
  });

/** Public keys and tokens that are meant for everyone have other names. */
const compiledSecretsOf = (world: World): NativeSide['compiledSecrets'] => rustCalls(world, /(?:^|::)(?:env|option_env)!$/).flatMap((call) => {
  const name = textOf(world, call.arg(0));
  return name !== undefined && secretName(name) === 'strong' && !/PUBLIC|PUBKEY|PUB_KEY|SENTRY|DSN|POSTHOG|SIGNING|TAURI_/i.test(name) && !/(?:^|\/)build\.rs$/.test(call.source.path) ? [{ at: call.at, name, ...whenOf(world, call) }] : [];
});

/** `window.eval(&format!("go('{name}')"))`: what is put into the text and is neither a number nor JSON. */
const scriptsOf = (world: World): readonly BuiltScript[] => rustCalls(world, /(?:^\?|[^.])\.(?:eval|eval_with_callback|initialization_script|initialization_script_for_all_frames)$/).flatMap((call): BuiltScript[] => {
  const text = call.arg(0);
  const parts = text ? Math.max(0, ...world.texts(text).map((one) => (one.parts.some((part) => typeof part === 'string') ? one.parts.filter((part) => typeof part !== 'string' && isOpen(world, part)).length : 0))) : 0;
  return parts === 0 ? [] : [{ at: call.at, method: call.method, parts, ...whenOf(world, call) }];
});

/** Whether a part of a script may be any text: numbers, JSON and what the app writes itself are none. */
const isOpen = (world: World, ref: Ref, depth = 0): boolean => {
  const { source } = ref;
  const node = source.node(ref.id);
  if (node.kind === 'param') {
    const type = source.summary.functions[node.fn]?.params[node.index]?.type;
    return type !== undefined && /\bstr\b|String|Value\b/.test(type) && !world.linker(source)?.isHarmless(source, type) && !/&'static str/.test(type) && !/serde_json|Value\b/.test(type);
  }
  if (node.kind === 'get') return depth < 4 && source.node(node.of).kind !== 'unknown' && isOpen(world, source.ref(node.of, ref.at.range), depth + 1);
  if (node.kind === 'call') {
    const callee = source.node(node.callee);
    const name = world.name(source.ref(node.callee, node.at)) ?? '';
    if (SCRIPT_ENCODERS.test(name)) return false;
    if (callee.kind === 'get' && callee.name === 'replace' && /^["'`]$/.test(String(node.args[0] === undefined ? '' : world.scalar(source.ref(node.args[0], node.at))))) return false;
    if (callee.kind === 'get' && /^(?:to_string|as_str|clone|unwrap\w*|expect|to_owned|as_ref|trim|ok|map_err|replace|to_lowercase|into_owned|to_string_lossy)$/.test(callee.name)) return depth < 6 && isOpen(world, source.ref(callee.of, node.at), depth + 1);
  }
  return false;
};
