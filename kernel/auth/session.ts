import { sql } from '../database/sql.ts';
import type { Door } from '../database/database.ts';
import type { WorkspaceId } from '../context/context.ts';
import { newId, type RecordId } from '../id.ts';
import { remember, trustedMs, type Accounts, type Person } from './accounts.ts';
import { announce } from './announce.ts';
import { readDevice, sealDevice } from './device.ts';
import { completePreferences } from './preferences.ts';
import { hashOf, isToken, newToken } from './token.ts';

/** A session ends after a day and a half without use, so that it lives over a night but not over a holiday… */
const idleHours = 36;
/** …and after two weeks in any case. */
export const sessionDays = 14;
/** The password was right; the second factor has this long. */
const pendingMinutes = 10;
/** `seen_at` is not written oftener than this. */
const seenMinutes = 5;
/** More open sessions than this end with the oldest. */
const mostSessions = 50;

export type NewSession = {
  readonly identityId: RecordId;
  readonly pending: boolean;
  readonly workspace?: WorkspaceId | undefined;
  readonly from: Caller;
};

/** Where a request came from, as far as its owner would recognise it. */
export type Caller = {
  readonly address: string;
  readonly agent: string;
  /** The sealed cookie of a browser in which somebody signed in before. */
  readonly device?: string | undefined;
};

export type OpenedSession = {
  readonly token: string;
  readonly maxAgeSeconds: number;
  /** The browser's new sealed cookie, once the sign-in is complete. */
  readonly device?: string;
};

/**
 * Opens a session under a token that nobody has seen before; the one that the browser came with ends, so that a planted
 * one is worth nothing. Without a workspace named it begins in the one that was used last.
 */
export async function openSession(
  accounts: Accounts,
  door: Door,
  wanted: NewSession,
  former: string | undefined,
): Promise<OpenedSession> {
  const now = accounts.now();
  const token = newToken();
  const seconds = wanted.pending ? pendingMinutes * 60 : sessionDays * 86_400;
  if (former !== undefined) await endByToken(accounts, door, former);
  await door.rows(sql`insert into auth.session (id, token_hash, identity_id, workspace_id, pending, created_at, seen_at, expires_at, address, agent)
    values (${newId()}, ${hashOf(token)}, ${wanted.identityId},
      coalesce(${wanted.workspace ?? null}::integer, (${lastWorkspace(wanted.identityId)})),
      ${wanted.pending}, ${now}, ${now}, ${new Date(now.getTime() + seconds * 1000)}, ${wanted.from.address}, ${wanted.from.agent.slice(0, 300)})`);
  await door.rows(sql`delete from auth.session where identity_id = ${wanted.identityId} and id in (
    select id from auth.session where identity_id = ${wanted.identityId} order by seen_at desc offset ${mostSessions})`);
  if (wanted.pending) return { token, maxAgeSeconds: seconds };
  const device = readDevice(accounts.seals, wanted.from.device);
  return { token, maxAgeSeconds: seconds, device: sealDevice(accounts.seals, device, wanted.identityId) };
}

const lastWorkspace = (identityId: RecordId) => sql`select m.workspace_id from auth.membership m
  join workspace w on w.id = m.workspace_id and w.deleted_at is null
  left join auth.session s on s.identity_id = m.identity_id and s.workspace_id = m.workspace_id
  where m.identity_id = ${identityId} order by s.seen_at desc nulls last, m.created_at limit 1`;

/**
 * The person behind a token, where its session is open and complete. Asked of the database at most twice a minute.
 * @param options `isUse`: whether this counts as use, which puts the end by idleness off
 */
export async function findPerson(
  accounts: Accounts,
  token: string,
  { isUse = true } = {},
): Promise<Person | undefined> {
  if (!isToken(token)) return undefined;
  const now = accounts.now();
  const hash = hashOf(token);
  const name = hash.toString('base64');
  const known = accounts.known.get(name);
  if (known?.kind === 'session' && now.getTime() - known.at < trustedMs && known.person.expiresAt > now)
    return known.person;
  const asked = accounts.forgotten.count;
  const [row] = await accounts.database.asSystem('whose session this is', (door) =>
    door.rows<PersonRow>(
      sql`with found as (
          select s.id, s.identity_id, s.workspace_id, s.expires_at, s.seen_at, i.preferences, i.totp_confirmed_at is not null as second_factor
          from auth.session s join auth.identity i on i.id = s.identity_id
          where s.token_hash = ${hash} and not s.pending and s.expires_at > ${now} and s.seen_at > ${before(now, idleHours * 60)}),
        seen as (update auth.session set seen_at = ${now} from found
          where session.id = found.id and ${isUse} and found.seen_at < ${before(now, seenMinutes)})
        select found.*, w.id as place, w.access_version, m.member_id
        from found left join auth.membership m on m.identity_id = found.identity_id and m.workspace_id = found.workspace_id
          left join workspace w on w.id = m.workspace_id and w.deleted_at is null`,
      { prepared: true },
    ),
  );
  if (!row) {
    accounts.known.delete(name);
    return undefined;
  }
  const person = toPerson(row);
  remember(accounts, name, { kind: 'session', at: now.getTime(), person }, asked);
  return person;
}

