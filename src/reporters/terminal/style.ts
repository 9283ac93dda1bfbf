import type { Severity } from '../../core/rule.js';

/** Select Graphic Rendition parameters (ECMA-48). */
const SGR = {
  critical: '1;31', high: '31', medium: '33', low: '36', note: '2',
  strong: '1', faint: '2', gutter: '34', good: '32',
} as const satisfies Record<Severity | 'strong' | 'faint' | 'gutter' | 'good', string>;

/** How text is painted, or not. */
export interface Style {
  paint(kind: keyof typeof SGR, text: string): string;
  /** An OSC 8 link; the bare text where links are off. */
  link(url: string, text: string): string;
  readonly hyperlinks: boolean;
}

export const createStyle = ({ color, hyperlinks }: { readonly color: boolean; readonly hyperlinks: boolean }): Style => ({
  paint: (kind, text) => (color && text !== '' ? `\u001b[${SGR[kind]}m${text}\u001b[0m` : text),
  link: (url, text) => (hyperlinks ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text),
  hyperlinks,
});
