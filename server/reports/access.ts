import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral, type PoolConfig } from 'pg';
import { actorMemberId, systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { sql } from '#kernel/database/sql.ts';
import { newToken } from '#kernel/auth/token.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { todayOf, zoneOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import type { Parts } from '../parts.ts';
import { describeViews, reportSchema, type ReportViews } from './views.ts';

export const reportDeed = defineDeed('reports.sql', {
  label: { fa: 'گزارش با SQL', en: 'Reports by SQL' },
  hint: {
    fa: 'ساختن دسترسی خواندن برای ابزارهای گزارش، به همهٔ رکوردها',
    en: 'Make a reading access for reporting tools, to all records',
  },
});

/** The owner of the database may not make roles, as on a server of one's own with few rights. */
const noRoles = defineProblem({
  slug: 'reports-no-roles',
  status: 409,
  title: { fa: 'پایگاه داده اجازهٔ ساختن نقش نمی‌دهد', en: 'The database lets nobody make roles' },
  detail: () => ({
    fa: 'کاربر DATABASE_URL اجازهٔ CREATEROLE ندارد. مدیر سرور PostgreSQL آن را بدهد و دوباره تلاش کنید.',
    en: 'The user of DATABASE_URL lacks CREATEROLE. Have the administrator of the PostgreSQL server grant it, and try again.',
  }),
});

export type ReportParts = Pick<Parts, 'access' | 'database' | 'engine' | 'log'>;

/** How a tool reaches the database; the password is told once. */
export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly schema: string;
};

/** @throws notAllowed; no key makes a way in that outlives it */
export function requireReportDeed({ actor }: Context): void {
  if (actor.kind !== 'member' || actor.keyId !== undefined || !mayDeed(actor.grants, reportDeed))
    throw notAllowed();
}

export type ReportAccess = { readonly role: string; readonly madeAt: Date; readonly madeOf: string | null };

export async function readAccess(tx: RecordTx): Promise<ReportAccess | undefined> {
  const [row] = await tx.rows<ReportAccess>(sql`select role, made_at as "madeAt", made_of as "madeOf"
    from report_access where workspace_id = ${tx.context.workspace}`);
  return row;
}

/**
 * Makes a role that reads the workspace's views and nothing else; one that was there ends with its password.
 * @throws notAllowed, reports-no-roles
 */
export async function makeAccess(
  parts: ReportParts,
  context: Context,
): Promise<{ readonly connection: Connection; readonly password: string }> {
  const { workspace } = context;
  const by = await parts.engine.transact(
    context,
    (tx) => {
      requireReportDeed(tx.context);
      return Promise.resolve(actorMemberId(tx.context.actor) ?? null);
    },
    { readOnly: true },
  );
  await endAccess(parts, workspace);
  const role = `peyvand_report_${workspace}_${newToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 8)}`;
  const password = randomBytes(24).toString('base64url');
  const views = await viewsOf(parts, workspace);
  await asOwner(parts, async (client) => {
    await makeViews(client, views);
    await client.query(`create role ${escapeIdentifier(role)} login noinherit nosuperuser nocreatedb nocreaterole
      connection limit 10 password ${escapeLiteral(password)}`);
    await settle(client, role, views.schema);
  });
  await parts.database.asSystem('a way in for reporting tools', (door) =>
    door.rows(sql`insert into report_access (workspace_id, role, made_at, made_by, made_of)
      values (${workspace}, ${role}, ${context.now()}, ${by}::uuid, ${views.madeOf})`),
  );
  return { connection: connectionOf(parts.access.owner, role, views.schema), password };
}

/** Takes the role away with its views; whoever is signed in by it is put out. */
export async function endAccess(parts: ReportParts, workspace: WorkspaceId): Promise<void> {
  const roles = await parts.database.asSystem('a way in for reporting tools that ends', (door) =>
    door.rows<{ role: string }>(
      sql`delete from report_access where workspace_id = ${workspace} returning role`,
    ),
  );
  if (roles.length === 0) return;
  await asOwner(parts, async (client) => {
    for (const { role } of roles) await dropRole(client, role);
    await client.query(`drop schema if exists ${escapeIdentifier(reportSchema(workspace))} cascade`);
  });
}

async function dropRole(client: Client, role: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) return;
  await client.query(`alter role ${escapeIdentifier(role)} nologin`);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [role]);
  await client.query(`drop owned by ${escapeIdentifier(role)}`);
  await client.query(`drop role ${escapeIdentifier(role)}`);
}

/**
 * Makes views anew whose workspace has other fields than when they were made, or whose version has.
 * @returns how many workspaces
 */
