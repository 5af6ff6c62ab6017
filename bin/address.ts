import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Phrase } from '#persian/bilingual.ts';

/** No port of this machine to listen on; `phrase` says what to do. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
  readonly phrase: Phrase;

  constructor(phrase: Phrase) {
    super(phrase.en);
    this.phrase = phrase;
  }
}

/**
 * The wished port, or the next free one after it, saying so. Port 0 lets the system choose.
 * @throws AddressError when the next twenty are busy as well, or the host is not an address of this machine
 */
export async function freePort(wished: number, host: string, log: (line: Phrase) => void): Promise<number> {
  for (let port = wished; port <= wished + 20; port += 1) {
    const trouble = await tryPort(port, host);
    if (trouble === null) return port;
    if (trouble !== 'EADDRINUSE') throw cannotListen(port, host, trouble);
    log({
      fa: `درگاه ${port} را برنامهٔ دیگری گرفته است؛ ${port + 1} امتحان می‌شود.`,
      en: `Port ${port} is taken by another program; trying ${port + 1}.`,
    });
  }
  throw cannotListen(wished, host, 'EADDRINUSE');
}

/** @returns null when free, else the code of the error */
function tryPort(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

const cannotListen = (port: number, host: string, code: string): AddressError =>
  new AddressError({
    fa: `روی ${host}:${port} نمی‌شود گوش داد (${code})؛ PORT و HOST را بررسی کنید.`,
    en: `Cannot listen on ${host}:${port} (${code}); check PORT and HOST.`,
  });

const addressFile = (dataFolder: string): string => join(dataFolder, 'address');

/** Writes where the running Peyvand answers, which may be another port than the wished one, for the other commands. */
export const rememberAddress = (dataFolder: string, address: string): Promise<void> =>
  writeFile(addressFile(dataFolder), `${address}\n`);

export const forgetAddress = (dataFolder: string): Promise<void> =>
  rm(addressFile(dataFolder), { force: true });

/** Where the Peyvand over this folder answers, or answered when it was killed; undefined where none does. */
export async function rememberedAddress(dataFolder: string): Promise<string | undefined> {
  const text = await readFile(addressFile(dataFolder), 'utf8').catch(() => '');
  return text.trim() || undefined;
}
