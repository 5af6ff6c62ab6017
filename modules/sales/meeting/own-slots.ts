import { actorMemberId } from '#kernel/context/context.ts';
import type { RecordTx } from '#records/records.ts';
import { firmCalendar } from '../call-list/hours.ts';
import { freeSlots } from './slots.ts';

const dayMs = 86_400_000;
const daysAhead = 22;
/** A meeting lasts an hour where nobody said how long. */
const usualMinutes = 60;
const mostMeetings = 200;

/** The actor's own free times: the firm's calendar without the meetings that he has or takes part in. */
export async function ownSlots(tx: RecordTx, minutes: number, hours: 'office' | 'any'): Promise<string[]> {
  const me = actorMemberId(tx.context.actor) ?? null;
  const now = tx.context.now();
  const { records } = await tx.recordsOf('meeting').page({
    filter: {
      and: [
        { field: 'state', op: 'eq', value: 'planned' },
        { field: 'at', op: 'gt', value: new Date(now.getTime() - dayMs).toISOString() },
        { field: 'at', op: 'lt', value: new Date(now.getTime() + daysAhead * dayMs).toISOString() },
        {
          or: [
            { field: 'owner', op: 'eq', value: me },
            { field: 'colleagues', op: 'has', value: me },
          ],
        },
      ],
    },
    fields: ['at', 'duration'],
    sort: [{ field: 'at', direction: 'asc' }],
    limit: mostMeetings,
  });
  const busy = records.map(({ values }) => {
    const from = String(values['at']);
    const lasts = Number(values['duration'] ?? usualMinutes);
    return { from, to: new Date(Date.parse(from) + lasts * 60_000).toISOString() };
  });
  return freeSlots(now.toISOString(), minutes, busy, firmCalendar(tx), hours);
}
