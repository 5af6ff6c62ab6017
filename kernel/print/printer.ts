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

type Running = { readonly child: ChildProcess; papers: number };

/**
 * Prints in a process of its own: setting type takes tens of milliseconds in which nothing else would be answered, and
 * its memory goes with it. It starts at the first paper, gets one after the other, and ends when nothing is printed for a
 * while.
 */
export function openPrinter(): Printer {
  let running: Running | undefined;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let last = 0;

  const retire = (): void => {
    if (running?.child.connected) running.child.disconnect();
    running = undefined;
  };

  const printNow = async (paper: Paper): Promise<Uint8Array> => {
    clearTimeout(idle);
    running ??= { child: startProcess(), papers: 0 };
    const { child } = running;
    running.papers += 1;
    last += 1;
    const printed = await ask(child, taskOf(last, paper));
    if (!child.connected) running = undefined;
    else if (running.papers >= mostPapers || printed.rss > mostMemory) retire();
    else idle = setTimeout(retire, idleMs).unref();
    if ('bytes' in printed) return printed.bytes;
    throw printingFailed(undefined, { more: { reason: printed.error.slice(0, 200) } });
  };

  return {
    print: (paper) => {
      const printed = turn.then(() => printNow(paper));
      turn = printed.catch(() => undefined);
      return printed;
    },
    close: () => {
      clearTimeout(idle);
      running?.child.kill();
      running = undefined;
    },
  };
}

const startProcess = (): ChildProcess =>
  fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

const taskOf = (id: number, { template, data, pictures = {}, as }: Paper): PrintTask => ({
  id,
  template: fileURLToPath(template),
  data: JSON.stringify(data),
  pictures,
  as,
});

/** One paper; the answer of a process that ended, or was given up, is an error like that of a paper that cannot be set. */
function ask(child: ChildProcess, task: PrintTask): Promise<Printed> {
  // A printer that waits for work keeps nothing from ending; one that works does.
  child.ref();
  child.channel?.ref();
  return new Promise((resolve) => {
    // What takes so long has got into a circle.
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const settle = (printed: Printed): void => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', ended);
      child.unref();
      child.channel?.unref();
      resolve(printed);
    };
    const ended = (): void => settle({ id: task.id, rss: 0, error: 'the printing process ended' });
    child.on('message', settle);
    child.on('exit', ended);
    child.send(task, (error) => (error ? ended() : undefined));
  });
}
