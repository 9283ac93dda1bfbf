/** A stretch of a file in UTF-16 code units, `end` exclusive. A byte order mark counts. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Of what has no place of its own: where it is used says more. */
export const NOWHERE: Range = { start: 0, end: 0 };

/** A range in a file. `file` is relative to the scanned root, with `/` on every platform. */
export interface Location {
  readonly file: string;
  readonly range: Range;
}

/** What a report may point at: a place, or anything that has one (a Setting, an Alternative, a model's noun). */
export type Place = Location | { readonly at: Location };

export const locationOf = (place: Place): Location => ('at' in place ? place.at : place);

export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** What two places have in common that begin at the same. */
export const placeOf = ({ file, range }: Location): string => `${file}:${range.start}`;
