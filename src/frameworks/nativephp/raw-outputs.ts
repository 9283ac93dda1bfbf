import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { phpClassesOf } from '../../dataflow/php-classes.js';
import { OWN_MARKUP, OWN_TEXTS } from '../../knowledge/dom-sinks.js';
import { HARMLESS_OUTPUTS, PEOPLES_TEXTS } from '../../knowledge/nativephp.js';
import type { RawOutput } from './model.js';

const DEEPEST = 6;

/** What Blade templates write into pages as it stands, where a part of it is neither the app's own nor cleaned. */
export const readRawOutputs = (world: World): readonly RawOutput[] => world.calls('{!!').flatMap((call): RawOutput[] => {
  const value = call.arg(0);
  const open = value && openPart(world, value, 0);
  return open ? [{ at: call.at, what: nameOf(open) ?? 'a value', peoples: PEOPLES_TEXTS.test(nameOf(open) ?? '') && open.source.node(open.id).kind === 'get' }] : [];
});

/** The first part of a value that somebody else may have written. */
const openPart = (world: World, ref: Ref, depth: number): Ref | undefined => {
  if (depth > DEEPEST) return undefined;
  for (const one of world.resolve(ref)) {
    const { source } = one;
    const node = source.node(one.id);
    const name = world.name(one) ?? '';
    const again = (id: number): Ref | undefined => openPart(world, source.ref(id, one.at.range), depth + 1);
    if (node.kind === 'text') { for (const part of node.parts) { const found = again(part); if (found) return found; } continue; }
    if (node.kind === 'call') {
      const callee = source.node(node.callee);
      if (HARMLESS_OUTPUTS.test(name) || HARMLESS_OUTPUTS.test(name.replace(/^.*\\/, '')) || (callee.kind === 'get' && HARMLESS_OUTPUTS.test(`.${callee.name}()`))) continue;
      // A function that hands its argument on; what others give is not known.
      if (/^(?:nl2br|trim|implode|sprintf|str_replace|ucfirst|html_entity_decode|htmlspecialchars_decode|preg_replace|strval|Str\.(?:markdown|inlineMarkdown|of|limit|words)|Illuminate\\Support\\Str\.(?:markdown|inlineMarkdown|of|limit|words))\(\)$/.test(name)) {
        for (const arg of node.args) { const found = again(arg); if (found) return found; }
      }
      continue;
    }
    if (node.kind !== 'get' && node.kind !== 'index' && node.kind !== 'global' && node.kind !== 'variable') continue;
    const names = chainOf(source, one.id);
    if (names.some((part) => OWN_MARKUP.test(part) || OWN_TEXTS.test(part) || /^\$?(?:slot|attributes|errors|loop|__\w+|this|component)$/.test(part)) || /^(?:config|session)\(\)|^[A-Z_]+$/.test(name)) continue;
    if (node.kind === 'global' && !node.name.startsWith('$')) continue;
    // What the app hands its template is known where it is written.
    if (node.kind === 'global' && isHandedClean(world, source, node.name.slice(1), depth)) continue;
    return one;
  }
  return undefined;
};

/** Whether every view call that hands this variable over gives it something that is the app's own. */
const isHandedClean = (world: World, template: Source, variable: string, depth: number): boolean => {
  const classes = phpClassesOf(world);
  const given = world.calls(/^view$|(?:^|\\)View\.make$/).flatMap((call) => {
    const name = call.arg(0) && world.scalar(call.arg(0)!);
    const data = typeof name === 'string' && classes.view(name) === template ? call.arg(1) : undefined;
    return data ? world.property(data, variable).refs : [];
  });
  return given.length > 0 && given.every((one) => { const node = one.source.node(one.id); return node.kind === 'call' ? HARMLESS_OUTPUTS.test(world.name(one) ?? '') : node.kind !== 'param' && !openPart(world, one, depth + 1); });
};

const chainOf = (source: Source, id: number): readonly string[] => {
  const names: string[] = [];
  for (let at: number | undefined = id, steps = 0; at !== undefined && steps < 10; steps++) {
    const node = source.node(at);
    if (node.kind === 'get') { names.push(node.name); at = node.of; }
    else if (node.kind === 'index') { const key = source.node(node.key); if (key.kind === 'literal') names.push(String(key.value)); at = node.of; }
    else if (node.kind === 'call') at = node.callee;
    else { if (node.kind === 'global' || node.kind === 'variable') names.push(node.name); at = undefined; }
  }
  return names;
};

const nameOf = ({ source, id }: Ref): string | undefined => chainOf(source, id)[0]?.replace(/^\$/, '');
