import type { Location } from '../../core/location.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { HTML_CALLS, RENDERERS } from '../../knowledge/dom-sinks.js';
import type { HtmlSink } from './html-sinks.js';
import { htmlResultOf, isTranslation, openedMermaid, originsOf } from './html-values.js';
import type { RawMarkup } from './model.js';

/** Renderers that let the HTML of what they render through, where their output becomes a part of a page as it is. */
export const rawMarkupOf = (world: World, sinks: readonly HtmlSink[]): readonly RawMarkup[] => {
  const open = openedMermaid(world);
  const renders = [...HTML_CALLS.filter(({ effect }) => effect === 'raw'), ...RENDERERS.filter(({ what }) => what !== 'Mermaid')].some(({ name }) => world.calls(name).length > 0);
  const shown: { readonly what: string; readonly at: Location }[] = [];
  const found = (renders || open.length > 0 ? sinks : []).flatMap((sink): RawMarkup[] => {
    const when = world.when(sink.value.source, sink.under);
    return originsOf(world, sink.value).flatMap(({ ref }): RawMarkup[] => {
      const result = htmlResultOf(world, ref);
      // Mermaid is told at its configuration.
      if (result?.what === 'Mermaid' && result.effect === 'raw') shown.push({ what: sink.what, at: sink.at });
      if (result?.effect !== 'raw' || result.what === 'Mermaid' || (result.input && isOwnText(world, result.input))) return [];
      return [{ what: result.what, at: helperOf(world, ref), ...(result.opened && { option: result.opened }), sink: { what: sink.what, at: sink.at }, ...(when && { when }) }];
    });
  });
  const diagrams = open.length === 0 || (shown.length === 0 && cleansDiagrams(world)) ? []
    : open.map((option): RawMarkup => ({ what: 'Mermaid', at: option.at, option, ...(shown[0] && { sink: shown[0], sinks: shown }), ...(option.when && { when: option.when }) }));
  const all = [...diagrams, ...ownCleaning(world), ...found];
  return [...new Map(all.reverse().map((one) => [`${one.at.file}:${one.at.range.start}`, one])).values()].reverse();
};

/** Whether what Mermaid draws goes through a sanitizer, and it puts nothing into a page by itself. https://mermaid.js.org/config/usage.html */
const cleansDiagrams = (world: World): boolean => {
  if (world.calls(/^(?:window\.)?mermaid\.(?:default\.)?(?:run|init|contentLoaded)$/).length > 0) return false;
  const starts = world.entries(/^startOnLoad$/);
  if (starts.length === 0 || starts.some(({ value }) => world.scalar(value) !== false)) return false;
  return HTML_CALLS.some(({ name, what }) => CLEANERS.test(what) && world.calls(name).some((call) => {
    const first = call.arg(0);
    // Each value that a variable ever has: `svg = clean(svg)`.
    return first !== undefined && world.resolve(first).flatMap((one) => originsOf(world, one)).some(({ ref }) => htmlResultOf(world, ref)?.what === 'Mermaid');
  }));
};

const CLEANERS = /^(?:DOMPurify|sanitize-html|xss)$/;

/**
 * marked's own option to clean up: "it should NOT be used as it cannot be considered secure", and version 8 took it out.
 * https://marked.js.org/using_advanced#options, https://github.com/markedjs/marked/releases/tag/v8.0.0
 */
const ownCleaning = (world: World): readonly RawMarkup[] =>
  world.calls(MARKED).flatMap((call): readonly RawMarkup[] => {
    const cleaned = call.source.summary.imports.some(({ from }) => /purify|sanitize/i.test(from));
    return cleaned ? [] : call.args.flatMap((arg) => (arg.source.node(arg.id).kind === 'object' ? world.property(arg, 'sanitize').refs : [])).flatMap((one): RawMarkup[] => {
      const when = world.when(call.source, call.under);
      return world.scalar(one) === true ? [{ what: 'marked', at: one.keyAt ?? one.at, option: { option: 'sanitize', value: 'true', at: one.at }, ...(when && { when }) }] : [];
    });
  });

const MARKED = /^(?:window\.)?marked(?:\.marked)?(?:\.(?:setOptions|use|parse))?$/;

/** What is called by another name from another file is told there: `export const toHtml = marked.parse`. */
const helperOf = (world: World, ref: Ref): Location => {
  const node = ref.source.node(ref.id);
  const [callee] = node.kind === 'call' ? world.resolve(ref.source.ref(node.callee, node.at)) : [];
  return callee && callee.source !== ref.source ? callee.at : ref.at;
};

/** Text that is in the app: constants, translations, files that a bundler puts in. */
const isOwnText = (world: World, text: Ref): boolean =>
  originsOf(world, text).every(({ ref }) => {
    const node = ref.source.node(ref.id);
    return node.kind === 'literal' || isTranslation(world, ref) || (node.kind === 'import' && /\.(?:md|markdown|txt|html)(?:\?\w+)?$/.test(node.from));
  });
