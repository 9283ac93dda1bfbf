import type { ArtifactChange, Fix, Result as SarifResult, Suppression } from 'sarif';
import { visible } from '../../core/escape.js';
import type { Finding, PlacedFix } from '../../core/finding.js';
import { withLinks, withPeriod } from '../words.js';
import { CONFIDENCE_WEIGHT, levelOf, SECURITY_SEVERITY } from './levels.js';
import { isInside } from '../plain.js';
import { artifactOf, physicalOf, placeOf, regionOf } from './places.js';

/** GitHub keeps so many steps of a code flow, and shows so many locations. Of a longer way, its beginning and its end are told. */
export const MOST_STEPS = 1_000;
const MOST_RELATED = 100;

/** One finding. Related places have the numbers of the message's links as ids, and the steps of its flow come after them. */
export const resultOf = (finding: Finding, ruleIndex: number, withSuppressions: boolean): SarifResult => {
  const { rule, severity, confidence, spot, related, fixes, fingerprint, suppressed } = finding;
  const steps = ends(finding.steps.filter(({ spot: { path } }) => isInside(path)), MOST_STEPS);
  const places = [...related, ...steps].map((place, index) => ({ ...place, id: index + 1 }))
    .filter(({ spot: { path } }) => isInside(path)).slice(0, MOST_RELATED);
  const printable = fixes.filter(({ secret, places: edited }) => !secret && edited.every(({ path }) => isInside(path)));
  const ids = new Set(places.map(({ id }) => id));
  return {
    ruleId: rule.id,
    ruleIndex,
    kind: 'fail',
    level: levelOf(severity),
    rank: Math.round(Number(SECURITY_SEVERITY[severity]) * 10 * CONFIDENCE_WEIGHT[confidence]),
    message: { text: withPeriod(withLinks(visible(finding.message, '\n'), (text, id) => (ids.has(id) ? `[${text}](${id})` : text), '] (')) },
    locations: [{ physicalLocation: physicalOf(spot, true) }],
    partialFingerprints: { ...(spot.lineHash && { primaryLocationLineHash: spot.lineHash }), 'desktopSecLint/v1': fingerprint },
    ...(places.length > 0 && { relatedLocations: places.map(({ spot: at, message, id }) => placeOf(at, message, id)) }),
    ...(steps.length > 0 && { codeFlows: [{ threadFlows: [{ locations: steps.map(({ spot: at, message }) => ({ location: placeOf(at, message) })) }] }] }),
    ...(printable.length > 0 && { fixes: printable.map(fixOf) }),
    // Where one result has suppressions, every other has none rather than says nothing (SARIF 3.27.23).
    ...(withSuppressions && { suppressions: suppressed ? [suppressionOf(suppressed)] : [] }),
    properties: { severity, confidence, apps: finding.apps },
  };
};

const ends = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most ? items : [...items.slice(0, most / 2), ...items.slice(-most / 2)];

const suppressionOf = ({ kind, reason }: NonNullable<Finding['suppressed']>): Suppression =>
  ({ kind, status: 'accepted', ...(reason && { justification: visible(reason) }) });

const fixOf = ({ description, edits, places }: PlacedFix): Fix => {
  const changes = new Map<string, ArtifactChange>();
  for (const [index, { text }] of edits.entries()) {
    const { path, region } = places[index]!;
    const change = changes.get(path) ?? { artifactLocation: artifactOf(path), replacements: [] };
    change.replacements.push({ deletedRegion: regionOf(region), ...(text && { insertedContent: { text } }) });
    changes.set(path, change);
  }
  return { description: { text: withPeriod(visible(description)) }, artifactChanges: [...changes.values()] };
};
