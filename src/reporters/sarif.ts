import type { Log, Run, ToolComponent, VersionControlDetails } from 'sarif';
import { visibleJson } from '../core/escape.js';
import type { Finding, Notice, Result } from '../core/finding.js';
import { compareFindings } from '../core/order.js';
import type { Reporter, ReporterOptions } from '../core/reporter.js';
import { notificationDescriptors, notificationsOf } from './sarif/notifications.js';
import { isInside } from './plain.js';
import { ROOT } from './sarif/places.js';
import { MOST_STEPS, resultOf } from './sarif/results.js';
import { rulesOf, taxonomyOf } from './sarif/rules.js';

/** GitHub takes 25,000 results and keeps 5,000 of its own choice: we choose, the worst first. */
const MOST_RESULTS = 5_000;

/** SARIF 2.1.0 as GitHub code scanning wants it; other viewers get code flows, fixes and taxonomies besides. Without times and machine paths. */
export const sarifReporter: Reporter = {
  name: 'sarif',
  fileExtension: 'sarif',
  report: (result, options) => visibleJson(JSON.stringify(logOf(result, options))),
};

const logOf = (result: Result, options: ReporterOptions): Log => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [runOf(result, options)],
});

const runOf = (result: Result, options: ReporterOptions): Run => {
  const all = [...result.findings, ...(options.includeSuppressed ? result.suppressed : [])].toSorted(compareFindings);
  const inside = all.filter(({ spot }) => isInside(spot.path));
  const told = inside.slice(0, MOST_RESULTS);
  const rules = rulesOf([...result.rules, ...told.map(({ rule }) => rule)], options.pages);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const taxonomy = taxonomyOf(rules);
  return {
    tool: { driver: { ...driverOf(result), rules, ...(taxonomy && { supportedTaxonomies: [{ name: taxonomy.name, index: 0 }] }) } },
    automationDetails: { id: `${result.tool.name}/` },
    columnKind: 'utf16CodeUnits',
    // No uri: where the sources lie on this machine is nobody's business, and GitHub needs it not.
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the scanned sources.' } } },
    ...(result.repository && { versionControlProvenance: [provenanceOf(result.repository)] }),
    invocations: [{
      executionSuccessful: result.exitCode !== 2,
      exitCode: result.exitCode,
      ...notificationsOf([...result.notices, ...cuts(all, inside, told)]),
    }],
    ...(taxonomy && { taxonomies: [taxonomy] }),
    results: told.map((finding) => resultOf(finding, indexes.get(finding.rule.id)!, options.includeSuppressed ?? false)),
  };
};

/** What this file does not say. */
const cuts = (all: readonly Finding[], inside: readonly Finding[], told: readonly Finding[]): Notice[] => {
  const outside = all.length - inside.length;
  const long = told.filter(({ steps }) => steps.length > MOST_STEPS).length;
  const notices: (Notice | false)[] = [
    outside > 0 && { kind: 'outside-root', message: `Left out are ${outside} results outside the folder that this report is about.` },
    inside.length > told.length && { kind: 'limit', message: `Only the ${told.length} worst of ${inside.length} results are in this file: GitHub keeps no more.` },
    long > 0 && { kind: 'limit', message: `Of ${long} flows with more than ${MOST_STEPS} steps, only the first and the last steps are in this file.` },
  ];
  return notices.filter((notice) => notice !== false);
};

const driverOf = ({ tool: { name, version, homepage } }: Result): ToolComponent =>
  ({ name, version, semanticVersion: version, informationUri: homepage, organization: name, notifications: notificationDescriptors });

const provenanceOf = ({ uri, revision, branch }: NonNullable<Result['repository']>): VersionControlDetails =>
  ({ repositoryUri: uri, ...(revision && { revisionId: revision }), ...(branch && { branch }), mappedTo: { uriBaseId: ROOT } });
