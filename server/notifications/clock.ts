import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { NoticeParts } from './parts.ts';
import { raise } from './raise.ts';

/** A write that was open while the clock looked may hold a moment that it passed; what was told is not told again. */
const lookBackMs = 120_000;
/** After a long standstill nobody is told of what came and went meanwhile. */
const longestGapMs = 86_400_000;

/** The living workspaces into which nobody looked since. */
export const workspacesToLookAt = (database: Database, since: Date): Promise<WorkspaceId[]> =>
  database.asSystem(
    'workspaces whose clock is to be looked at',
    async (door) =>
      (
        await door.rows<{ id: WorkspaceId }>(sql`select w.id from workspace w
          left join notification_clock c on c.workspace_id = w.id
          where w.deleted_at is null and (c.looked_until is null or c.looked_until <= ${since}) order by w.id`)
      ).map(({ id }) => id),
    { readOnly: true },
  );

/**
 * Tells members of a workspace whose moment has come since somebody last looked. Two processes that look at once do
 * no harm: the second finds the place taken.
 * @returns how many notifications were raised
 */
export const lookAtClock = (
  parts: NoticeParts,
  workspace: WorkspaceId,
  now: () => Date = () => new Date(),
): Promise<number> =>
  parts.engine.transact(systemContext(workspace, 'the clock of notifications', { now }), async (tx) => {
    const until = now();
    await tx.rows(sql`insert into notification_clock (workspace_id, looked_until)
      values (${workspace}, ${new Date(until.getTime() - lookBackMs)}) on conflict do nothing`);
    const [place] = await tx.rows<{ looked_until: Date }>(
      sql`select looked_until from notification_clock where workspace_id = ${workspace} for update skip locked`,
    );
    if (!place) return 0;
    const from = Math.max(place.looked_until.getTime() - lookBackMs, until.getTime() - longestGapMs);
    let raised = 0;
    for (const kind of parts.kinds) {
      if (!('clock' in kind.source)) continue;
      const occasions = await kind.source.clock(tx, new Date(from), until);
      if (occasions.length > 0) raised += await raise(parts, tx, kind, occasions);
    }
    await tx.rows(
      sql`update notification_clock set looked_until = ${until} where workspace_id = ${workspace}`,
    );
    return raised;
  });
