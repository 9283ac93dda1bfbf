import { defineRule } from '../../core/rule.js';
import { isOpenToRemote, remoteCallers } from '../../frameworks/tauri/model.js';
import type {} from '../../frameworks/common/model.js';

const MOST = 4;

export default defineRule({
  id: 'tauri/remote-commands',
  title: "Remote pages may call the app's own commands",
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [346, 749, 862],
  versions: '2.0.0 to 2.11.0; with a remote frontendDist all',

  *check({ tauri, common }) {
    const caller = remoteCallers(tauri);
    const commands = tauri.commands.filter(({ registered, plugin }) => registered && !plugin);
    if (!caller || caller.why === 'domain' || commands.length === 0) return;
    const harmful = new Map(common.flows.flatMap(({ source, sink }) => {
      const [, command] = source.kind === 'ipc' && !['network', 'invoke'].includes(sink.kind) ? /command '(\w+)'/.exec(source.what) ?? [] : [];
      return command === undefined ? [] : [[command, sink.what] as const];
    }));
    const worst = commands.filter(({ name }) => harmful.has(name)).slice(0, MOST);
    const version = `${tauri.version!.major}.${tauri.version!.minor}.${tauri.version!.patch}`;
    yield {
      at: caller.at,
      remote: caller.url,
      severity: worst.length > 0 ? 'high' : 'medium',
      message: `'${caller.url}' may call ${commands.length === 1 ? `the app's command '${commands[0]!.name}'` : `all ${commands.length} commands of the app`}. ${caller.why === 'dist' ? 'Tauri takes the server of a remote frontendDist for the app itself.' : `Tauri ${version} asks its access control list nothing about an app's own commands, whoever calls, as long as build.rs declares none.`}${worst.length > 0 ? ` Among them ${worst.map(({ name }) => `'${name}' reaches '${harmful.get(name)!}'`).join(', ')}.` : ''} Whoever changes a page there, or finds a hole in it, calls them. ${caller.why === 'dist' || !isOpenToRemote(tauri) ? "Build the pages into the app." : "Update to 2.11.1 or later, or declare the commands with AppManifest::commands() in build.rs and give each to the windows that need it."}`,
      related: worst.map(({ name, at }) => ({ at, message: `'${name}' may be called from there` })),
    };
  },
});
