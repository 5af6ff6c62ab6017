import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';

const megabyte = 1_024;

/** What a process holds of the machine's memory, in MB. */
export const memoryOf = async (pid: number): Promise<number> =>
  (await kilobytes(`/proc/${pid}/status`, 'VmRSS')) ?? (await askPs(pid)) / megabyte;

/** The most that it ever held, where the system keeps it (Linux). */
export const peakOf = (pid: number): Promise<number | undefined> => kilobytes(`/proc/${pid}/status`, 'VmHWM');

/** A server with all its processes, what they share counted once; undefined where the system does not tell (other than Linux). */
export async function memoryOfFamily(pid: number): Promise<number | undefined> {
  const pids = [pid, ...(await childrenOf(pid))];
  const parts = await Promise.all(pids.map((one) => kilobytes(`/proc/${one}/smaps_rollup`, 'Pss')));
  return parts[0] === undefined ? undefined : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** What the processes in which a server prints hold together, in MB; 0 where there are none, or the system does not tell. */
export async function printersOf(pid: number): Promise<number> {
  const held = await Promise.all(
    (await childrenOf(pid)).map(async (one) => {
      const command = await readFile(`/proc/${one}/cmdline`, 'utf8').catch(() => '');
      return command.includes('/print/worker') ? ((await kilobytes(`/proc/${one}/status`, 'VmRSS')) ?? 0) : 0;
    }),
  );
  return held.reduce((sum, one) => sum + one, 0);
}

/** Linux counts processor time by the hundredth of a second. */
const tickMs = 10;

/**
 * Begins to count the processor time of a process and all that it has started (PostgreSQL's too); calling the answer tells
 * the milliseconds since, or undefined where the system does not tell, or one of them has ended and taken its count along.
 */
export async function countProcessorTime(pid: number): Promise<() => Promise<number | undefined>> {
  const pids = [pid];
  for (const one of pids) pids.push(...(await childrenOf(one)));
  const spent = async (): Promise<number | undefined> => {
    const parts = await Promise.all(pids.map(ticksOf));
    const known = parts.filter((part) => part !== undefined);
    return known.length < parts.length ? undefined : known.reduce((sum, part) => sum + part, 0) * tickMs;
  };
  const before = await spent();
  return async () => {
    const after = await spent();
    return before === undefined || after === undefined ? undefined : after - before;
  };
}

async function ticksOf(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in brackets, may hold spaces; user and system time are the 12th and 13th after it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && Number(fields[11]) + Number(fields[12]);
}

async function childrenOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    all.map(async (name) => {
      const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
      return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) === pid ? Number(name) : undefined;
    }),
  );
  return parents.filter((one) => one !== undefined);
}

async function kilobytes(file: string, name: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const found = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(text)?.[1];
  return found === undefined ? undefined : Number(found) / megabyte;
}

async function askPs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout);
}
