import type { ArtifactLocation, Location, PhysicalLocation, Region as SarifRegion } from 'sarif';
import type { Region, Spot } from '../../core/finding.js';
import { visible } from '../../core/escape.js';

export const ROOT = '%SRCROOT%';

/** A relative path as a uri: percent-encoded by segment, a half of a surrogate pair as U+FFFD. */
export const artifactOf = (path: string): ArtifactLocation => ({
  uri: path.split('/').filter((segment) => segment !== '.').map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/'),
  uriBaseId: ROOT,
});

/** A place with its text. `contextRegion` must hold more than the region itself; it is only told of a result's own place. */
export const physicalOf = (spot: Spot, context = false): PhysicalLocation => {
  const text = textOf(spot);
  const around = context ? contextOf(spot) : undefined;
  return {
    artifactLocation: artifactOf(spot.path),
    region: { ...regionOf(spot.region), ...(text !== undefined && { snippet: { text } }) },
    ...(around && { contextRegion: around }),
  };
};

export const regionOf = ({ startLine, startColumn, endLine, endColumn }: Region): SarifRegion => ({ startLine, startColumn, endLine, endColumn });

/** A place with a message, where a link or a step of a flow leads. */
export const placeOf = (spot: Spot, message: string, id?: number): Location =>
  ({ ...(id !== undefined && { id }), physicalLocation: physicalOf(spot), message: { text: visible(message, '\n') } });

/** The text of a spot's region, secrets redacted; undefined where the snippet does not hold all of it. */
const textOf = ({ region, snippet, firstLine, firstColumn = 1 }: Spot): string | undefined => {
  const lines = snippet.slice(region.startLine - firstLine, region.endLine - firstLine + 1);
  const start = region.startColumn - firstColumn;
  const end = region.endColumn - firstColumn;
  const last = lines.at(-1);
  if (last === undefined || lines.length <= region.endLine - region.startLine || start < 0 || end > last.length) return undefined;
  if (firstColumn > 1 && lines.length > 1) return undefined;
  lines[lines.length - 1] = last.slice(0, end);
  lines[0] = lines[0]!.slice(start);
  return lines.join('\n');
};

/** The snippet as a region, where it holds the spot's own and is more than that. */
const contextOf = ({ region, snippet, firstLine, firstColumn = 1 }: Spot): SarifRegion | undefined => {
  const lastLine = firstLine + snippet.length - 1;
  const cut = firstColumn > 1 && snippet.length > 1;
  const endColumn = firstColumn + (snippet.at(-1)?.length ?? 0);
  const holds = lastLine > region.endLine || (lastLine === region.endLine && endColumn >= region.endColumn);
  const isMore = firstLine < region.startLine || lastLine > region.endLine || firstColumn < region.startColumn || endColumn > region.endColumn;
  if (cut || !holds || !isMore) return undefined;
  return { startLine: firstLine, startColumn: firstColumn, endLine: lastLine, endColumn, snippet: { text: snippet.join('\n') } };
};