type PersonRow = {
  id: RecordId;
  identity_id: RecordId;
  expires_at: Date;
  preferences: Record<string, unknown>;
  second_factor: boolean;
  place: WorkspaceId | null;
  access_version: number | null;
  member_id: RecordId | null;
};

const toPerson = (row: PersonRow): Person => ({
  sessionId: row.id,
  identityId: row.identity_id,
  preferences: completePreferences(row.preferences),
  secondFactor: row.second_factor,
  expiresAt: row.expires_at,
  ...(row.place !== null && row.member_id !== null
    ? { place: { workspace: row.place, memberId: row.member_id, accessVersion: row.access_version ?? 0 } }
    : {}),
});

const before = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/** Who has given the right password and still owes the second factor. */
export async function findPending(
  accounts: Accounts,
  token: string,
): Promise<{ identityId: RecordId } | undefined> {
  if (!isToken(token)) return undefined;
  const [row] = await accounts.database.asSystem('who owes a second factor', (door) =>
    door.rows<{ identity_id: RecordId }>(sql`select identity_id from auth.session
      where token_hash = ${hashOf(token)} and pending and expires_at > ${accounts.now()}`),
  );
  return row && { identityId: row.identity_id };
}

export async function endByToken(accounts: Accounts, door: Door, token: string): Promise<void> {
  const rows = await door.rows<{ id: string }>(
    sql`delete from auth.session where token_hash = ${hashOf(token)} returning id`,
  );
  for (const { id } of rows) await announce(accounts, door, { session: id });
}

/** Ends all sessions of a person, or all but one. */
export async function endAll(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
  except?: RecordId,
): Promise<void> {
  await door.rows(
    sql`delete from auth.session where identity_id = ${identityId} and id is distinct from ${except ?? null}::uuid`,
  );
  await announce(accounts, door, { identity: identityId });
}

/** Ends one of the person's own sessions. @returns whether there was such a one */
export const endOne = (accounts: Accounts, identityId: RecordId, id: RecordId): Promise<boolean> =>
  accounts.database.asSystem('a person ends one of his sessions', async (door) => {
    const rows = await door.rows(
      sql`delete from auth.session where id = ${id}::uuid and identity_id = ${identityId} returning id`,
    );
    await announce(accounts, door, { session: id });
    return rows.length > 0;
  });

export type ListedSession = {
  readonly id: RecordId;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly agent: string;
};

/** The person's open sessions, the one used last first. */
export const listSessions = (accounts: Accounts, person: Person): Promise<ListedSession[]> =>
  accounts.database.asSystem('a person sees his sessions', async (door) => {
    const now = accounts.now();
    const rows = await door.rows<{
      id: RecordId;
      created_at: Date;
      seen_at: Date;
      expires_at: Date;
      address: string;
      agent: string;
    }>(sql`select id, created_at, seen_at, expires_at, address, agent from auth.session
      where identity_id = ${person.identityId} and not pending and expires_at > ${now} and seen_at > ${before(now, idleHours * 60)}
      order by seen_at desc, id desc`);
    return rows.map((row) => ({
      id: row.id,
      current: row.id === person.sessionId,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      address: row.address,
      agent: row.agent,
    }));
  });

/** The workspace in which the session's next requests are. */
export const enterWorkspace = (accounts: Accounts, person: Person, workspace: WorkspaceId): Promise<void> =>
  accounts.database.asSystem('a person changes his workspace', async (door) => {
    await door.rows(sql`update auth.session set workspace_id = ${workspace} where id = ${person.sessionId}`);
    await announce(accounts, door, { session: person.sessionId });
  });
