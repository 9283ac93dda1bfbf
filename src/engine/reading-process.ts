import { type ChildProcess, fork } from 'node:child_process';
import type { Task } from './worker.js';

/** A file of 16 MiB takes seconds; whatever takes longer hangs. In milliseconds. */
const LONGEST = 60_000;
/** Trees are short-lived and many: with room for them, the collector has little to do. In MiB. */
const YOUNG_SPACE = 64;

/** Why there is no answer: the process took too long over the task, or died of it; or it did so over another that came before. */
export type Failure = 'timeout' | 'crash' | 'not begun';

interface Asked {
  readonly answer: (text: string) => void;
  readonly fail: (failure: Failure) => void;
}

/** A process that does one task after the other. It may be sent the next before it has answered, so that it never waits. One that ended is started again when there is a task. */
export class ReadingProcess {
  private child: ChildProcess | undefined;
  private asked: Asked[] = [];
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** @param longest the time that a task may take, in milliseconds */
  constructor(private readonly worker: URL, private readonly longest = LONGEST) {
    this.start();
  }

  /** The facts of some files, as JSON. It rejects with a Failure. */
  ask(task: Task): Promise<string> {
    return new Promise((answer, fail) => {
      if (this.closed) return fail('crash');
      const child = this.child ?? this.start();
      this.asked.push({ answer, fail });
      if (this.asked.length === 1) this.watch(child);
      child.send(task);
    });
  }

  /** Ends it, whatever it does. */
  async close(): Promise<void> {
    this.closed = true;
    const { child } = this;
    if (!child) return;
    const ended = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill('SIGKILL');
    await ended;
  }

  private start(): ChildProcess {
    // Nothing of it is shown, and it is told nothing of the environment.
    const child = fork(this.worker, {
      serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {}, execArgv: [`--min-semi-space-size=${YOUNG_SPACE}`, `--max-semi-space-size=${YOUNG_SPACE}`],
    });
    child.on('message', (text: string) => {
      this.asked.shift()!.answer(text);
      this.watch(child);
    });
    const ended = (): void => this.ended(child, 'crash');
    child.on('exit', ended).on('error', ended);
    this.child = child;
    return child;
  }

  /** The first task has the whole time: no other is done meanwhile. */
  private watch(child: ChildProcess): void {
    clearTimeout(this.timer);
    this.timer = this.asked.length === 0 ? undefined : setTimeout(() => {
      this.ended(child, 'timeout');
      child.kill('SIGKILL');
    }, this.longest);
  }

  private ended(child: ChildProcess, failure: Failure): void {
    if (this.child !== child) return;
    this.child = undefined;
    clearTimeout(this.timer);
    for (const [index, { fail }] of this.asked.splice(0).entries()) fail(index === 0 ? failure : 'not begun');
  }
}
