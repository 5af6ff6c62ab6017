import type { Accounts } from '#kernel/auth/accounts.ts';
import { forgive, type Target } from '#kernel/auth/guesses.ts';
import { identifiersOf } from '#kernel/auth/identity.ts';
import { parseIdentifier, type Identifier } from '#kernel/auth/identifier.ts';
import { createLink } from '#kernel/auth/link.ts';
import { removeSecondFactor } from '#kernel/auth/second-factor.ts';
import { endAll } from '#kernel/auth/session.ts';
import type { Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';

/** Somebody who may everything in a workspace, and can sign in. */
export type Administrator = {
  readonly identityId: RecordId;
  readonly name: string;
  readonly workspace: string;
  readonly identifiers: readonly Identifier[];
};

/** Every active administrator of every workspace, for whoever holds the data folder anyway. */
export const listAdministrators = (accounts: Accounts): Promise<Administrator[]> =>
  accounts.database.asSystem('the administrators, for the command that lets one back in', async (door) => {
    const rows = await door.rows<{ identity_id: RecordId; name: string; workspace: string }>(
      sql`select a.identity_id, m.name, w.name as workspace from auth.membership a
        join workspace w on w.id = a.workspace_id and w.deleted_at is null
        join member m on m.workspace_id = a.workspace_id and m.id = a.member_id and m.active and m.deleted_at is null
        join role r on r.workspace_id = m.workspace_id and r.id = m.role_id and r.deleted_at is null
        where (r.grants ->> 'admin')::boolean order by w.id, m.name, m.id`,
    );
    const found: Administrator[] = [];
    for (const { identity_id: identityId, name, workspace } of rows)
      found.push({ identityId, name, workspace, identifiers: await identifiersOf(door, identityId) });
    return found;
  });

/** Those whom the text names: by mobile, by e-mail, or all where nothing is said. */
export function chooseAdministrators(
  all: readonly Administrator[],
  text: string | undefined,
): Administrator[] {
  if (text === undefined) return [...all];
  const wanted = parseIdentifier(text);
  return all.filter(({ identifiers }) =>
    identifiers.some(({ kind, value }) => kind === wanted?.kind && value === wanted.value),
  );
}

/**
 * Opens the way back for an administrator: a link to a new password, with the waits after wrong guesses taken back and,
 * where it is asked for, the second factor removed.
 * @returns the page's address from the root of the site
 */
export async function letBackIn(
  accounts: Accounts,
  { identityId, identifiers }: Administrator,
  { removesSecondFactor }: { readonly removesSecondFactor: boolean },
): Promise<string> {
  const targets: Target[] = [
    ...identifiers.map(({ kind, value }): Target => ({ of: 'account', name: `${kind}:${value}` })),
    { of: 'proof', name: identityId },
  ];
  await forgive(accounts.database, targets);
  return accounts.database.asSystem('an administrator is let back in', async (door: Door) => {
    if (removesSecondFactor) {
      await removeSecondFactor(accounts, door, identityId);
      await endAll(accounts, door, identityId);
    }
    return (await createLink(accounts, door, { kind: 'reset', identityId })).path;
  });
}
