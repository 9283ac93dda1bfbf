import { type CatchClause, type Class, type Node as SyntaxNode, type Program, type Statement, visitorKeys } from 'oxc-parser';
import type { FnId, Id } from '../../core/summary.js';
import { namesIn } from './names.js';
import type { TemplateStatements } from './template.js';

/** A name that the file declares. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  /** How many places give it a value: declarations with one, and assignments. */
  definitions: number;
  /** A function other than its own assigns it. */
  foreign: boolean;
  /** The reader's: its value, and the node that stands for the variable. */
  value?: Id;
  variable?: Id;
}

export interface Scope {
  readonly parent: Scope | undefined;
  /** The scope of the function (or the module) it is in. */
  readonly home: Scope;
  readonly names: Map<string, Binding>;
  /** The reader's: the number of the function, at `home`. */
  fn: FnId;
}

/** The scopes of a tree, by the node that opens each. Blocks that declare nothing have none. */
export interface Scopes {
  readonly module: Scope;
  /** What a template assigns are the script's own variables. */
  readonly assigned: boolean;
  readonly of: ReadonlyMap<object, Scope>;
}

export const lookup = (scope: Scope, name: string): Binding | undefined => {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
};

const TYPES = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'superTypeArguments', 'implements', 'label']);
const VALUED = /^TS(?:As|Satisfies|NonNull|Instantiation)Expression$|^TS(?:TypeAssertion|ParameterProperty|ExportAssignment|ModuleBlock|EnumBody|EnumMember)$/;

/** The children to walk, without names, types and all that only TypeScript sees. Attributes of imports are no code; those of elements are. */
const CHILDREN = new Map(Object.entries(visitorKeys).flatMap(([type, keys]) =>
  (type.startsWith('TS') && !VALUED.test(type)) || type === 'Identifier' ? [] : [[type, keys.filter((key) => !TYPES.has(key) && (key !== 'attributes' || type === 'JSXOpeningElement'))] as const]));

/**
 * Finds who declares which name and who assigns it, before values are read. Our own, because @typescript-eslint/scope-manager, which also wants `range`
 * on every node, takes as long as parsing (joplin and compass, 26 MB: 2.8 s each; this takes 0.4 s) and recurses along chains of any length.
 */
