import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Reply, Request } from './protocol.js';

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** A process that ends of itself this often within some minutes is not started again until they are over. */
const MOST_ENDS = 3;
const MINUTES = 5 * 60_000;

/** The engine in a process of its own, which is started when it is first asked, and again where it ended. */
export class Engine {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private ends: readonly number[] = [];

  ask(request: Request): Promise<Reply> {
    this.ends = this.ends.filter((at) => performance.now() - at < MINUTES);
    if (this.ends.length >= MOST_ENDS) return Promise.reject(new Error('The engine of desktop-sec-lint broke down several times.'));
    const child = (this.child ??= this.start());
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      child.send({ id, request });
    });
  }

  close(): void {
    this.child?.disconnect();
    this.child = undefined;
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('../service/process.js', import.meta.url)), [], {
      execArgv: ['--max-semi-space-size=64'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced',
    });
    child.on('message', ({ id, reply, failure }: { readonly id: number; readonly reply?: Reply; readonly failure?: string }) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (reply) waiting?.resolve(reply);
      else waiting?.reject(new Error(failure));
    });
    const ended = (why: string): void => {
      if (this.child !== child) return;
      this.child = undefined;
      this.ends = [...this.ends, performance.now()];
      for (const { reject } of this.waiting.values()) reject(new Error(`The engine of desktop-sec-lint ended: ${why}`));
      this.waiting.clear();
    };
    child.on('error', (error) => ended(error.message));
    child.on('exit', (code, signal) => ended(signal ?? `exit code ${code}`));
    return child;
  }
}
