import { Client, type PoolConfig } from 'pg';
import type { Phrase } from '#persian/bilingual.ts';
import type { DatabaseAccess } from './database.ts';

/** A PostgreSQL of the firm's own that cannot be used; `phrase` says what to do. */
export class ExternalDatabaseError extends Error {
  override readonly name = 'ExternalDatabaseError';
  readonly phrase: Phrase;

  constructor(phrase: Phrase, options?: ErrorOptions) {
    super(phrase.en, options);
    this.phrase = phrase;
  }
}

/** The oldest major version that has all that the product asks for. */
const OLDEST_MAJOR = 15;

/**
 * The database at `DATABASE_URL` in each of its roles. The URL's user owns the tables; requests run as the
 * restricted roles, which he becomes when a connection opens and which the first migration makes.
 * @throws ExternalDatabaseError where there is no server, no such database, or an older server
 */
export async function openExternal(url: string): Promise<DatabaseAccess> {
  const owner: PoolConfig = { connectionString: url, connectionTimeoutMillis: 10_000 };
  const version = await serverVersion(owner);
  if (version < OLDEST_MAJOR) throw tooOld(version);
  return {
    owner,
    app: { ...owner, options: '-c role=peyvand_app' },
    system: { ...owner, options: '-c role=peyvand_system' },
  };
}

async function serverVersion(owner: PoolConfig): Promise<number> {
  let client: Client;
  try {
    client = new Client(owner);
    await client.connect();
  } catch (error) {
    throw unreachable(error);
  }
  try {
    const found = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    return Math.floor(Number(found.rows[0]?.server_version_num) / 10_000);
  } finally {
    await client.end();
  }
}

// The URL holds a password and is never shown.
function unreachable(cause: unknown): ExternalDatabaseError {
  const reason = cause instanceof AggregateError ? String(cause.errors[0]) : String(cause);
  return new ExternalDatabaseError(
    {
      fa: `به پایگاه دادهٔ DATABASE_URL نمی‌شود وصل شد: ${reason}\nنشانی را بررسی کنید، یا DATABASE_URL را بردارید تا پایگاه دادهٔ همراه به کار رود.`,
      en: `Cannot connect to the database of DATABASE_URL: ${reason}\nCheck the address, or unset DATABASE_URL to use the bundled database.`,
    },
    { cause },
  );
}

const tooOld = (version: number): ExternalDatabaseError =>
  new ExternalDatabaseError({
    fa: `سرور DATABASE_URL نسخهٔ ${version} PostgreSQL است؛ پیوند نسخهٔ ${OLDEST_MAJOR} یا بالاتر می‌خواهد.`,
    en: `The server of DATABASE_URL is PostgreSQL ${version}; Peyvand needs ${OLDEST_MAJOR} or later.`,
  });
