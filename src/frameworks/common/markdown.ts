import type { World } from '../../dataflow/world.js';
import type { HtmlSink } from './html-sinks.js';
import { htmlResultOf, isTranslation, openedMermaid, originsOf } from './html-values.js';
import type { RawMarkup } from './model.js';

/** Renderers that let the HTML of what they render through, where their output becomes a part of a page as it is. */
export const rawMarkupOf = (world: World, sinks: readonly HtmlSink[]): readonly RawMarkup[] => {
  const found = sinks.flatMap((sink): RawMarkup[] => {
    const when = world.when(sink.value.source, sink.under);
    return originsOf(world, sink.value).flatMap(({ ref }): RawMarkup[] => {
      const result = htmlResultOf(world, ref);
      // Mermaid is told at its configuration.
      if (result?.effect !== 'raw' || result.what === 'Mermaid' || (result.input && isOwnText(world, result.input))) return [];
      return [{ what: result.what, at: ref.at, ...(result.opened && { option: result.opened }), sink: { what: sink.what, at: sink.at }, ...(when && { when }) }];
    });
  });
  const diagrams = openedMermaid(world).map((option): RawMarkup => ({ what: 'Mermaid', at: option.at, option, ...(option.when && { when: option.when }) }));
  const all = [...diagrams, ...found];
  return [...new Map(all.reverse().map((one) => [`${one.at.file}:${one.at.range.start}`, one])).values()].reverse();
};

/** Text that is in the app: constants, translations, files that a bundler puts in. */
const isOwnText = (world: World, text: Parameters<typeof originsOf>[1]): boolean =>
  originsOf(world, text).every(({ ref }) => {
    const node = ref.source.node(ref.id);
    return node.kind === 'literal' || isTranslation(world, ref) || (node.kind === 'import' && /\.(?:md|markdown|txt|html)(?:\?\w+)?$/.test(node.from));
  });
