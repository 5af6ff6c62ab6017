import { systemContext, type Context, type MemberActor, type WorkspaceId } from '#kernel/context/context.ts';
import { noGrant, type Grants, type ObjectGrant } from '#kernel/context/grants.ts';
import { newId, type RecordId } from '#kernel/id.ts';
import { role, member as memberObject } from '#records/access/objects.ts';
import type { RecordEngine } from '#records/records.ts';
import type { TestDatabase } from './database.ts';

/** A fresh, empty workspace for one test. */
export async function makeWorkspace(testing: TestDatabase): Promise<WorkspaceId> {
  const [row] = await testing.asOwner<{ id: number }>(
    `insert into workspace (key, name) values ($1, 'فضای آزمایش') returning id`,
    [newId()],
  );
  if (!row) throw new Error('The workspace was not made');
  return row.id as WorkspaceId;
}

export const adminGrants: Grants = { admin: true, objects: {}, deeds: [] };

/** Grants of a role that may do only what is said of each object. */
export const grantsOf = (objects: Readonly<Record<string, Partial<ObjectGrant>>>): Grants => ({
  admin: false,
  objects: Object.fromEntries(
    Object.entries(objects).map(([name, grant]) => [name, { ...noGrant, ...grant }]),
  ),
  deeds: [],
});

/** A member with these grants, stored with a role of his own, and the context in which he acts. */
export async function makeMember(
  engine: RecordEngine,
  workspace: WorkspaceId,
  grants: Grants,
  over: Partial<Pick<MemberActor, 'teamId' | 'teamMemberIds'>> = {},
): Promise<{ context: Context; memberId: RecordId }> {
  const memberId = await engine.transact(systemContext(workspace, 'test'), async (tx) => {
    const [roleId] = await tx.records(role).create([{ name: `نقش ${newId()}`, grants }]);
    const [id] = await tx.records(memberObject).create([{ name: 'مریم احمدی', role: roleId ?? null }]);
    if (!id) throw new Error('The member was not made');
    return id;
  });
  const actor: MemberActor = {
    kind: 'member',
    memberId,
    teamId: undefined,
    teamMemberIds: [memberId],
    grants,
    ...over,
  };
  return { memberId, context: { ...systemContext(workspace, 'test'), actor, cause: { kind: 'api' } } };
}
