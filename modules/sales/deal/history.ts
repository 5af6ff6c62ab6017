import { askerOf } from '#kernel/context/context.ts';
import type { Change } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { stageChange } from '../stage-change/object.ts';

const dayMs = 86_400_000;

/** Every move from stage to stage is kept, by the system and for the whole batch at once, with whose deed it was. */
export async function keepStageHistory(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const by = askerOf(tx.context.actor) ?? null;
  const moves = changes.flatMap(({ id, before, after, restored }) => {
    if (!after || restored || before?.['stage'] === after['stage']) return [];
    return [
      {
        deal: id,
        from: (before?.['stage'] as string | undefined) ?? null,
        to: after['stage'] as string,
        at: after['stageSince'] as string,
        by,
        owner: (after['owner'] as string | null | undefined) ?? null,
        days: before ? daysBetween(before['stageSince'], after['stageSince']) : null,
      },
    ];
  });
  if (moves.length > 0) await tx.bySystem('the stage history of deals').records(stageChange).create(moves);
}

/** To a hundredth of a day, which is a quarter of an hour. */
const daysBetween = (from: unknown, to: unknown): number =>
  Math.max(0, Math.round(((Date.parse(String(to)) - Date.parse(String(from))) / dayMs) * 100) / 100);
