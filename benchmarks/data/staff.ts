import type { MemberActor, WorkspaceId } from '#kernel/context/context.ts';
import { systemContext } from '#kernel/context/context.ts';
import type { RecordId } from '#kernel/id.ts';
import { formatNumber } from '#persian/digits.ts';
import { member, team } from '#records/access/objects.ts';
import type { RecordEngine } from '#records/records.ts';
import type { SeededRoles } from '#server/seed/roles.ts';

/** Whose eyes a measurement uses. */
export type Persona = 'admin' | 'seller' | 'manager-of-6' | 'manager-of-60';
export const personas: readonly Persona[] = ['admin', 'seller', 'manager-of-6', 'manager-of-60'];

/** Who works in the measured firm, by what they own. */
export type Staff = {
  readonly personas: Readonly<Record<Persona, MemberActor['memberId']>>;
  readonly six: readonly RecordId[];
  readonly sixty: readonly RecordId[];
  readonly others: readonly RecordId[];
};

/** A firm of two hundred: an administrator, a seller, teams of six and sixty, and sellers without a team. */
export const makeStaff = (engine: RecordEngine, workspace: WorkspaceId, roles: SeededRoles): Promise<Staff> =>
  engine.transact(systemContext(workspace, 'bench'), async (tx) => {
    const people = async (count: number, role: RecordId, of?: RecordId): Promise<RecordId[]> =>
      tx.records(member).create(
        Array.from({ length: count }, (_, index) => ({
          name: `کارشناس ${formatNumber(index + 1, 'fa')}`,
          role,
          active: true,
          ...(of ? { team: of } : {}),
        })),
      );
    const teamOf = async (
      name: string,
      sellers: number,
    ): Promise<{ manager: RecordId; members: RecordId[] }> => {
      const [id] = await tx.records(team).create([{ name }]);
      const [manager] = await people(1, roles.manager, id);
      if (!id || !manager) throw new Error('The team was not made');
      await tx.records(team).update([{ id, values: { manager } }]);
      return { manager, members: await people(sellers, roles.seller, id) };
    };
    const [admin] = await people(1, roles.administrator);
    const [seller] = await people(1, roles.seller);
    const six = await teamOf('تیم شش‌نفره', 6);
    const sixty = await teamOf('تیم شصت‌نفره', 60);
    if (!admin || !seller) throw new Error('The staff was not made');
    return {
      personas: { admin, seller, 'manager-of-6': six.manager, 'manager-of-60': sixty.manager },
      six: six.members,
      sixty: sixty.members,
      others: await people(130, roles.seller),
    };
  });
