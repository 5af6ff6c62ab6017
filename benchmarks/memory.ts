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
