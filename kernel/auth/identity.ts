import { sql } from '../database/sql.ts';
import type { Door } from '../database/database.ts';
import type { WorkspaceId } from '../context/context.ts';
import { newId, type RecordId } from '../id.ts';
import type { Accounts } from './accounts.ts';
import { announce } from './announce.ts';
import type { Identifier } from './identifier.ts';
import type { Preferences } from './preferences.ts';
import { withdrawLinks } from './link.ts';
import { alreadyMember, identifierTaken, signInFirst } from './problems.ts';

export type NewIdentity = {
  readonly identifier: Identifier;
  readonly passwordHash: string;
  readonly preferences: Partial<Preferences>;
};

/** Makes a person who can sign in. @throws signInFirst where the identifier has an account */
export async function createIdentity(accounts: Accounts, door: Door, given: NewIdentity): Promise<RecordId> {
  const id = newId();
  const now = accounts.now();
  await door.rows(sql`insert into auth.identity (id, password_hash, password_changed_at, preferences, created_at)
    values (${id}, ${given.passwordHash}, ${now}, ${JSON.stringify(given.preferences)}::jsonb, ${now})`);
  const { kind, value } = given.identifier;
  const taken = await door.rows(sql`insert into auth.identifier (kind, value, identity_id, created_at)
    values (${kind}, ${value}, ${id}, ${now}) on conflict do nothing returning value`);
  if (taken.length === 0) throw signInFirst();
  return id;
}

/** Makes the person a member. @throws alreadyMember where he is another one there, or the member is another person */
export async function addMembership(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
  workspace: WorkspaceId,
  memberId: RecordId,
): Promise<void> {
  const made =
    await door.rows(sql`insert into auth.membership (identity_id, workspace_id, member_id, created_at)
    values (${identityId}, ${workspace}, ${memberId}::uuid, ${accounts.now()}) on conflict do nothing returning member_id`);
  if (made.length === 0) throw alreadyMember();
  // Made while his account opened less than it does from now on; somebody else may hold it.
  await withdrawLinks(door, { kind: 'reset', identityId });
  await announce(accounts, door, { identity: identityId });
}

export const findIdentity = async (
  door: Door,
  { kind, value }: Identifier,
): Promise<{ id: RecordId; passwordHash: string; secondFactor: boolean } | undefined> => {
  const [row] = await door.rows<{ id: RecordId; password_hash: string; second_factor: boolean }>(
    sql`select i.id, i.password_hash, i.totp_confirmed_at is not null as second_factor
      from auth.identifier n join auth.identity i on i.id = n.identity_id where n.kind = ${kind} and n.value = ${value}`,
  );
  return row && { id: row.id, passwordHash: row.password_hash, secondFactor: row.second_factor };
};

export const identifiersOf = (door: Door, identityId: RecordId): Promise<Identifier[]> =>
  door.rows<Identifier>(
    sql`select kind, value from auth.identifier where identity_id = ${identityId} order by created_at, value`,
  );

/**
 * Puts a person's identifiers in place of those he had. Who knows one of them and the password signs in.
 * @throws identifierTaken where one is another person's
 */
export async function replaceIdentifiers(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
  wanted: readonly Identifier[],
): Promise<void> {
  const kinds = wanted.map(({ kind }) => kind);
  const values = wanted.map(({ value }) => value);
  await door.rows(sql`delete from auth.identifier where identity_id = ${identityId}
    and (kind, value) not in (select * from unnest(${kinds}::text[], ${values}::text[]))`);
  await door.rows(sql`insert into auth.identifier (kind, value, identity_id, created_at)
    select kind, value, ${identityId}, ${accounts.now()} from unnest(${kinds}::text[], ${values}::text[]) as w(kind, value)
    order by kind, value on conflict do nothing`);
  const [row] = await door.rows<{ count: number }>(
    sql`select count(*)::int as count from auth.identifier where identity_id = ${identityId}`,
  );
  if (row?.count !== wanted.length) throw identifierTaken(undefined, { field: 'identifiers' });
  await announce(accounts, door, { identity: identityId });
}

export type WorkspaceChoice = {
  readonly id: WorkspaceId;
  readonly key: string;
  readonly name: string;
  readonly memberId: RecordId;
};

/** The workspaces that the person belongs to; whether he is still active there is for its members to say. */
export const workspacesOf = (door: Door, identityId: RecordId): Promise<WorkspaceChoice[]> =>
  door.rows<WorkspaceChoice>(sql`select w.id, w.key, w.name, m.member_id as "memberId" from auth.membership m
    join workspace w on w.id = m.workspace_id and w.deleted_at is null
    where m.identity_id = ${identityId} order by w.name, w.id`);

/** Stores what the person changed of his preferences. */
export const changePreferences = (
  accounts: Accounts,
  identityId: RecordId,
  changed: Partial<Preferences>,
): Promise<void> =>
  accounts.database.asSystem('a person changes his preferences', async (door) => {
    await door.rows(
      sql`update auth.identity set preferences = preferences || ${JSON.stringify(changed)}::jsonb where id = ${identityId}`,
    );
    await announce(accounts, door, { identity: identityId });
  });
