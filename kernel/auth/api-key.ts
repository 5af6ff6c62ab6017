import { timingSafeEqual } from 'node:crypto';
import type { Door } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { WorkspaceId } from '../context/context.ts';
import { newId, parseId, type RecordId } from '../id.ts';
import { undoSince } from '../undo.ts';
import { remember, trustedMs, type Accounts, type Place } from './accounts.ts';
import { announce } from './announce.ts';
import { hashOf, newToken } from './token.ts';

/** A program's way in: it speaks for the member who made it, within a role where it has one. */
export type Key = {
  readonly id: RecordId;
  readonly roleId: RecordId | undefined;
  readonly expiresAt: Date | undefined;
  readonly place: Place;
};

const shape = /^pvd_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;
/** `used_at` is not written oftener than this. */
const usedMs = 60_000;

export type NewKey = {
  readonly workspace: WorkspaceId;
  readonly memberId: RecordId;
  readonly name: string;
  readonly roleId?: RecordId | undefined;
  readonly expiresAt?: Date | undefined;
};

/** Makes a key. Its text is in the answer and nowhere else. */
export const createKey = (accounts: Accounts, key: NewKey): Promise<{ id: RecordId; key: string }> =>
  accounts.database.asSystem('a member makes an API key', async (door) => {
    const id = newId();
    const secret = newToken();
    await door.rows(sql`insert into auth.api_key (id, workspace_id, member_id, role_id, name, secret_hash, created_at, expires_at)
      values (${id}, ${key.workspace}, ${key.memberId}, ${key.roleId ?? null}::uuid, ${key.name}, ${hashOf(secret)}, ${accounts.now()}, ${key.expiresAt ?? null})`);
    return { id, key: `pvd_${id.replaceAll('-', '')}_${secret}` };
  });

/** The key that a program shows in `Authorization: Bearer`, where it is one that is in force. */
export async function findKey(accounts: Accounts, text: string): Promise<Key | undefined> {
  const [, digits = '', secret = ''] = shape.exec(text) ?? [];
  const id = parseId(digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  if (!id) return undefined;
  const now = accounts.now();
  const hash = hashOf(secret);
  const name = `key ${id} ${hash.toString('base64')}`;
  const known = accounts.known.get(name);
  if (known?.kind === 'key' && now.getTime() - known.at < trustedMs && isValid(known.key, now))
    return known.key;
  const asked = accounts.forgotten.count;
  const [row] = await accounts.database.asSystem('whose API key this is', (door) =>
    door.rows<KeyRow>(
      sql`with found as (
          select k.id, k.workspace_id, k.member_id, k.role_id, k.secret_hash, k.expires_at, k.used_at, w.access_version
          from auth.api_key k join workspace w on w.id = k.workspace_id and w.deleted_at is null where k.id = ${id} and k.revoked_at is null),
        used as (update auth.api_key set used_at = ${now} from found where api_key.id = found.id
          and found.secret_hash = ${hash} and (found.used_at is null or found.used_at < ${new Date(now.getTime() - usedMs)}))
        select * from found`,
      { prepared: true },
    ),
  );
  if (!row || !timingSafeEqual(row.secret_hash, hash)) return undefined;
  const key: Key = {
    id,
    roleId: row.role_id ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    place: { workspace: row.workspace_id, memberId: row.member_id, accessVersion: row.access_version },
  };
  if (!isValid(key, now)) return undefined;
  remember(accounts, name, { kind: 'key', at: now.getTime(), key }, asked);
  return key;
}

const isValid = ({ expiresAt }: Key, now: Date): boolean => expiresAt === undefined || expiresAt > now;

type KeyRow = {
  workspace_id: WorkspaceId;
  member_id: RecordId;
  role_id: RecordId | null;
  secret_hash: Buffer;
  expires_at: Date | null;
  access_version: number;
};

export type ListedKey = {
  readonly id: RecordId;
  readonly name: string;
  readonly memberId: RecordId;
  readonly roleId: RecordId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly usedAt: Date | null;
};

/** The workspace's keys, or those of one member; the newest first. */
export const listKeys = (
  accounts: Accounts,
  workspace: WorkspaceId,
  memberId?: RecordId,
): Promise<ListedKey[]> =>
  accounts.database.asSystem('the keys of a workspace', (door) =>
    door.rows<ListedKey>(sql`select id, name, member_id as "memberId", role_id as "roleId", created_at as "createdAt",
        expires_at as "expiresAt", used_at as "usedAt"
      from auth.api_key where workspace_id = ${workspace} and revoked_at is null and (${memberId ?? null}::uuid is null or member_id = ${memberId ?? null}::uuid)
      order by created_at desc, id desc`),
  );

type Revocation = {
  readonly workspace: WorkspaceId;
  readonly id: RecordId;
  readonly by: RecordId;
  /** Whose keys alone it may be. */
  readonly memberId?: RecordId | undefined;
};

/** Ends a key at once. @returns whose it was; undefined where there was none */
export async function revokeKey(
  accounts: Accounts,
  door: Door,
  { workspace, id, by, memberId }: Revocation,
): Promise<RecordId | undefined> {
  const [row] = await door.rows<{ member_id: RecordId }>(
    sql`update auth.api_key set revoked_at = ${accounts.now()}, revoked_by = ${by}::uuid
      where workspace_id = ${workspace} and id = ${id}::uuid and revoked_at is null
        and (${memberId ?? null}::uuid is null or member_id = ${memberId ?? null}::uuid) returning member_id`,
  );
  await announce(accounts, door, { key: id });
  return row?.member_id;
}

/** Puts a key in force again: within minutes, and for nobody but who revoked it. @returns as `revokeKey` */
export async function restoreKey(
  accounts: Accounts,
  door: Door,
  { workspace, id, by, memberId }: Revocation,
): Promise<RecordId | undefined> {
  const [row] = await door.rows<{ member_id: RecordId }>(
    sql`update auth.api_key set revoked_at = null, revoked_by = null
      where workspace_id = ${workspace} and id = ${id}::uuid and revoked_by = ${by}::uuid
        and revoked_at > ${undoSince(accounts.now())}
        and (${memberId ?? null}::uuid is null or member_id = ${memberId ?? null}::uuid) returning member_id`,
  );
  return row?.member_id;
}
