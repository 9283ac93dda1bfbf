import type { Spotted, Told } from '../service/protocol.js';

/** Further places are left out. */
const MOST_PLACES = 4;

const placeOf = ({ shown, region }: Spotted): string => `${shown}:${region.startLine}`;

/**
 * The message of a finding for hosts that know one place of it: what stands elsewhere is named, links in the text are resolved.
 */
export const messageOf = ({ message, file, region, related, steps }: Told): string => {
  const linked = new Set<Spotted>();
  const text = message.replace(/\[([^\]]+)\]\((\d{1,3})\)/g, (whole, label: string, number: string) => {
    const place = related[Number(number) - 1];
    if (!place) return whole;
    linked.add(place);
    return `${label} (${placeOf(place)})`;
  });
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
