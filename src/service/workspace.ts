import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readBaseline } from '../cli/baseline-file.js';
import { findConfig, type LoadedConfig, loadConfig } from '../cli/config-file.js';
import { messageOf } from '../cli/errors.js';
import { lintOptions } from '../cli/options.js';
import { rootFor } from '../cli/roots.js';
import type { Finding } from '../core/finding.js';
import { shown } from '../engine/check.js';
import type { LintOptions } from '../engine/options.js';
import { Session } from '../engine/session.js';
import { kit } from '../lint.js';
import { type AllRequest, carriedOver, type FileRequest, type HostSettings, type Reply, type Request, toldOf } from './protocol.js';

/** An unsaved text that is no longer linted is forgotten after this time, for nobody says that it was given up. In milliseconds. */
const UNSAVED = 60_000;
/** The disk is looked at no more often than this, and for no more than a fifth of the time. */
const LOOK_INTERVAL = 200;
const LOOK_SHARE = 5;
/** An edit that says something new waits for its findings where they take no longer than this. */
const SHORT = 150;
/** Nobody types for this long: what is pending is worked out. */
const PAUSE = 300;
/** Facts of a large app take hundreds of megabytes. */
const MOST_ROOTS = 3;

interface Root {
  readonly session: Session;
  readonly configured: string;
  readonly options: LintOptions;
  readonly warnings: readonly string[];
  /** The file of the findings that are accepted, and their fingerprints. */
  readonly baseline: string | undefined;
  readonly accepted: ReadonlySet<string>;
  /** When the disk was last looked at, and how long that took. */
  looked: { at: number; took: number };
}

/** The apps that are being worked on, by their root. Requests are answered one after the other. */
export class Workspace {
  private readonly roots = new Map<string, Root>();
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private timer: NodeJS.Timeout | undefined;

  answer(request: Request): Promise<Reply> {
    clearTimeout(this.timer);
    this.waiting++;
    const answer = this.queue.then(() => (request.kind === 'file' ? this.file(request) : this.all(request))).finally(() => { this.waiting--; });
    this.queue = answer.catch(() => {});
    return answer;
  }

  private async file({ path, text, saved, cwd, patient, single, settings }: FileRequest): Promise<Reply> {
    const real = realPath(path);
    const root = await this.rootOf(dirname(real), cwd, settings, single);
    const { session } = root;
    const file = within(session.tree.root, real);
    if (file === undefined) return { root: session.tree.root, findings: [], notices: [], warnings: root.warnings };
    if (saved) session.tree.lift(file);
    else session.tree.lay(file, text, UNSAVED);
    if (saved && !single) session.tree.recheck(file);
    await look(root, single);
    if (!session.current && (session.result === undefined || patient || saved || session.cost <= SHORT)) await session.check();
    // ESLint honours its own directives, and tells of those that do nothing.
    const { findings, suppressed } = session.result!;
    const told = [...findings, ...suppressed.filter((one) => one.suppressed?.eslint)].filter((one) => one.spot.location.file === file && tells(root, settings, one)).map(toldOf);
    const base = { root: session.tree.root, notices: [], warnings: root.warnings };
    if (session.current) return { ...base, findings: told };
    this.later(session);
    return { ...base, pending: true, findings: carriedOver(told, session.textOf(file) ?? text, text) };
  }

  private async all({ path, cwd, settings, open }: AllRequest): Promise<Reply> {
    const real = realPath(path);
    const root = await this.rootOf(isFolder(real) ? real : dirname(real), cwd, settings, false);
    const { session } = root;
    const laid = new Set<string>();
    for (const one of open) {
      const file = within(session.tree.root, realPath(one.path));
      if (file === undefined) continue;
      laid.add(file);
      session.tree.lay(file, one.text);
    }
    for (const file of session.tree.laid()) if (!laid.has(file)) session.tree.lift(file);
    await look(root, false);
    const { findings, notices } = session.current ? session.result! : await session.check();
    return { root: session.tree.root, notices, warnings: root.warnings, findings: findings.filter((one) => tells(root, settings, one)).map(toldOf) };
  }

  /** What is pending is worked out when nobody types. */
  private later(session: Session): void {
    this.timer = setTimeout(() => {
      if (this.waiting > 0) return;
      this.queue = this.queue.then(() => (session.current ? undefined : session.check())).catch(() => {});
    }, PAUSE);
  }

  private async rootOf(folder: string, cwd: string, settings: HostSettings, single: boolean): Promise<Root> {
    const path = settings.root === undefined ? rootFor(folder, realPath(cwd)) : resolve(cwd, settings.root);
    const named = settings.config === undefined || settings.config === false ? settings.config : resolve(cwd, settings.config);
    const key = `${path}\0${named ?? ''}`;
    const known = this.roots.get(key);
    if (known) {
      this.roots.delete(key);
      this.roots.set(key, known);
      if (single) return known;
    }
    const configured = configStamp(path, named) + stampOf(known?.baseline);
    if (known?.configured === configured) return known;
    const warnings: string[] = [];
    let loaded: LoadedConfig | undefined;
    let options = known?.options;
    let baseline = known?.baseline;
    let accepted: ReadonlySet<string> = known?.accepted ?? new Set();
    try {
      loaded = named === false ? undefined : await loadConfig(path, named);
      options = lintOptions({ root: path }, loaded, {});
      const own = loaded?.config.baseline;
      baseline = own === undefined ? undefined : join(loaded!.folder, own);
      accepted = new Set(baseline === undefined ? [] : readBaseline(baseline).findings.map(({ fingerprint }) => fingerprint));
    } catch (error) {
      // The last configuration that was well-formed holds, while somebody mends this one.
      warnings.push(`The configuration of desktop-sec-lint is not used: ${messageOf(error)}`);
      options ??= { root: path };
    }
    let session = known?.session;
    if (session && (known!.options.gitignore ?? true) === (options.gitignore ?? true)) session.configure(options);
    else session = new Session(path, kit, options);
    const root: Root = { session, configured: configStamp(path, named) + stampOf(baseline), options, warnings, baseline, accepted, looked: { at: -Infinity, took: 0 } };
    this.roots.set(key, root);
    for (const [oldest] of this.roots) {
      if (this.roots.size <= MOST_ROOTS) break;
      this.roots.delete(oldest);
    }
    return root;
  }
}

const look = async ({ session, looked }: Root, single: boolean): Promise<void> => {
  const disk = single ? looked.at === -Infinity : performance.now() - looked.at > Math.max(LOOK_INTERVAL, looked.took * LOOK_SHARE);
  await session.look(disk);
  if (disk) Object.assign(looked, { at: performance.now(), took: session.tree.took });
};

/** Whether a finding is told: what the host says of it counts more than the configuration. */
const tells = ({ options, accepted }: Root, { persona, minSeverity, minConfidence }: HostSettings, finding: Finding): boolean =>
  !accepted.has(finding.fingerprint)
  && shown(finding, { ...options, ...(persona && { persona }), ...(minSeverity && { minSeverity }), ...(minConfidence && { minConfidence }) });

/** The path of a file without links, also where it is not there yet. */
const realPath = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const within = (root: string, path: string): string | undefined => {
  const below = relative(root, path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below.split(sep).join('/');
};

/** Which configuration applies, and in which state. */
const configStamp = (root: string, named: string | false | undefined): string => {
  const path = named === false ? undefined : named ?? findConfig(root);
  return `${path ?? ''}${stampOf(path)}`;
};

const stampOf = (path: string | undefined): string => {
  const stats = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  return stats ? `:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}` : ':';
};
