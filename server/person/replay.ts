import type { WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Parts } from '../parts.ts';
import { eraseAgain } from './erase.ts';
import type { Erasure } from './erasure-list.ts';

type ReplayParts = Pick<Parts, 'database' | 'engine' | 'files' | 'erasures' | 'log'>;

/**
 * Erases again who came back with an older backup, and writes down whom only the database knows as erased. At every start,
 * before anybody is answered. @returns how many came back
 */
export async function replayErasures(parts: ReplayParts): Promise<number> {
  const [listed, stored] = [await parts.erasures.read(), await storedErasures(parts)];
  const nameOf = ({ workspace, object, id }: Erasure): string => `${workspace} ${object} ${id}`;
  const known = new Set(stored.map(nameOf));
  const onDisk = new Set(listed.map(nameOf));
  await parts.erasures.add(stored.filter((one) => !onDisk.has(nameOf(one))));
  const living = await livingWorkspaces(parts);
  const back = listed.filter((one) => !known.has(nameOf(one)) && living.has(one.workspace));
  for (const erasure of back) await eraseAgain(parts, erasure, erasure.workspace);
  if (back.length > 0) parts.log.info('people who had been erased were erased again', { count: back.length });
  return back.length;
}

/** The same for a workspace that came in from an archive: ids are the same wherever a record goes. */
export async function replayInto(parts: ReplayParts, workspace: WorkspaceId): Promise<void> {
  const known = new Set(
    (await storedErasures(parts)).filter((one) => one.workspace === workspace).map(({ id }) => id),
  );
  for (const erasure of await parts.erasures.read())
    if (!known.has(erasure.id) && (await isThere(parts, workspace, erasure)))
      await eraseAgain(parts, erasure, workspace);
}

/** Any row of its log tells that a record was there. */
const isThere = (
  { database }: ReplayParts,
  workspace: WorkspaceId,
  { object, id }: Erasure,
): Promise<boolean> =>
  database.asSystem('whether an erased person came in', async (door) => {
    const rows = await door.rows(sql`select from event
      where workspace_id = ${workspace} and object = ${object} and record_id = ${id}::uuid limit 1`);
    return rows.length > 0;
  });

const storedErasures = ({ database }: ReplayParts): Promise<readonly Erasure[]> =>
  database.asSystem(
    'who was erased',
    async (door) => {
      const rows = await door.rows<{
        workspace: WorkspaceId;
        object: string;
        id: string;
        at: Date;
        by: string | null;
      }>(sql`select workspace_id as workspace, object, record_id as id, at, by_id as by from erasure`);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
    { readOnly: true },
  );

const livingWorkspaces = async ({ database }: ReplayParts): Promise<ReadonlySet<WorkspaceId>> =>
  database.asSystem(
    'workspaces in which somebody may be back',
    async (door) =>
      new Set(
        (await door.rows<{ id: WorkspaceId }>(sql`select id from workspace where deleted_at is null`)).map(
          ({ id }) => id,
        ),
      ),
    { readOnly: true },
  );
