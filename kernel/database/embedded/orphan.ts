import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Listening } from './socket.ts';

/** What a running server says of itself in postmaster.pid. */
export type RunningServer = { readonly pid: number; readonly listening: Listening; readonly ready: boolean };

/** The server that runs on this folder, or null. A left-over file whose process is gone, or is another's, counts as none. */
export async function findRunningServer(folder: string): Promise<RunningServer | null> {
  const said = await readServerFile(folder);
  return said && serves(said.pid, folder) ? said : null;
}

/** The lines of postmaster.pid: pid, folder, start, port, socket folder, address, shared memory, status. */
export async function readServerFile(folder: string): Promise<RunningServer | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, socketFolder, , , status] = text.split('\n').map((line) => line.trim());
  if (!pid || Number.isNaN(Number(pid))) return null;
  const listening: Listening = socketFolder
    ? { by: 'socket', folder: socketFolder, port: Number(port) }
    : { by: 'tcp', host: '127.0.0.1', port: Number(port) };
  return { pid: Number(pid), listening, ready: status === 'ready' };
}

/**
 * Ends a server whose Peyvand was killed, and removes what it left. Call only under the folder's lock.
 * @returns whether one was still running
 */
export async function endOrphan(folder: string): Promise<boolean> {
  const said = await readServerFile(folder);
  if (!said) return false;
  const running = serves(said.pid, folder);
  if (running) await endProcess(said.pid);
  // PostgreSQL would take a recycled pid for a living server and refuse to start.
  await rm(join(folder, 'postmaster.pid'), { force: true });
  return running;
}

/** Fast shutdown, then immediate shutdown, then kill: each loses nothing that was committed. */
async function endProcess(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    if (process.platform === 'win32' && signal !== 'SIGKILL') continue;
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      await pause(20);
      if (!isAlive(pid)) return;
    }
  }
}

function serves(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  const real = realpathSync(folder);
  try {
    // PostgreSQL's working directory is its data folder.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === real;
    if (process.platform === 'win32') return true;
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && (command.includes(folder) || command.includes(real));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    // A zombie that nobody reaps, as in a container without an init, is dead.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
