import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/**
 * Git as it may be asked about a repository that somebody else made: no hook, no monitor, no filter, no pager and nothing from another machine. Only objects, references and the index are read;
 * commands that compare with the work tree run programs that the repository's configuration names, so that this is done here.
 */
const HARDENED = [
  '--no-optional-locks', '--no-pager', '--literal-pathspecs', '--no-replace-objects',
  '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.untrackedCache=false', '-c', 'core.alternateRefsCommand=', '-c', 'core.sshCommand=false',
  '-c', 'diff.external=', '-c', 'credential.helper=', '-c', 'protocol.allow=never', '-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'log.showSignature=false',
];
const ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_NO_REPLACE_OBJECTS: '1', GIT_PAGER: 'cat', GIT_EXTERNAL_DIFF: '', GIT_ASKPASS: 'true', LC_ALL: 'C',
};
/** Of these, git would take another repository than the one that is meant. */
const STRANGE = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|CONFIG.*|TRACE.*)$/;
const MOST_OUTPUT = 1024 * 1024 * 1024;
const PATIENCE = 120_000;

/** A file of a commit or of the index. Paths are relative to the top of the repository. */
export interface GitFile {
  readonly path: string;
  readonly oid: string;
}

export class GitError extends Error {
  override readonly name = 'GitError';
}

export class Git {
  private constructor(readonly top: string, /** Of the folder that was asked for, with a slash at its end unless it is empty. */ readonly prefix: string) {}

  /** The repository that holds a folder. */
  static of(root: string): Git | undefined {
    const real = realpathSync(root);
    for (let at = real; ; at = dirname(at)) {
      if (existsSync(join(at, '.git'))) {
        const below = relative(at, real).replaceAll('\\', '/');
        return new Git(at, below === '' ? '' : `${below}/`);
      }
      if (dirname(at) === at) return undefined;
    }
  }

  private run(args: readonly string[], input?: string): { readonly status: number; readonly stdout: Buffer; readonly stderr: string } {
    const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !STRANGE.test(name)));
    // Not from inside of the repository: on Windows a program that lies there would be found first.
    const { status, stdout, stderr, error } = spawnSync('git', [...HARDENED, '-C', this.top, ...args], { cwd: tmpdir(), env: { ...environment, ...ENVIRONMENT }, input: input ?? '', maxBuffer: MOST_OUTPUT, timeout: PATIENCE, windowsHide: true });
    if (error) throw new GitError(`Git could not be asked: ${error.message}`);
    return { status: status ?? 1, stdout, stderr: stderr.toString() };
  }

  private ask(args: readonly string[], input?: string): Buffer {
    const { status, stdout, stderr } = this.run(args, input);
    if (status !== 0) throw new GitError(`Git failed (${args[0]}): ${stderr.trim().split('\n')[0] ?? ''}`);
    return stdout;
  }

  /** The commit that a name means; undefined where it means none. */
  commit(name: string): string | undefined {
    const { status, stdout, stderr } = this.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    if (status !== 0 && stderr.trim() !== '') throw new GitError(`Git failed: ${stderr.trim().split('\n')[0]}`);
    return status === 0 ? stdout.toString().trim() : undefined;
  }

  /** Where two commits parted; undefined where nothing is known of it, as in shallow clones. */
  mergeBase(a: string, b: string): string | undefined {
    const { status, stdout } = this.run(['merge-base', '--end-of-options', a, b]);
    return status === 0 ? stdout.toString().trim().split('\n')[0] : undefined;
  }

  /** Regular files of a commit: neither links nor other repositories. */
  files(commit: string): (GitFile & { readonly size: number })[] {
    return records(this.ask(['ls-tree', '-r', '-l', '-z', '--full-tree', commit])).flatMap((record) => {
      const match = /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t(.+)$/s.exec(record);
      return match && isPlain(match[3]!) ? [{ oid: match[1]!, size: Number(match[2]), path: match[3]! }] : [];
    });
  }

  /** Regular files of the index. */
  staged(): GitFile[] {
    return records(this.ask(['ls-files', '-s', '-z'])).flatMap((record) => {
      const match = /^100\d{3} ([0-9a-f]{40,64}) \d\t(.+)$/s.exec(record);
      return match && isPlain(match[2]!) ? [{ oid: match[1]!, path: match[2]! }] : [];
    });
  }

  /** The contents of objects, by their names. What is not there is left out. */
  blobs(oids: readonly string[]): Map<string, Uint8Array> {
    const contents = new Map<string, Uint8Array>();
    if (oids.length === 0) return contents;
    const output = this.ask(['cat-file', '--batch'], `${[...new Set(oids)].join('\n')}\n`);
    for (let at = 0; at < output.length;) {
      const end = output.indexOf(10, at);
      if (end < 0) break;
      const [oid = '', type, size] = output.toString('latin1', at, end).split(' ');
      at = end + 1;
      if (type === undefined || size === undefined) continue;
      if (type === 'blob') contents.set(oid, output.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
    return contents;
  }
}

const records = (output: Buffer): string[] => output.toString('utf8').split('\0').filter(Boolean);

/** A made-up tree may hold anything. */
const isPlain = (path: string): boolean => !path.startsWith('/') && !/^[a-z]:/i.test(path) && path.split(/[\\/]/).every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');

/** Whether bytes are a git object, also where git has turned their line ends. */
export const isBlob = (bytes: Uint8Array, oid: string): boolean => {
  const hash = (content: Uint8Array): string => createHash(oid.length === 64 ? 'sha256' : 'sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  return hash(bytes) === oid || (bytes.includes(13) && hash(Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) === oid);
};