export const findScopes = (program: Program, template?: TemplateStatements): Scopes => {
  const of = new Map<object, Scope>();
  const assigned: { readonly name: string; readonly scope: Scope }[] = [];
  const nodes: SyntaxNode[] = [];
  const scopes: Scope[] = [];

  const open = (node: object, parent: Scope): Scope => {
    const scope: Scope = { parent, home: parent.home, names: new Map(), fn: 0 };
    of.set(node, scope);
    return scope;
  };
  const push = (child: unknown, scope: Scope): void => {
    if (Array.isArray(child)) {
      // Backwards, so that the stack gives them in source order.
      for (let index = child.length - 1; index >= 0; index--) if (child[index]) push(child[index], scope);
    } else if (child) {
      nodes.push(child as SyntaxNode);
      scopes.push(scope);
    }
  };
  const pushChildren = (node: SyntaxNode, scope: Scope): void => {
    for (const key of CHILDREN.get(node.type) ?? []) push((node as unknown as Record<string, unknown>)[key], scope);
  };
  const assign = (target: unknown, scope: Scope): void => {
    for (const name of namesIn(target)) assigned.push({ name, scope });
  };

  const enter = (node: SyntaxNode, scope: Scope): void => {
    switch (node.type) {
      case 'Identifier':
        return;
      case 'MemberExpression':
        push(node.object, scope);
        if (node.computed) push(node.property, scope);
        return;
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if ('decorators' in node) push(node.decorators, scope);
        if (node.computed) push(node.key, scope);
        push(node.value, scope);
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        if (!node.body) return;
        if (node.type === 'FunctionDeclaration' && node.id) declare(scope, node.id.name, 1);
        const own = openFunction(node, scope);
        for (const param of node.params) for (const name of namesIn(param)) declare(own, name, 1);
        if (node.type === 'FunctionExpression' && node.id && !own.names.has(node.id.name)) declare(own, node.id.name, 1);
        push(node.params, own);
        // The body declares into the function's own scope.
        push(node.body.type === 'BlockStatement' ? node.body.body : node.body, own);
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        if (node.declare) return;
        const inner = enterClass(node, scope);
        return pushChildren(node, inner);
      }
      case 'VariableDeclaration': {
        if (node.declare) return;
        const holder = node.kind === 'var' ? scope.home : scope;
        for (const { id, init } of node.declarations) for (const name of namesIn(id)) declare(holder, name, init ? 1 : 0);
        return pushChildren(node, scope);
      }
      case 'ForInStatement':
      case 'ForOfStatement': {
        const inner = node.left.type === 'VariableDeclaration' && node.left.kind !== 'var' ? open(node, scope) : scope;
        if (node.left.type === 'VariableDeclaration') {
          for (const name of namesIn(node.left.declarations[0]?.id)) declare(node.left.kind === 'var' ? scope.home : inner, name, 1);
          push(node.left.declarations[0]?.id, inner);
        } else {
          assign(node.left, scope);
          push(node.left, scope);
        }
        push(node.body, inner);
        return push(node.right, scope);
      }
      case 'ForStatement':
        return pushChildren(node, node.init?.type === 'VariableDeclaration' && node.init.kind !== 'var' ? open(node, scope) : scope);
      case 'BlockStatement':
      case 'StaticBlock':
      case 'TSModuleBlock':
        return push(node.body, node.body.some(declares) ? open(node, scope) : scope);
      case 'SwitchStatement': {
        push(node.cases, node.cases.some((one) => one.consequent.some(declares)) ? open(node, scope) : scope);
        return push(node.discriminant, scope);
      }
      case 'CatchClause':
        return pushChildren(node, enterCatch(node, scope));
      case 'ImportDeclaration':
        if (node.importKind === 'type') return;
        for (const { local } of node.specifiers) declare(scope, local.name, 1);
        return;
      case 'TSImportEqualsDeclaration':
        return void declare(scope, node.id.name, 1);
      case 'TSEnumDeclaration':
        if (node.declare) return;
        if (!scope.names.has(node.id.name)) declare(scope, node.id.name, 1);
        return push(node.body, scope);
      case 'TSModuleDeclaration': {
        if (node.declare || node.kind === 'global' || !node.body) return;
        const name = node.id.type === 'Identifier' ? node.id.name : undefined;
        if (name !== undefined && !scope.names.has(name)) declare(scope, name, 1);
        return push(node.body, scope);
      }
      case 'AssignmentExpression':
        assign(node.left, scope);
        return pushChildren(node, scope);
      case 'UpdateExpression':
        assign(node.argument, scope);
        return pushChildren(node, scope);
      default:
        return pushChildren(node, scope);
    }
  };

  const openFunction = (node: object, parent: Scope | undefined): Scope => {
    const scope = { parent, names: new Map<string, Binding>(), fn: 0 } as { -readonly [K in keyof Scope]: Scope[K] };
    scope.home = scope;
    of.set(node, scope);
    return scope;
  };
  const enterClass = (node: Class, scope: Scope): Scope => {
    if (!node.id) return scope;
    const holder = node.type === 'ClassDeclaration' ? scope : open(node, scope);
    declare(holder, node.id.name, 1);
    return holder;
  };
  const enterCatch = (node: CatchClause, scope: Scope): Scope => {
    if (!node.param) return scope;
    const inner = open(node, scope);
    for (const name of namesIn(node.param)) declare(inner, name, 1);
    return inner;
  };

  const module = openFunction(program, undefined);
  const inTemplate = template && openFunction(template, module);
  for (const statement of program.body) {
    const expression = template?.of.get(statement as Statement);
    const scope = expression && inTemplate ? open(statement, inTemplate) : module;
    for (const { name } of expression?.locals ?? []) declare(scope, name, 1);
    push(statement, scope);
  }
  for (let node = nodes.pop(); node; node = nodes.pop()) enter(node, scopes.pop()!);
  for (const { name, scope } of assigned) {
    const binding = lookup(scope, name);
    if (!binding || (template && !template.assigns && binding.scope === module && isWithin(scope, inTemplate))) continue;
    binding.definitions++;
    if (binding.scope.home !== scope.home) binding.foreign = true;
  }
  return { module, of, assigned: template?.assigns ?? true };
};

const isWithin = (scope: Scope, outer: Scope | undefined): boolean => {
  let at: Scope | undefined = scope;
  while (at && at !== outer) at = at.parent;
  return at !== undefined;
};

const declare = (scope: Scope, name: string, definitions: number): void => {
  const known = scope.names.get(name);
  if (known) known.definitions += definitions;
  else scope.names.set(name, { name, scope, definitions, foreign: false });
};

/** The statements that make a block a scope. */
const declares = (statement: SyntaxNode): boolean => {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.kind !== 'var';
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSImportEqualsDeclaration':
    case 'ExportNamedDeclaration':
      return true;
    default:
      return false;
  }
};
