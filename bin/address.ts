import { createServer } from 'node:net';
import type { Phrase } from '#persian/bilingual.ts';

/**
 * The wished port, or the next free one after it, saying so. Port 0 lets the system choose.
 * @throws when the next twenty are busy as well, or the host is not an address of this machine
 */
export async function freePort(wished: number, host: string, log: (line: Phrase) => void): Promise<number> {
  for (let port = wished; port <= wished + 20; port += 1) {
    const trouble = await tryPort(port, host);
    if (trouble === null) return port;
    if (trouble !== 'EADDRINUSE') throw new Error(cannotListen(port, host, trouble));
    log({
      fa: `درگاه ${port} را برنامهٔ دیگری گرفته است؛ ${port + 1} امتحان می‌شود.`,
      en: `Port ${port} is taken by another program; trying ${port + 1}.`,
    });
  }
  throw new Error(cannotListen(wished, host, 'EADDRINUSE'));
}

/** @returns null when free, else the code of the error */
function tryPort(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

const cannotListen = (port: number, host: string, code: string): string =>
  `روی ${host}:${port} نمی‌شود گوش داد (${code})؛ PORT و HOST را بررسی کنید.\n` +
  `  Cannot listen on ${host}:${port} (${code}); check PORT and HOST.`;
