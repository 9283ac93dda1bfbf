import type { Spotted, Told } from './protocol.js';

/** Further places are left out. */
const MOST_PLACES = 4;

const placeOf = ({ shown, region }: Spotted): string => `${shown}:${region.startLine}`;

/** The message with the places that its text links to, `[here](1)`, and which these are. */
const withLinks = ({ message, related }: Told): { readonly text: string; readonly linked: ReadonlySet<Spotted> } => {
  const linked = new Set<Spotted>();
  const text = message.replace(/\[([^\]]+)\]\((\d{1,3})\)/g, (whole, label: string, number: string) => {
    const place = related[Number(number) - 1];
    if (!place) return whole;
    linked.add(place);
    return `${label} (${placeOf(place)})`;
  });
  return { text, linked };
};

/** The message for a host that shows the other places by itself. */
export const ownMessage = (finding: Told): string => withLinks(finding).text;

/** The message for a host that knows one place of a finding: it names the others. */
export const wholeMessage = (finding: Told): string => {
  const { file, region, related, steps } = finding;
  const { text, linked } = withLinks(finding);
  const seen = new Set([`${file}:${region.startLine}`]);
  const places = [...related, ...steps].filter((one) => {
    const key = `${one.file}:${one.region.startLine}`;
    if (linked.has(one) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  if (places.length === 0) return text;
  const told = places.slice(0, MOST_PLACES).map((one) => `${placeOf(one)} (${one.message.replace(/\s+/g, ' ').replace(/\.$/, '')})`);
  return `${text} See ${told.join(', ')}${places.length > MOST_PLACES ? `, and ${places.length - MOST_PLACES} more places` : ''}.`;
};
