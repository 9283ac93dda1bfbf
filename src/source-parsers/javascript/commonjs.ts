import type { CallExpression } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import type { Id, Import } from '../../core/summary.js';
import { REQUIRE_HOLDERS, REQUIRE_WRAPPERS, REQUIRES } from '../../knowledge/commonjs.js';
import { rangeOf, type Reader } from './reader.js';

/** `node:fs` is `fs`. */
export const moduleName = (specifier: string): string => (specifier.startsWith('node:') ? specifier.slice(5) : specifier);

/** Writes an import down and gives the module as a value. */
export const importModule = (r: Reader, specifier: string, at: Range, how: Import['how']): Id => {
  const from = moduleName(specifier);
  r.imports.push({ from, at: rangeOf(at), how });
  return r.nodes.import(from, '*');
};

/** The module that a call with these arguments gives: `require('x')`, or a compiler's wrapper of that. */
export const requiredModule = (r: Reader, { callee, arguments: [argument] }: CallExpression, calleeId: Id, args: readonly Id[]): Id | undefined => {
  const first = args[0] === undefined ? undefined : r.nodes.of(args[0]);
  if (!argument || !first) return undefined;
  if (first.kind === 'literal' && typeof first.value === 'string' && isRequire(r, calleeId)) return importModule(r, first.value, argument, 'require');
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return first.kind === 'import' && name.type === 'Identifier' && REQUIRE_WRAPPERS.test(name.name) ? args[0] : undefined;
};

const isRequire = (r: Reader, id: Id): boolean => {
  const node = r.nodes.of(id);
  if (node.kind === 'global') return REQUIRES.has(node.name);
  const of = node.kind === 'get' && node.name === 'require' ? r.nodes.of(node.of) : undefined;
  if (of?.kind === 'global') return REQUIRE_HOLDERS.has(of.name);
  return node.kind === 'call' && isCreateRequire(r, node.callee);
};

/** `createRequire(import.meta.url)` gives a module its `require`. */
const isCreateRequire = (r: Reader, id: Id): boolean => {
  const node = r.nodes.of(id);
  if (node.kind === 'import') return node.from === 'module' && node.name === 'createRequire';
  const of = node.kind === 'get' && node.name === 'createRequire' ? r.nodes.of(node.of) : undefined;
  return of?.kind === 'import' && of.from === 'module';
};

/** `module.exports = value`, `exports.name = value`. */
export const exportProperty = (r: Reader, target: Id, value: Id): void => {
  const node = r.nodes.of(target);
  if (node.kind !== 'get') return;
  if (isModuleExports(r, target)) exportAll(r, value);
  else if (isModuleExports(r, node.of)) r.exports.push(() => ({ name: node.name, value }));
  else {
    const of = r.nodes.of(node.of);
    if (of.kind === 'global' && of.name === 'exports') r.exports.push(() => ({ name: node.name, value }));
  }
};

const isModuleExports = (r: Reader, id: Id): boolean => {
  const node = r.nodes.of(id);
  if (node.kind !== 'get' || node.name !== 'exports') return false;
  const of = r.nodes.of(node.of);
  return of.kind === 'global' && of.name === 'module';
};

/** The value is the module: its default export, and the keys of an object are exports too. */
export const exportAll = (r: Reader, value: Id): void => {
  r.exports.push(() => ({ name: 'default', value }));
  const node = r.nodes.of(value);
  if (node.kind !== 'object' || r.exported.has(value)) return;
  r.exported.add(value); // the same object again says nothing new
  for (const member of node.members) {
    if (member.kind === 'entry') r.exports.push(() => ({ name: member.key, value: member.value }));
    const spread = member.kind === 'spread' ? r.nodes.of(member.value) : undefined;
    if (spread?.kind === 'import' && spread.name === '*') r.exports.push(() => ({ name: '*', from: spread.from, fromName: '*' }));
  }
};
