import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './failures.ts';

/** The system user PostgreSQL runs as. It refuses to run as root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * The account PostgreSQL must run as, or null for our own. Only root needs another: the owner of a database that
 * stands already, else a system user that every Linux and macOS has.
 * @param cluster the folder of the database, which may not exist yet
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const found = PREFERRED.map((name) => accounts.get(name)).find((account) => account !== undefined);
  if (found) return found;
  throw new EmbeddedDatabaseError({
    fa: 'PostgreSQL با کاربر root اجرا نمی‌شود و در این سیستم کاربر postgres یا nobody نیست. با یک کاربر عادی آغاز کنید.',
    en: 'PostgreSQL refuses to run as root, and this system has no user "postgres" or "nobody". Start as an ordinary user.',
  });
}

const PREFERRED = ['peyvand', 'postgres', '_postgres', 'nobody'];

function parseAccounts(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    // macOS writes nobody as -2, which the kernel keeps as an unsigned number.
    const ids = [Number(uid) >>> 0, Number(gid) >>> 0] as const;
    if (name && uid && gid && ids[0] !== 0) accounts.set(name, { name, uid: ids[0], gid: ids[1] });
  }
  return accounts;
}

/** Whether the account may pass through every folder down to this one. Own account (null): always said to be true. */
export async function canReach(folder: string, account: Account | null): Promise<boolean> {
  if (!account) return true;
  for (let place = folder; ; place = dirname(place)) {
    const found = await stat(place).catch(() => null);
    if (found && !mayPass(found, account)) return false;
    if (place === dirname(place)) return true;
  }
}

function mayPass(folder: { mode: number; uid: number; gid: number }, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
