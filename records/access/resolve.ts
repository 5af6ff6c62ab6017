import type { MemberActor, WorkspaceId } from '#kernel/context/context.ts';
import { systemContext } from '#kernel/context/context.ts';
import { noWorkspace } from '#kernel/auth/problems.ts';
import { meet } from '#kernel/context/compare-grants.ts';
import type { Grants } from '#kernel/context/grants.ts';
import type { Database, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import { recent } from '#kernel/recent.ts';

/** Whom to resolve, at which version of the workspace's rights; a key may be kept within a role. */
export type Who = {
  readonly workspace: WorkspaceId;
  readonly memberId: RecordId;
  readonly accessVersion: number;
  readonly roleId?: RecordId | undefined;
  readonly keyId?: RecordId | undefined;
};

const mostKnown = 5_000;

/**
 * Finds what members may do, once for every version of a workspace's rights. A version that is behind the times is mended
 * by the transaction itself (`withCurrentRights`), so that a right that was taken is gone with the commit that took it.
 */
export function actorResolver(database: Database): (who: Who) => Promise<MemberActor | undefined> {
  const known = recent<string, MemberActor>(mostKnown);
  return async (who) => {
    const name = [who.workspace, who.memberId, who.accessVersion, who.roleId, who.keyId].join(' ');
    const found = known.get(name);
    if (found) return found;
    const actor = await database.transact(
      systemContext(who.workspace, 'what a member may do'),
      (tx) => resolveActor(tx, who),
      { readOnly: true },
    );
    // Under the version that was really read: the caller's may be older.
    if (actor?.accessVersion === who.accessVersion) known.set(name, actor);
    return actor;
  };
}

/**
 * The transaction as its member may act now, should his rights have changed since the request came.
 * @throws noWorkspace where he may not come in any more, as a later request of his is told: he himself is still signed in
 * @throws notSignedIn where that holds for a key
 */
export async function withCurrentRights(tx: Tx): Promise<Tx> {
  const { actor, workspace } = tx.context;
  if (actor.kind !== 'member' || actor.accessVersion === undefined) return tx;
  if (actor.accessVersion === tx.workspace.accessVersion) return tx;
  const { memberId, keyId, keyRoleId } = actor;
  const now = await resolveActor(tx, {
    workspace,
    memberId,
    accessVersion: actor.accessVersion,
    keyId,
    roleId: keyRoleId,
  });
  if (!now) throw keyId ? notSignedIn() : noWorkspace();
  return { ...tx, context: { ...tx.context, actor: now } };
}

type ActorRow = {
  team_id: RecordId | null;
  grants: Grants;
  key_grants: Grants | null;
  team_members: RecordId[];
  stands_in_for: RecordId[];
};

async function resolveActor(
  tx: Tx,
  { workspace, memberId, roleId, keyId }: Who,
): Promise<MemberActor | undefined> {
  const [row] = await tx.rows<ActorRow>(
    sql`select m.team_id, r.grants, array(${teamMembers(workspace, memberId)}) as team_members,
        array(${standingInFor(workspace, memberId)}) as stands_in_for,
        (select k.grants from role k where k.workspace_id = ${workspace} and k.id = ${roleId ?? null}::uuid and k.deleted_at is null) as key_grants
      from member m join role r on r.workspace_id = m.workspace_id and r.id = m.role_id and r.deleted_at is null
      where m.workspace_id = ${workspace} and m.id = ${memberId}::uuid and m.active and m.deleted_at is null`,
    { prepared: true },
  );
  if (!row || (roleId && !row.key_grants)) return undefined;
  return {
    kind: 'member',
    memberId,
    teamId: row.team_id ?? undefined,
    grants: row.key_grants ? meet(row.grants, row.key_grants) : row.grants,
    teamMemberIds: row.team_members,
    ...(row.stands_in_for.length > 0 ? { standsInFor: row.stands_in_for } : {}),
    accessVersion: tx.workspace.accessVersion,
    ...(keyId ? { keyId } : {}),
    ...(roleId ? { keyRoleId: roleId } : {}),
  };
}

/** Members of one's own team, and of every team at or below one that he manages. */
const teamMembers = (workspace: WorkspaceId, memberId: RecordId) => sql<{ id: RecordId }>`
  with recursive led as (${ledTeams(workspace, memberId)})
  select o.id from member o where o.workspace_id = ${workspace} and o.deleted_at is null and (o.team_id in (select id from led)
    or o.team_id = (select i.team_id from member i where i.workspace_id = ${workspace} and i.id = ${memberId}::uuid))`;

/** Whoever is away now and named him. Which substitution is current is written down, since answers are kept by version. */
const standingInFor = (workspace: WorkspaceId, memberId: RecordId) => sql<{ id: RecordId }>`
  select s.member_id from substitution s where s.workspace_id = ${workspace} and s.substitute_id = ${memberId}::uuid
    and s.state = 'current' and s.deleted_at is null`;

/** The body of a recursive `led`; `union` drops what was there, so that not even a ring would go round for ever. */
const ledTeams = (workspace: WorkspaceId, memberId: RecordId) => sql`
  select t.id from team t where t.workspace_id = ${workspace} and t.manager_id = ${memberId}::uuid and t.deleted_at is null
  union select t.id from team t join led on led.id = t.parent_id where t.workspace_id = ${workspace} and t.deleted_at is null`;

export const teamMembersOf = async (tx: Tx, memberId: RecordId): Promise<RecordId[]> =>
  (await tx.rows(teamMembers(tx.context.workspace, memberId))).map(({ id }) => id);

/** The teams that a member manages, and all below them. */
export const teamsLedBy = async (tx: Tx, memberId: RecordId): Promise<RecordId[]> =>
  (
    await tx.rows<{ id: RecordId }>(
      sql`with recursive led as (${ledTeams(tx.context.workspace, memberId)}) select id from led`,
    )
  ).map(({ id }) => id);
