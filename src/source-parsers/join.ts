import type { ClassId, Condition, FnId, Id, Node, Summary } from '../core/summary.js';

/** Two summaries of one file as one: the second's nodes, functions and classes are numbered on. The first gives the language. */
export const joinSummaries = (a: Summary, b: Summary): Summary => {
  const id = (of: Id): Id => of + a.nodes.length;
  const ids = (of: readonly Id[]): Id[] => of.map(id);
  // Both modules are function 0: the second's becomes a function of its own, inside the first.
  const fn = (of: FnId): FnId => of + a.functions.length;
  const cls = (of: ClassId): ClassId => of + a.classes.length;
  const under = (of: readonly Condition[]): Condition[] => of.map((one) => ({ ...one, test: id(one.test) }));
  const optional = (of: Id | undefined): Id | undefined => (of === undefined ? undefined : id(of));
  const node = (of: Node): Node => {
    switch (of.kind) {
      case 'object':
        return { ...of, members: of.members.map((member) => (member.kind === 'computed' ? { ...member, key: id(member.key), value: id(member.value) } : { ...member, value: id(member.value) })) };
      case 'array':
        return { ...of, items: of.items.map((item) => ({ ...item, value: id(item.value) })) };
      case 'text':
        return { ...of, parts: ids(of.parts) };
      case 'element':
        return { ...of, children: ids(of.children), attributes: of.attributes.map((one) => (one.value === undefined ? one : { ...one, value: id(one.value) })) };
      case 'param':
      case 'variable':
      case 'function':
        return { ...of, fn: fn(of.fn) };
      case 'this':
      case 'class':
        return { ...of, class: cls(of.class) };
      case 'get':
        return { ...of, of: id(of.of) };
      case 'index':
        return { ...of, of: id(of.of), key: id(of.key) };
      case 'call':
        return { ...of, callee: id(of.callee), args: ids(of.args) };
      case 'compare':
        return { ...of, left: id(of.left), right: id(of.right) };
      case 'not':
        return { ...of, of: id(of.of) };
      case 'all':
      case 'any':
        return { ...of, of: ids(of.of) };
      case 'either':
        return { ...of, of: of.of.map((one) => ({ ...one, value: id(one.value), ...(one.when !== undefined && { when: id(one.when) }) })) };
      default:
        return of;
    }
  };
  return {
    kind: 'source',
    language: a.language,
    nodes: [...a.nodes, ...b.nodes.map(node)],
    functions: [...a.functions, ...b.functions.map((of, index) => ({
      ...of,
      parent: of.parent === undefined ? (index === 0 ? 0 : undefined) : fn(of.parent),
      ...(of.class !== undefined && { class: cls(of.class) }),
      params: of.params.map((param) => ({ ...param, ...(param.default !== undefined && { default: id(param.default) }) })),
      calls: of.calls.map((call) => ({ call: id(call.call), under: under(call.under) })),
      writes: of.writes.map((write) => ({ ...write, target: id(write.target), value: id(write.value), under: under(write.under) })),
      returns: of.returns.map((one) => ({ ...one, value: id(one.value), under: under(one.under) })),
      ...(of.ends && { ends: under(of.ends) }),
    }) as Summary['functions'][number])],
    classes: [...a.classes, ...b.classes.map((of) => ({ ...of, ...(of.extends !== undefined && { extends: id(of.extends) }), members: of.members.map((member) => ({ ...member, value: id(member.value) })) }))],
    imports: [...a.imports, ...b.imports],
    exports: [...a.exports, ...b.exports.map((one) => ({ ...one, ...(one.value !== undefined && { value: optional(one.value)! }) }))],
    declarations: [...a.declarations, ...b.declarations.map((one) => ({ ...one, value: id(one.value), fn: fn(one.fn) }))],
    elements: [...a.elements, ...ids(b.elements)],
    comments: [...a.comments, ...b.comments],
    problems: [...a.problems, ...b.problems],
  };
};

/** The summary with the values of some attributes: what a template binds is the value of its expression. */
export const withValues = (summary: Summary, values: readonly { readonly element: Id; readonly index: number; readonly value: Id }[]): Summary => {
  if (values.length === 0) return summary;
  const nodes = [...summary.nodes];
  for (const { element, index, value } of values) {
    const node = nodes[element];
    if (node?.kind === 'element') nodes[element] = { ...node, attributes: node.attributes.map((one, position) => (position === index ? { ...one, value } : one)) };
  }
  return { ...summary, nodes };
};