export async function refreshViews(parts: ReportParts): Promise<number> {
  const rows = await parts.database.asSystem(
    'reporting tools that wait for new fields',
    (door) =>
      door.rows<{ workspace: WorkspaceId; role: string; madeOf: string | null }>(
        sql`select a.workspace_id as workspace, a.role, a.made_of as "madeOf" from report_access as a
          join workspace as w on w.id = a.workspace_id and w.deleted_at is null`,
      ),
    { readOnly: true },
  );
  let made = 0;
  for (const { workspace, role, madeOf } of rows) {
    const views = await viewsOf(parts, workspace);
    const stands = await asOwner(parts, async (client) => {
      const { rows: found } = await client.query<{ role: boolean; views: number }>(
        `select exists (select from pg_roles where rolname = $1) as role,
          (select count(*)::integer from pg_views where schemaname = $2) as views`,
        [role, views.schema],
      );
      return found[0] ?? { role: false, views: 0 };
    });
    // A database that was moved to another server has left its roles behind.
    if (!stands.role) await endAccess(parts, workspace);
    if (!stands.role || (views.madeOf === madeOf && stands.views === views.views.length)) continue;
    await asOwner(parts, async (client) => {
      await makeViews(client, views);
      await settle(client, role, views.schema);
    });
    await parts.database.asSystem('views that were made anew', (door) =>
      door.rows(sql`update report_access set made_of = ${views.madeOf} where workspace_id = ${workspace}`),
    );
    made += 1;
  }
  return made;
}

/** Conditions of roll-ups that speak of days stand as of today, so that views are another when another day begins. */
export const viewsOf = ({ engine }: Pick<Parts, 'engine'>, workspace: WorkspaceId): Promise<ReportViews> =>
  engine.transact(
    systemContext(workspace, 'reports'),
    (tx) => {
      const begun = new Date(instantOf(todayOf(tx), '00:00', zoneOf(tx)));
      return Promise.resolve(describeViews({ ...tx, context: { ...tx.context, now: () => begun } }));
    },
    { readOnly: true },
  );

/** As one transaction, so that a tool never finds half of them. */
async function makeViews(client: Client, { schema, statements }: ReportViews): Promise<void> {
  const own = escapeIdentifier(schema);
  await client.query('begin');
  try {
    await client.query(`drop schema if exists ${own} cascade`);
    await client.query(`create schema ${own} authorization peyvand_reports`);
    await client.query('set local role peyvand_reports');
    for (const statement of statements) await client.query(statement);
    await client.query('reset role');
    for (const table of await tablesOf(client, schema)) await open(client, table);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The tables that a schema's views read, as PostgreSQL knows it. */
async function tablesOf(client: Client, schema: string): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select t.relname as name, t.relrowsecurity
        and not exists (select from pg_policy where polrelid = t.oid and polname = 'reports') as "isWalled",
        exists (select from pg_attribute where attrelid = t.oid and attname = 'deleted_at') as "hasBin"
      from pg_class as t where t.relkind in ('r', 'p') and t.oid in (
        select d.refobjid from pg_class as v
          join pg_rewrite as r on r.ev_class = v.oid
          join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
            and d.refclassid = 'pg_class'::regclass
        where v.relnamespace = $1::regnamespace)`,
    [escapeIdentifier(schema)],
  );
  return rows;
}

/** Walled ones show no workspace's rows to these roles yet. */
type Table = { readonly name: string; readonly isWalled: boolean; readonly hasBin: boolean };

/**
 * Lets views read a table, of it the living rows of whoever's workspace asks. The bin is walled off here too, for behind a
 * view's own wall (`security_barrier`) nothing is sorted before every column of every row is there: the 50 newest of 300,000
 * deals took more than a minute, and take 40 ms.
 */
async function open(client: Client, { name, isWalled, hasBin }: Table): Promise<void> {
  const table = escapeIdentifier(name);
  await client.query(`grant select on ${table} to peyvand_reports`);
  if (isWalled)
    await client.query(`create policy reports on ${table} for select to peyvand_reports
      using (workspace_id = peyvand_report_workspace()${hasBin ? ' and deleted_at is null' : ''})`);
}

const settings = {
  statement_timeout: '60s',
  idle_in_transaction_session_timeout: '5min',
  default_transaction_read_only: 'on',
  timezone: 'Asia/Tehran',
};

async function settle(client: Client, role: string, schema: string): Promise<void> {
  const name = escapeIdentifier(role);
  await client.query(`grant usage on schema ${escapeIdentifier(schema)} to ${name}`);
  await client.query(`grant select on all tables in schema ${escapeIdentifier(schema)} to ${name}`);
  await client.query(`alter role ${name} set search_path = ${escapeIdentifier(schema)}`);
  for (const [key, value] of Object.entries(settings))
    await client.query(`alter role ${name} set ${key} = ${escapeLiteral(value)}`);
}

/** One at a time over all processes, by the owner of the tables. @throws reports-no-roles */
async function asOwner<T>({ access }: ReportParts, deed: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(access.owner);
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('peyvand.reports'))`);
    return await deed(client);
  } catch (error) {
    throw (error as { code?: unknown }).code === '42501' ? noRoles() : error;
  } finally {
    await client.end();
  }
}

/** Where a tool connects; with `DATABASE_URL` its own host, with the bundled database its socket or loopback port. */
export function connectionOf(owner: PoolConfig, role: string, schema: string): Connection {
  const at = owner.connectionString === undefined ? owner : new Client(owner);
  return {
    host: at.host ?? 'localhost',
    port: at.port ?? 5432,
    database: at.database ?? 'peyvand',
    user: role,
    schema,
  };
}
