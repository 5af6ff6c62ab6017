import { sql } from '../database/sql.ts';
import type { Door } from '../database/database.ts';
import type { WorkspaceId } from '../context/context.ts';
import type { Grants } from '../context/grants.ts';
import type { RecordId } from '../id.ts';
import { undoSince } from '../undo.ts';
import type { Accounts } from './accounts.ts';
import type { Identifier } from './identifier.ts';
import { linkSpent } from './problems.ts';
import { hashOf, isToken, newToken } from './token.ts';

const hours = { invitation: 7 * 24, reset: 24, setup: 7 * 24 } as const;
export type LinkKind = keyof typeof hours;

/** What a link that works once leads to. */
export type Link = {
  readonly kind: LinkKind;
  readonly workspace?: WorkspaceId | undefined;
  readonly memberId?: RecordId | undefined;
  readonly identityId?: RecordId | undefined;
  readonly identifier?: Identifier | undefined;
  /** What the member might do when the link was made; it leads to no more than that. */
  readonly grants?: Grants | undefined;
};

/** Where each kind leads; the token stands behind `#`, which browsers send to nobody. */
const pages = { invitation: '/join', reset: '/new-password', setup: '/setup' } as const;
export const linkPath = (kind: LinkKind, token: string): string => `${pages[kind]}#${token}`;

export type MadeLink = { readonly token: string; readonly path: string; readonly expiresAt: Date };

/** Makes a link; earlier ones to the same thing no longer work, unless they are kept. */
export async function createLink(
  accounts: Accounts,
  door: Door,
  link: Link,
  { keepsEarlier = false } = {},
): Promise<MadeLink> {
  const token = newToken();
  const now = accounts.now();
  const expiresAt = new Date(now.getTime() + hours[link.kind] * 3_600_000);
  if (!keepsEarlier) await withdrawLinks(door, link);
  await door.rows(sql`insert into auth.link (token_hash, kind, workspace_id, member_id, identity_id, identifier_kind, identifier, grants, created_at, expires_at)
    values (${hashOf(token)}, ${link.kind}, ${link.workspace ?? null}, ${link.memberId ?? null}::uuid, ${link.identityId ?? null}::uuid,
      ${link.identifier?.kind ?? null}, ${link.identifier?.value ?? null},
      ${link.grants === undefined ? null : JSON.stringify(link.grants)}::jsonb, ${now}, ${expiresAt})`);
  return { token, path: linkPath(link.kind, token), expiresAt };
}

/** Withdraws the open links of this kind to this member or person. Those of the first set-up stay: each process prints one. */
export async function withdrawLinks(
  door: Door,
  { kind, workspace, memberId, identityId }: Link,
): Promise<void> {
  if (memberId)
    await door.rows(
      sql`delete from auth.link where kind = ${kind} and workspace_id = ${workspace ?? null}::integer and member_id = ${memberId}::uuid`,
    );
  if (identityId)
    await door.rows(sql`delete from auth.link where kind = ${kind} and identity_id = ${identityId}::uuid`);
}

type Invited = {
  readonly workspace: WorkspaceId;
  readonly memberId: RecordId;
  /** Who takes the invitation back, or lets it stand again. */
  readonly by: RecordId | undefined;
};

/** Closes a member's open invitations, so that they can open again within minutes. */
export async function closeInvitations(
  accounts: Accounts,
  door: Door,
  { workspace, memberId, by }: Invited,
): Promise<void> {
  await door.rows(sql`update auth.link set withdrawn_at = ${accounts.now()}, withdrawn_by = ${by ?? null}::uuid
    where kind = 'invitation' and workspace_id = ${workspace} and member_id = ${memberId}::uuid and withdrawn_at is null`);
}

/** Opens the invitations that this person closed minutes ago. @returns whether there was one that has not run out */
export async function reopenInvitations(
  accounts: Accounts,
  door: Door,
  { workspace, memberId, by }: Invited,
): Promise<boolean> {
  const now = accounts.now();
  const rows = await door.rows(sql`update auth.link set withdrawn_at = null, withdrawn_by = null
    where kind = 'invitation' and workspace_id = ${workspace} and member_id = ${memberId}::uuid
      and withdrawn_by = ${by ?? null}::uuid and withdrawn_at > ${undoSince(now)} and expires_at > ${now} returning token_hash`);
  return rows.length > 0;
}

type LinkRow = {
  kind: LinkKind;
  workspace_id: WorkspaceId | null;
  member_id: RecordId | null;
  identity_id: RecordId | null;
  identifier_kind: Identifier['kind'] | null;
  identifier: string | null;
  grants: Grants | null;
};

/** What an open link leads to, without using it. @throws linkSpent */
export const readLink = (accounts: Accounts, door: Door, kind: LinkKind, token: string): Promise<Link> =>
  found(
    isToken(token)
      ? door.rows<LinkRow>(sql`select * from auth.link
          where token_hash = ${hashOf(token)} and kind = ${kind} and expires_at > ${accounts.now()} and withdrawn_at is null`)
      : [],
  );

/** Uses a link up, in the transaction that does what it is for. @throws linkSpent for all but the first */
export const spendLink = (accounts: Accounts, door: Door, kind: LinkKind, token: string): Promise<Link> =>
  found(
    isToken(token)
      ? door.rows<LinkRow>(sql`delete from auth.link
          where token_hash = ${hashOf(token)} and kind = ${kind} and expires_at > ${accounts.now()} and withdrawn_at is null returning *`)
      : [],
  );

async function found(rows: Promise<LinkRow[]> | LinkRow[]): Promise<Link> {
  const [row] = await rows;
  if (!row) throw linkSpent();
  return {
    kind: row.kind,
    workspace: row.workspace_id ?? undefined,
    memberId: row.member_id ?? undefined,
    identityId: row.identity_id ?? undefined,
    grants: row.grants ?? undefined,
    identifier:
      row.identifier_kind && row.identifier
        ? { kind: row.identifier_kind, value: row.identifier }
        : undefined,
  };
}
