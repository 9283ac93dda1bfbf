import type {
  ExportAllDeclaration, ExportNamedDeclaration, ImportDeclaration, ModuleExportName, TSImportEqualsDeclaration, TSModuleReference,
} from 'oxc-parser';
import type { Export, Id } from '../../core/summary.js';
import { importModule, moduleName } from './commonjs.js';
import { giveValue, rangeOf, type Reader, reference } from './reader.js';
import { lookup, type Scope } from './scopes.js';

/** `import a, { b as c } from 'x'`. Names that are types have no value. */
export const readImport = (r: Reader, node: ImportDeclaration): void => {
  const from = moduleName(node.source.value);
  const values = node.importKind === 'type' ? [] : node.specifiers.filter((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type');
  const typeOnly = values.length === 0 && (node.importKind === 'type' || node.specifiers.length > 0);
  r.imports.push({ from, at: rangeOf(node.source), how: 'import', ...(typeOnly && { typeOnly }) });
  for (const one of values) {
    const name = one.type === 'ImportSpecifier' ? nameOf(one.imported) : one.type === 'ImportDefaultSpecifier' ? 'default' : '*';
    giveValue(r, one.local.name, r.nodes.import(from, name), { at: one, targetAt: one.local, valueAt: one });
  }
};

const nameOf = (name: ModuleExportName): string => (name.type === 'Literal' ? name.value : name.name);

/** `import x = require('x')`, `import x = a.b`. */
export const readImportEquals = (r: Reader, node: TSImportEqualsDeclaration): void => {
  const { moduleReference } = node;
  if (node.importKind === 'type') {
    if (moduleReference.type !== 'TSExternalModuleReference') return;
    const { expression } = moduleReference;
    r.imports.push({ from: moduleName(expression.value), at: rangeOf(expression), how: 'require', typeOnly: true });
    return;
  }
  giveValue(r, node.id.name, moduleValue(r, moduleReference), { at: node, targetAt: node.id, valueAt: moduleReference });
};

const moduleValue = (r: Reader, node: TSModuleReference): Id => {
  if (node.type === 'TSExternalModuleReference') return importModule(r, node.expression.value, node.expression, 'require');
  const names: string[] = [];
  let at: TSModuleReference | Extract<TSModuleReference, { type: 'TSQualifiedName' }>['left'] = node;
  for (; at.type === 'TSQualifiedName'; at = at.left) names.push(at.right.name);
  return names.reduceRight((of, name) => r.nodes.get(of, name), at.type === 'Identifier' ? reference(r, at.name, at) : r.self);
};

/** `export { a as b }`, `export { a } from 'x'`; a declaration is read by the caller. */
export const readExport = (r: Reader, { source, specifiers, exportKind }: ExportNamedDeclaration): void => {
  const values = exportKind === 'type' ? [] : specifiers.filter((one) => one.exportKind !== 'type');
  if (source) {
    const from = moduleName(source.value);
    const typeOnly = values.length === 0 && (exportKind === 'type' || specifiers.length > 0);
    r.imports.push({ from, at: rangeOf(source), how: 're-export', ...(typeOnly && { typeOnly }) });
    for (const { local, exported } of values) r.exports.push(() => ({ name: nameOf(exported), from, fromName: nameOf(local) }));
    return;
  }
  const { scope } = r;
  for (const { local, exported } of values) r.exports.push(() => named(r, nameOf(exported), scope, nameOf(local)));
};

/** `export * from 'x'`, `export * as x from 'x'`. */
export const readExportAll = (r: Reader, { source, exported, exportKind }: ExportAllDeclaration): void => {
  const from = moduleName(source.value);
  r.imports.push({ from, at: rangeOf(source), how: 're-export', ...(exportKind === 'type' && { typeOnly: true }) });
  if (exportKind === 'type') return;
  const value = exported ? r.nodes.import(from, '*') : undefined;
  r.exports.push(() => ({ name: exported ? nameOf(exported) : '*', ...(value !== undefined && { value }), from, fromName: '*' }));
};

/** The names that an exported declaration declares. */
export const exportNames = (r: Reader, names: readonly string[]): void => {
  const { scope } = r;
  for (const name of names) r.exports.push(() => named(r, name, scope, name));
};

/** A local name as an export. A name without a declaration that counts is a type. */
const named = (r: Reader, name: string, scope: Scope, local: string): Export | undefined =>
  lookup(scope, local) && { name, value: reference(r, local, { start: 0, end: 0 }, scope) };
