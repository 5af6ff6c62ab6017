import { z } from 'zod';
import type { Context, MemberActor } from '#kernel/context/context.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { notFound } from '#kernel/problems/common.ts';
import { handOver } from '#records/access/hand-over.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { writeEach, writeSome, type PatchesOf } from '#records/write/write-each.ts';
import {
  countHanded,
  idsNotBack,
  keepHanded,
  markBack,
  strandsOf,
  takeTurn,
  untouched,
  type Strand,
} from './handed-over.ts';
import { heldBy, passedOn, places, standsIn } from './holdings.ts';

type Services = { readonly engine: RecordEngine };
type State = 'giving' | 'given' | 'returning' | 'returned';
type Ends = { readonly from: string; readonly to: string };
/** The id of a member, or the ids of several. */
type Held = string | readonly string[];

const atOnce = 200;
const payload = z.object({
  handOver: z.uuid(),
  /** Who asked for it: the log names him. */
  by: z.uuid(),
});

export const ownHandOvers = (tx: RecordTx) => tx.bySystem('hand-over', { signed: true }).records(handOver);

/**
 * Gives everything to the successor, a part at a time, and keeps what it gave, so that it can be taken back. Done again it
 * finds only what is left; a record that its own rules refuse stays where it is, and the next ones go on.
 */
export const handOverJob = defineJob({
  name: 'members.hand-over',
  label: { fa: 'سپردن کارهای همکار', en: 'Handing over a member’s work' },
  payload,
  expiresInSeconds: 3_600,
  run: async ({ engine }: Services, { handOver: id, by }, { context }) => {
    const acting = inTheNameOf(context, by, id);
    const found = await engine.transact(
      acting,
      async (tx) => ({ ends: await endsWhile(tx, id, 'giving'), objects: passedOn(tx), shared: places(tx) }),
      { readOnly: true },
    );
    const { ends, objects, shared } = found;
    if (!ends) return;
    const give = (strand: Strand) => giving(id, strand, ends);
    for (const object of objects) {
      const strand = { object: object.name, field: object.owner ?? '' };
      await writeEach(engine, acting, object.name, heldBy(object, ends.from), give(strand));
    }
    for (const { object, field } of shared)
      await writeEach(
        engine,
        acting,
        object.name,
        standsIn(field, ends.from),
        give({ object: object.name, field }),
      );
    await settle(engine, acting, id, 'giving', async (tx) => ({
      state: 'given',
      given: (await countHanded(tx, id)).given,
    }));
  },
});

/** Gives back what nobody changed since, a part at a time; what was changed, or is refused, stays where it is. */
export const handBackJob = defineJob({
  name: 'members.hand-back',
  label: { fa: 'بازگرداندن کارهای سپرده', en: 'Taking back a member’s work' },
  payload,
  expiresInSeconds: 3_600,
  run: async ({ engine }: Services, { handOver: id, by }, { context }) => {
    const acting = inTheNameOf(context, by, id);
    const { ends, strands } = await engine.transact(
      acting,
      async (tx) => ({ ends: await endsWhile(tx, id, 'returning'), strands: await strandsOf(tx, id) }),
      { readOnly: true },
    );
    if (!ends) return;
    for (const strand of strands) {
      let after: string | undefined;
      do {
        const place = after;
        const ids = await engine.transact(acting, (tx) => idsNotBack(tx, id, strand, place, atOnce), {
          readOnly: true,
        });
        await writeSome(engine, acting, strand.object, ids, givingBack(id, strand, ends));
        after = ids.at(-1);
      } while (after !== undefined);
    }
    await settle(engine, acting, id, 'returning', async (tx) => ({
      state: 'returned',
      ...(await countHanded(tx, id)),
    }));
  },
});

const giving =
  (id: string, { object, field }: Strand, ends: Ends): PatchesOf =>
  async (tx, ids) => {
    await takeTurn(tx, id);
    // It may have been taken back meanwhile.
    if (!(await endsWhile(tx, id, 'giving'))) return [];
    const records = [...(await tx.recordsOf(object).some(ids)).values()];
    await keepHanded(
      tx,
      id,
      object,
      records.map((one) => ({
        recordId: one.id as RecordId,
        field,
        before: heldIn(one.values[field]),
        version: one.version + 1,
      })),
    );
    return records.map((one) => ({
      id: one.id,
      values: { [field]: passed(heldIn(one.values[field]), ends) },
    }));
  };

const givingBack =
  (id: string, strand: Strand, ends: Ends): PatchesOf =>
  async (tx, ids) => {
    await takeTurn(tx, id);
    const kept = await untouched(tx, id, strand, ids);
    const now = await tx.recordsOf(strand.object).some(ids);
    // What lies in the bin, or went on to a third by a rule, is not his to get back.
    const returning = kept.filter(({ recordId, before }) => {
      const record = now.get(recordId);
      return record && alike(heldIn(record.values[strand.field]), passed(before, ends));
    });
    await markBack(
      tx,
      id,
      strand,
      returning.map(({ recordId }) => recordId),
    );
    return returning.map(({ recordId, before }) => ({ id: recordId, values: { [strand.field]: before } }));
  };

const heldIn = (value: unknown): Held =>
  Array.isArray(value) ? (value as readonly Linked[]).map(({ id }) => id) : (value as Linked).id;

/** The successor stands where he stood, once. */
const passed = (held: Held, { from, to }: Ends): Held =>
  typeof held === 'string' ? to : [...new Set(held.map((one) => (one === from ? to : one)))];

const alike = (one: Held, other: Held): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((id) => other.includes(id));

/** Between whom, as long as it stands so; undefined where it does not (any more). */
async function endsWhile(tx: RecordTx, id: string, state: State): Promise<Ends | undefined> {
  const record = await ownHandOvers(tx).find(id);
  if (record?.values['state'] !== state) return undefined;
  return { from: (record.values['from'] as Linked).id, to: (record.values['to'] as Linked).id };
}

const settle = (
  engine: RecordEngine,
  context: Context,
  id: string,
  while_: State,
  values: (tx: RecordTx) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> =>
  engine.transact(context, async (tx) => {
    await takeTurn(tx, id);
    if (await endsWhile(tx, id, while_)) await ownHandOvers(tx).update([{ id, values: await values(tx) }]);
  });

/** The log names who asked for it, and the hand-over; the deed that he holds reaches over his other rights. */
function inTheNameOf(context: Context, by: string, id: string): Context {
  const memberId = parseId(by);
  if (!memberId) throw notFound();
  const actor: MemberActor = {
    kind: 'member',
    memberId,
    teamId: undefined,
    grants: { admin: true, objects: {}, deeds: [] },
    teamMemberIds: [memberId],
  };
  return { ...context, actor, cause: { kind: 'job', id } };
}
