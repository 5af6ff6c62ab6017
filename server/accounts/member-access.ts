import { sql } from '#kernel/database/sql.ts';
import type { Link } from '#kernel/auth/link.ts';
import { linkSpent } from '#kernel/auth/problems.ts';
import { covers } from '#kernel/context/compare-grants.ts';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed, type Grants } from '#kernel/context/grants.ts';
import type { Door } from '#kernel/database/database.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { member } from '#records/access/objects.ts';
import { beyondOwnRights } from '#records/access/problems.ts';
import { recordNotFound } from '#records/problems.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';

/** Inviting members and helping them back in. */
export const inviteMembers = defineDeed('members.invite', {
  label: { fa: 'دعوت همکاران', en: 'Invite members' },
  hint: { fa: 'راه ورود می‌دهد و گذرواژهٔ تازه می‌سازد', en: 'Lets people in and makes new-password links' },
});

export type Access = 'none' | 'invited' | 'open';

/** A member as far as his way in is concerned. */
export type MemberAccess = {
  readonly id: RecordId;
  readonly name: string;
  readonly active: boolean;
  readonly access: Access;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
};

/**
 * The member whose way in the actor is about to change. Whoever opens a way in could take it himself, so it must not lead
 * to more than he has.
 * @throws notAllowed, recordNotFound, beyondOwnRights
 */
export async function memberToHelp(
  tx: RecordTx,
  id: string,
): Promise<MemberAccess & { readonly grants: Grants }> {
  const { actor, workspace } = tx.context;
  if (actor.kind !== 'member' || actor.keyId || !mayDeed(actor.grants, inviteMembers)) throw notAllowed();
  const known = parseId(id);
  const found = known && (await readMemberAccess(tx, workspace, known));
  if (!found) throw recordNotFound({ object: member.descriptor.one });
  if (!covers(actor.grants, found.grants)) throw beyondOwnRights();
  return found;
}

/** The living member, locked: what is decided by his way in holds until the transaction ends. */
export async function readMemberAccess(
  door: Door,
  workspace: WorkspaceId,
  id: RecordId,
): Promise<(MemberAccess & { readonly grants: Grants }) | undefined> {
  type Row = {
    name: string;
    active: boolean;
    access: Access;
    phones: { number?: string }[] | null;
    emails: { address?: string }[] | null;
    grants: Grants;
  };
  const [row] = await door.rows<Row>(sql`select m.name, m.active, m.access, m.phones, m.emails, r.grants
    from member m join role r on r.workspace_id = m.workspace_id and r.id = m.role_id and r.deleted_at is null
    where m.workspace_id = ${workspace} and m.id = ${id}::uuid and m.deleted_at is null for update of m`);
  return (
    row && {
      id,
      name: row.name,
      active: row.active,
      access: row.access,
      grants: row.grants,
      phones: (row.phones ?? []).flatMap(({ number }) => number ?? []),
      emails: (row.emails ?? []).flatMap(({ address }) => address ?? []),
    }
  );
}

/**
 * The active member to whom an open link leads, locked. One who left has no way in any more; and who has been given more since
 * needs a new one, for the maker of this one was judged by what it led to then, and may have kept it.
 * @throws linkSpent
 */
export async function memberBehind(
  door: Door,
  { workspace, memberId, grants }: Pick<Link, 'workspace' | 'memberId' | 'grants'>,
): Promise<MemberAccess> {
  const found = workspace && memberId && (await readMemberAccess(door, workspace, memberId));
  if (!found?.active || (grants && !covers(grants, found.grants))) throw linkSpent();
  return found;
}

/** Writes on the member's record whether he can sign in, as a change by the system, in the log like any other. */
export async function setAccess(
  engine: RecordEngine,
  door: Door,
  context: Pick<Context, 'workspace' | 'requestId' | 'now' | 'locale'>,
  id: RecordId,
  access: Access,
): Promise<void> {
  const { workspace, requestId, now, locale } = context;
  const system = systemContext(workspace, 'accounts', { requestId, now, locale, cause: { kind: 'screen' } });
  const tx = await engine.over(await txOver(door, system));
  await tx.records(member).update([{ id, values: { access } }]);
}
