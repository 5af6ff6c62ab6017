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
 * @throws ExternalDatabaseError where there is no server, no such database, an older server, or a user who may not make
 *   those roles
 */
export async function openExternal(url: string): Promise<DatabaseAccess> {
  const owner: PoolConfig = { connectionString: url, connectionTimeoutMillis: 10_000 };
  const { version, user, may_begin: mayBegin } = await askServer(owner);
  if (version < OLDEST_MAJOR) throw tooOld(version);
  if (!mayBegin) throw mayMakeNoRoles(user);
  return {
    owner,
    app: { ...owner, options: '-c role=peyvand_app' },
    system: { ...owner, options: '-c role=peyvand_system' },
  };
}

type Server = { readonly version: number; readonly user: string; readonly may_begin: boolean };

async function askServer(owner: PoolConfig): Promise<Server> {
  let client: Client;
  try {
    client = new Client(owner);
    await client.connect();
  } catch (error) {
    throw unreachable(error);
  }
  try {
    const found = await client.query<Server>(aboutServer);
    const [server] = found.rows;
    if (!server) throw new Error('PostgreSQL said nothing of itself');
    return server;
  } finally {
    await client.end();
  }
}

/** A database that has its tables already asks for no rights any more; a new one needs its roles made, or given. */
const aboutServer = `
  select current_setting('server_version_num')::int / 10000 as version, rolname as user,
    rolsuper or rolcreaterole or to_regclass('workspace') is not null or (
      select count(*) = 2 from pg_roles made
      where made.rolname in ('peyvand_app', 'peyvand_system')
        and pg_has_role(me.oid, made.oid, 'MEMBER WITH ADMIN OPTION')
    ) as may_begin
  from pg_roles me where rolname = current_user`;

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

const mayMakeNoRoles = (user: string): ExternalDatabaseError =>
  new ExternalDatabaseError({
    fa: `کاربر «${user}» در DATABASE_URL اجازهٔ ساختن نقش ندارد؛ پیوند در آغاز دو نقش محدود می‌سازد. مدیر سرور یک بار اجرا کند:\nALTER ROLE "${user}" CREATEROLE;`,
    en: `The user "${user}" of DATABASE_URL may not make roles; Peyvand makes two restricted ones at the start. Have the server's administrator run once:\nALTER ROLE "${user}" CREATEROLE;`,
  });
