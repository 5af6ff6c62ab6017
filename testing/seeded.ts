import { systemContext, type Context, type MemberActor, type WorkspaceId } from '#kernel/context/context.ts';
import type { Grants } from '#kernel/context/grants.ts';
import type { RecordId } from '#kernel/id.ts';
import { member, role } from '#records/access/objects.ts';
import type { RecordEngine } from '#records/records.ts';
import type { SeededRoles } from '#server/seed/roles.ts';
import { seedWorkspace } from '#server/seed/workspace.ts';
import type { TestDatabase } from './database.ts';
import { adminGrants, makeMember, makeWorkspace } from './workspace.ts';

export type SeededWorkspace = {
  readonly workspace: WorkspaceId;
  readonly roles: SeededRoles;
  readonly admin: Context;
  readonly adminId: RecordId;
};

/** A workspace as set-up leaves it: roles, pipeline, reasons of loss, tags; and an administrator. */
export async function makeSeededWorkspace(
  engine: RecordEngine,
  testing: TestDatabase,
): Promise<SeededWorkspace> {
  const workspace = await makeWorkspace(testing);
  const { roles } = await engine.transact(systemContext(workspace, 'test'), (tx) =>
    seedWorkspace(tx, { locale: 'fa' }),
  );
  const { context, memberId } = await makeMember(engine, workspace, adminGrants);
  return { workspace, roles, admin: context, adminId: memberId };
}

/** Somebody in one of the seeded roles, and the context in which he acts. */
export async function makeColleague(
  engine: RecordEngine,
  { workspace, roles }: SeededWorkspace,
  as: keyof SeededRoles,
  over: Partial<Pick<MemberActor, 'teamId' | 'teamMemberIds'>> = {},
): Promise<{ context: Context; memberId: RecordId }> {
  const system = systemContext(workspace, 'test');
  const { memberId, grants } = await engine.transact(system, async (tx) => {
    const { values } = await tx.records(role).get(roles[as]);
    const [id] = await tx.records(member).create([{ name: 'نیما صبوری', role: roles[as] }]);
    if (!id) throw new Error('The member was not made');
    return { memberId: id, grants: values['grants'] as Grants };
  });
  const actor: MemberActor = {
    kind: 'member',
    memberId,
    teamId: undefined,
    teamMemberIds: [memberId],
    grants,
    ...over,
  };
  return { memberId, context: { ...system, actor, cause: { kind: 'api' } } };
}
