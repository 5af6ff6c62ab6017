import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#kernel/config/config.ts';
import { openParts } from '#server/parts.ts';
import { startWeb } from '#server/web-process.ts';
import { testDatabase } from './database.ts';

/** The product as `npm start` serves it, on a free port over a database of its own; nobody has set it up yet. */
export async function startFreshProduct(): Promise<{
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  readonly close: () => Promise<void>;
}> {
  const testing = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-product-'));
  const config = readConfig({ LOG_LEVEL: 'error' });
  const parts = await openParts(config, testing.access, {
    files: join(folder, 'files'),
    secrets: join(folder, 'secrets'),
    erasures: join(folder, 'erasures'),
  });
  const web = await startWeb(parts, { port: 0, host: '127.0.0.1' });
  return {
    origin: web.address,
    close: async () => {
      await web.close();
      await parts.close();
      await testing.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A browser without a window: it speaks to the API under its own cookie. */
export class Caller {
  readonly origin: string;
  cookie = '';
  constructor(origin: string) {
    this.origin = origin;
  }

  /** Sends JSON and answers JSON. Throws what the server said where it refuses. */
  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        origin: this.origin,
        cookie: this.cookie,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const set = response.headers.getSetCookie()[0]?.split(';')[0];
    if (set !== undefined) this.cookie = set;
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  /** The cookie as a browser of the test takes it over. */
  get session(): { readonly name: string; readonly value: string; readonly url: string } {
    const [name = '', value = ''] = this.cookie.split('=');
    return { name, value, url: this.origin };
  }
}
