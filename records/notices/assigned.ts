import { formatNumber } from '#persian/digits.ts';
import { withEzafe } from '#persian/ezafe.ts';
import type { LoggedEvent } from '#kernel/events/event.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { defineNotification, type Occasion } from '../define/notification.ts';
import { ownersOf } from '../query/owners.ts';
import type { RecordTx } from '../records.ts';

/** Somebody else made one responsible for a record, of whatever object. */
export const assigned = defineNotification({
  name: 'assigned',
  label: { fa: 'چیزی به من سپرده شد', en: 'Something is assigned to me' },
  hint: {
    fa: 'معامله، کار یا هر چیز دیگری که مسئولش شدم',
    en: 'A deal, a task or anything I became owner of',
  },
  ways: ['mail'],
  say: ({ actor, one, title }) => ({
    fa: actor
      ? `${actor} ${withEzafe(one.fa)} «${title}» را به شما سپرد`
      : `${withEzafe(one.fa)} «${title}» به شما سپرده شد`,
    en: actor
      ? `${actor} assigned the ${one.en.toLowerCase()} “${title}” to you`
      : `The ${one.en.toLowerCase()} “${title}” was assigned to you`,
  }),
  sayMany: ({ actor, one, many, count }) => ({
    fa: actor
      ? `${actor} ${formatNumber(count, 'fa')} ${one.fa} را به شما سپرد`
      : `${formatNumber(count, 'fa')} ${one.fa} به شما سپرده شد`,
    en: actor
      ? `${actor} assigned ${formatNumber(count, 'en')} ${many.en.toLowerCase()} to you`
      : `${formatNumber(count, 'en')} ${many.en.toLowerCase()} were assigned to you`,
  }),
  source: { log: assignments },
});

async function assignments(tx: RecordTx, events: readonly LoggedEvent[]): Promise<Occasion[]> {
  const found: Occasion[] = [];
  for (const [name, some] of Map.groupBy(events, ({ object }) => object)) {
    const object = tx.schema.objects.get(name);
    // What hangs on others (views, files, imports) is nobody's to be told of.
    if (!object?.owner || !object.listed) continue;
    const created = some.filter(({ kind, cause }) => kind === 'created' && cause.kind !== 'setup');
    const owners =
      created.length > 0
        ? await ownersOf(
            tx,
            object,
            created.map(({ recordId }) => recordId),
          )
        : none;
    for (const event of some) {
      const owner = event.kind === 'created' ? owners.get(event.recordId) : newOwner(event, object.owner);
      if (!owner) continue;
      found.push({
        member: owner,
        object: name,
        record: event.recordId,
        key: `${event.recordId} ${event.recordVersion}`,
        at: event.at,
        actor: event.actorId,
        deed: event.requestId,
      });
    }
  }
  return found;
}

const none: ReadonlyMap<RecordId, RecordId> = new Map();

const newOwner = ({ kind, changes }: LoggedEvent, owner: string): RecordId | undefined => {
  const after = kind === 'updated' ? changes?.[owner]?.[1] : undefined;
  return typeof after === 'string' ? parseId(after) : undefined;
};
