import type { Invocation, Notification, ReportingDescriptor } from 'sarif';
import { visible } from '../../core/escape.js';
import type { Notice } from '../../core/finding.js';
import { compareNotices } from '../../core/order.js';
import { withPeriod } from '../words.js';
import { isInside } from '../plain.js';
import { artifactOf, regionOf } from './places.js';

interface Kind {
  readonly level: 'error' | 'warning' | 'note';
  readonly about: 'execution' | 'configuration';
  readonly text: string;
}

const KINDS: Readonly<Record<Notice['kind'], Kind>> = {
  syntax: { level: 'warning', about: 'execution', text: 'A file is malformed and could be read only in part.' },
  nesting: { level: 'warning', about: 'execution', text: 'A file is nested too deeply to be read.' },
  binary: { level: 'note', about: 'execution', text: 'A file is not text.' },
  encoding: { level: 'warning', about: 'execution', text: 'A file is not in UTF-8.' },
  size: { level: 'warning', about: 'execution', text: 'A file is too large to be read.' },
  crash: { level: 'error', about: 'execution', text: 'A parser died on a file.' },
  timeout: { level: 'error', about: 'execution', text: 'A file took too long to read.' },
  'duplicate-key': { level: 'note', about: 'execution', text: 'A key occurs twice in a configuration file.' },
  unreadable: { level: 'warning', about: 'execution', text: 'A file cannot be read.' },
  limit: { level: 'warning', about: 'execution', text: 'A bound of the analysis or of this format was reached.' },
  'outside-root': { level: 'warning', about: 'execution', text: 'Something lies outside the scanned folder.' },
  'no-app': { level: 'warning', about: 'execution', text: 'No application was found.' },
  'unknown-version': { level: 'note', about: 'execution', text: 'The version of a framework is not known.' },
  'left-out': { level: 'note', about: 'execution', text: 'An application among tests, examples or what is out of use was left out.' },
  internal: { level: 'error', about: 'execution', text: 'The linter itself failed.' },
  'unused-suppression': { level: 'note', about: 'configuration', text: 'A suppression suppresses nothing.' },
  'expired-suppression': { level: 'warning', about: 'configuration', text: 'A suppression has expired.' },
  'stale-baseline': { level: 'note', about: 'configuration', text: 'A finding of the baseline is gone.' },
  'bad-suppression': { level: 'warning', about: 'configuration', text: 'A suppression is malformed.' },
};

const IDS = Object.keys(KINDS).sort() as Notice['kind'][];

/** GitHub wants of these all that it wants of rules. */
export const notificationDescriptors: ReportingDescriptor[] = IDS.map((id) => {
  const { level, text } = KINDS[id];
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text }, defaultConfiguration: { level } };
});

/** The notices of a scan, those about suppressions apart. */
export const notificationsOf = (notices: readonly Notice[]): Pick<Invocation, 'toolExecutionNotifications' | 'toolConfigurationNotifications'> => {
  const of = (about: Kind['about']): Notification[] => notices.filter(({ kind }) => KINDS[kind].about === about).sort(compareNotices).map(notificationOf);
  const configuration = of('configuration');
  return { toolExecutionNotifications: of('execution'), ...(configuration.length > 0 && { toolConfigurationNotifications: configuration }) };
};

const notificationOf = ({ kind, path, region, message }: Notice): Notification => ({
  descriptor: { id: kind, index: IDS.indexOf(kind) },
  level: KINDS[kind].level,
  // A stack trace would tell where the linter lies on this machine.
  message: { text: withPeriod(visible(message.split('\n', 1)[0]!)) },
  ...(path !== undefined && isInside(path) && {
    locations: [{ physicalLocation: { artifactLocation: artifactOf(path), ...(region && { region: regionOf(region) }) } }],
  }),
});
