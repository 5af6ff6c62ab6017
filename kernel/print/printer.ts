import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printingFailed } from './problems.ts';

/** Something to be set in type: a template that never changes, and what it is filled with. */
export type Paper = {
  /** A Typst file of ours; it reads `sys.inputs.data`. */
  readonly template: URL;
  /** Plain data; texts in it are set as they are. */
  readonly data: unknown;
  /** By the name under which the template asks for them: png, jpeg, webp. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
  /** A document, or its pages as one picture for a screen. */
  readonly as: 'pdf' | 'svg';
};

/** @throws printingFailed */
export type Print = (paper: Paper) => Promise<Uint8Array>;

export type Printer = { readonly print: Print; close(): void };

/** What goes to the printing process. */
export type PrintTask = {
  readonly id: number;
  readonly template: string;
  readonly data: string;
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  readonly as: Paper['as'];
};

/** What comes back. `rss` is the process' memory in bytes. */
export type Printed = { readonly id: number; readonly rss: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly error: string }
);

/** The process is replaced after so many papers, or past so much memory, whichever is first. */
const mostPapers = 500;
const mostMemory = 220 * 1024 * 1024;
const idleMs = 120_000;
const patienceMs = 20_000;

type Waiting = {
  readonly done: (bytes: Uint8Array) => void;
  readonly failed: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};
type Running = { readonly child: ChildProcess; readonly waiting: Map<number, Waiting>; papers: number };

/**
 * Prints in a process of its own: setting type takes tens of milliseconds in which nothing else would be answered, and
 * its memory goes with it. It starts at the first paper and ends when nothing is printed for a while.
 */
export function openPrinter(): Printer {
  let running: Running | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  const retire = (): void => {
    const { child, waiting } = running ?? {};
    running = undefined;
    // Papers that are being set are still waited for: it ends by itself once it is told that no more will come.
    if (child && waiting?.size === 0) child.disconnect();
  };

  const start = (): Running => {
    const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const made: Running = { child, waiting: new Map(), papers: 0 };
    child.on('message', (message: Printed) => {
      settle(made, message);
      made.papers += 1;
      if (running === made && (made.papers >= mostPapers || message.rss > mostMemory)) running = undefined;
      if (running !== made && made.waiting.size === 0 && child.connected) child.disconnect();
      if (made.waiting.size === 0) letGo(child);
    });
    child.on('exit', () => {
      if (running === made) running = undefined;
      for (const [id] of made.waiting) settle(made, { id, rss: 0, error: 'the printing process ended' });
    });
    return made;
  };

  return {
    print: ({ template, data, pictures = {}, as }) =>
      new Promise((done, failed) => {
        clearTimeout(idle);
        idle = setTimeout(retire, idleMs).unref();
        running ??= start();
        const { child, waiting } = running;
        const id = (last += 1);
        // What takes so long has got into a circle; the process is given up with it.
        const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
        waiting.set(id, { done, failed, timer });
        child.ref();
        child.channel?.ref();
        child.send({
          id,
          template: fileURLToPath(template),
          data: JSON.stringify(data),
          pictures,
          as,
        } satisfies PrintTask);
      }),
    close: () => {
      clearTimeout(idle);
      running?.child.kill();
      running = undefined;
    },
  };
}

function settle({ waiting }: Running, message: Printed): void {
  const one = waiting.get(message.id);
  if (!one) return;
  waiting.delete(message.id);
  clearTimeout(one.timer);
  if ('bytes' in message) one.done(message.bytes);
  else one.failed(printingFailed(undefined, { more: { reason: message.error.slice(0, 200) } }));
}

/** A printer that waits for work keeps nothing from ending. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
