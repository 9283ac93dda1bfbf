// Compares the permissions that we make of an app's capabilities with what tauri-build made of them, for apps that commit src-tauri/gen/schemas.
//
//   node bench/tauri-acl.mjs PATH...     a PATH holds apps; says for each capability which commands and paths differ
//
// What Tauri does with acl-manifests.json and capabilities.json is written out here as tauri-utils' acl/resolved.rs has it, apart from our own resolver.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'cli', 'main.js');

const schemasIn = (folder, depth = 0) => {
  if (existsSync(join(folder, 'gen/schemas/acl-manifests.json'))) return [join(folder, 'gen/schemas')];
  if (depth > 5) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() && !/^(?:node_modules|target|\.git)$/.test(one.name) ? schemasIn(join(folder, one.name), depth + 1) : []));
};

/** Every permission that an identifier stands for, sets and defaults followed. */
const traverse = (manifests, identifier) => {
  const colon = identifier.lastIndexOf(':');
  const key = colon < 0 ? '__app-acl__' : identifier.slice(0, colon);
  const name = identifier.slice(colon + 1);
  const manifest = manifests[key];
  if (!manifest) return [];
  const inside = (one) => (/:/.test(one) || key === '__app-acl__' ? one : `${key}:${one}`);
  if (name === 'default' && manifest.default_permission) return manifest.default_permission.permissions.flatMap((one) => traverse(manifests, inside(one)));
  const set = manifest.permission_sets[name];
  if (set) return set.permissions.flatMap((one) => traverse(manifests, inside(one)));
  const permission = manifest.permissions[name];
  return permission ? [{ key, permission }] : [];
};

const resolved = (manifests, capability) => {
  const allowed = new Set();
  const denied = new Set();
  const paths = new Set();
  for (const entry of capability.permissions) {
    const identifier = typeof entry === 'string' ? entry : entry.identifier;
    for (const { key, permission } of traverse(manifests, identifier)) {
      const called = (command) => (key === '__app-acl__' ? command : `plugin:${key.replace(/^core:/, '')}|${command}`);
      // plugin-fs names two scopes where commands stand; no command has such a name.
      permission.commands.allow.filter((command) => !command.startsWith('scope-')).forEach((command) => allowed.add(called(command)));
      permission.commands.deny.forEach((command) => denied.add(called(command)));
      if (key === 'fs') for (const one of [...(entry.allow ?? []), ...(permission.scope?.allow ?? [])]) paths.add(typeof one === 'string' ? one : one.path);
    }
  }
  // A folder beside everything in it says nothing more.
  for (const path of paths) if (paths.has(`${path}/*`) || paths.has(`${path}/**`)) paths.delete(path);
  return { commands: new Set([...allowed].filter((one) => !denied.has(one))), paths };
};

const missing = (of, from) => [...of].filter((one) => !from.has(one)).sort();

let differ = 0;
for (const schemas of process.argv.slice(2).flatMap((path) => schemasIn(path))) {
  const manifests = JSON.parse(readFileSync(join(schemas, 'acl-manifests.json'), 'utf8'));
  const capabilities = JSON.parse(readFileSync(join(schemas, 'capabilities.json'), 'utf8'));
  const app = dirname(dirname(dirname(schemas)));
  const out = spawnSync(process.execPath, [cli, 'model', '-f', 'json', app], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
  const tauri = JSON.parse(out).apps.find((one) => one.framework === 'tauri')?.models.tauri;
  console.log(schemas);
  for (const [name, capability] of Object.entries(capabilities)) {
    const theirs = resolved(manifests, capability);
    const own = tauri?.capabilities.find(({ identifier }) => identifier === name);
    const commands = new Set(own?.commands ?? []);
    const files = tauri?.files.filter(({ capabilities: of }) => of.some(({ identifier }) => identifier === name)).map(({ path }) => path) ?? [];
    const paths = new Set(files.filter((path) => !files.includes(`${path}/*`) && !files.includes(`${path}/**`)));
    const rows = [['commands we miss', missing(theirs.commands, commands)], ['commands we make up', missing(commands, theirs.commands)], ['paths we miss', missing(theirs.paths, paths)], ['paths we make up', missing(paths, theirs.paths)]];
    console.log(`  ${name}: ${theirs.commands.size} commands, ${theirs.paths.size} paths`);
    for (const [what, list] of rows) if (list.length > 0) { differ += list.length; console.log(`    ${what}: ${list.join(', ')}`); }
  }
}
console.log(`${differ} differences`);
