import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'tauri/localhost-plugin',
  title: 'Pages served on a local port',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [668, 306],
  versions: 'all',

  *check({ tauri }) {
    const grants = [...tauri.capabilities.flatMap(({ remote }) => remote.filter(({ kind }) => kind === 'loopback'))];
    for (const { at, name } of tauri.crates.filter((crate) => crate.name === 'tauri-plugin-localhost')) {
      yield {
        at,
        severity: grants.length > 0 ? 'high' : 'medium',
        message: `'${name}' serves the app's pages on a port of this machine. Every other program and user there can read them, and one that takes the port first can put pages of its own into the app's windows.${grants[0] ? ` '${grants[0].value}' gives whatever is there the app's commands.` : ''} Remove the plugin: Tauri's own scheme needs no server.`,
        related: grants.map((grant) => ({ at: grant.at, message: 'this lets any page of a local port call commands' })),
      };
    }
  },
});
