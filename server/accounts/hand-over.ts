import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import type { Context, MemberActor } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { notAllowed, notFound } from '#kernel/problems/common.ts';
import { member } from '#records/access/objects.ts';
import type { Linked } from '#records/define/declare.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordEngine, Records, RecordTx } from '#records/records.ts';
import { writeEach } from '#records/write/write-each.ts';
import type { AccountParts } from './parts.ts';
import { badSuccessor } from './problems.ts';

/** Giving all that somebody is responsible for to somebody else, over one's own reach as well. */
export const handOverDeed = defineDeed('members.hand-over', {
  label: { fa: 'سپردن کارهای همکاران', en: 'Hand over members’ work' },
  hint: {
    fa: 'آنچه کسی مسئول آن است، یک‌جا به دیگری؛ بیرون از دامنهٔ خودش هم',
    en: 'All that somebody is responsible for, to another; beyond their own reach as well',
  },
});

type Path = { readonly Params: { readonly id: string } };
const departureShape = z.strictObject({
  /** Who takes over; null where everything stays with who leaves. */
  to: z.uuid().nullable(),
  /** Whether he may no longer sign in from now on. */
  deactivate: z.boolean(),
});

/** What somebody leaves behind, and who takes it. */
export function handOverRoutes(app: FastifyInstance, { engine }: AccountParts): void {
  app.get<Path>(
    '/members/:id/holdings',
    route('member', {
      fa: 'آنچه یک همکار مسئول آن است، به شمار',
      en: 'What a member is responsible for, in numbers',
    }),
    ({ context, params }) =>
      engine.transact(
        context,
        async (tx) => {
          requireDeed(context);
          const { id } = await tx.records(member).get(params.id);
          return { holdings: await holdingsOf(tx, id as RecordId) };
        },
        { readOnly: true },
      ),
  );

  app.post<Path>(
    '/members/:id/departure',
    route(
      'member',
      { fa: 'غیرفعال کردن همکار و سپردن کارهایش', en: 'Deactivate a member and hand over his work' },
      { body: departureShape },
    ),
    async ({ context, params, body }, reply) => {
      const { to, deactivate } = read(departureShape, body);
      const answer = await engine.transact(context, async (tx) => {
        if (to !== null) requireDeed(context);
        const { actor } = tx.context;
        const leaving = await tx.records(member).get(params.id);
        const successor = to === null ? undefined : await tx.records(member).find(to);
        if (to !== null && (!successor || successor.id === leaving.id || successor.values['active'] !== true))
          throw badSuccessor(undefined, { field: 'to' });
        if (actor.kind !== 'member' || (deactivate && leaving.id === actor.memberId)) throw notAllowed();
        // By his own rights: whoever may not change members deactivates nobody.
        if (deactivate && leaving.values['active'] === true)
          await tx.records(member).update([{ id: leaving.id, values: { active: false } }]);
        if (!successor) return { holdings: [] };
        const holdings = await holdingsOf(tx, leaving.id as RecordId);
        await enqueue(tx, handOverJob, [{ from: leaving.id, to: successor.id, by: actor.memberId }]);
        return { holdings };
      });
      return reply.code(202).send(answer);
    },
  );
}

function requireDeed({ actor }: Context): void {
  if (actor.kind !== 'member' || !mayDeed(actor.grants, handOverDeed)) throw notAllowed();
}

type Holding = {
  readonly object: string;
  readonly label: Phrase;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
};

/** Counted by the system: whoever hands over must know it all, though he may not look inside. */
async function holdingsOf(tx: RecordTx, owner: RecordId): Promise<Holding[]> {
  const system = tx.bySystem('what a member is responsible for');
  const found: Holding[] = [];
  for (const object of passedOn(tx)) {
    const { count, more } = await system.recordsOf(object.name).count({ filter: heldBy(object, owner) });
    if (count > 0) found.push({ object: object.name, label: object.many, count, more });
  }
  for (const { object, field } of places(tx)) {
    const { count, more } = await system.recordsOf(object.name).count({ filter: standsIn(field, owner) });
    if (count > 0) found.push({ object: object.name, label: object.many, count, more });
  }
  return found;
}

type Place = { readonly object: ObjectDescriptor; readonly field: string };

/** Where somebody stands beside others in what is nobody's own: a territory that he looks after. */
const places = (tx: RecordTx): Place[] =>
  [...tx.schema.objects.values()]
    .filter(({ owner, module }) => owner === undefined && module !== 'records')
    .flatMap((object) =>
      [...object.fields.values()]
        .filter(
          ({ kind, options, readOnly }) => kind === 'links' && options['to'] === member.name && !readOnly,
        )
        .map(({ name }) => ({ object, field: name })),
    );

const standsIn = (field: string, member: string): Filter => ({ field, op: 'has', value: member });

const passedOn = (tx: RecordTx): ObjectDescriptor[] =>
  [...tx.schema.objects.values()].filter(
    ({ owner, handOver, sharedBy }) => owner !== undefined && handOver !== 'none' && sharedBy === undefined,
  );

const heldBy = ({ owner = '', handOver }: ObjectDescriptor, member: string): Filter => {
  const own: Filter = { field: owner, op: 'eq', value: member };
  return handOver === undefined || handOver === 'none' ? own : { and: [own, handOver] };
};

/**
 * Gives everything to the successor, a part at a time. Done again it finds only what is left; a record that its own
 * rules refuse stays where it is, and the next ones go on.
 */
export const handOverJob = defineJob({
  name: 'members.hand-over',
  label: { fa: 'سپردن کارهای همکار', en: 'Handing over a member’s work' },
  payload: z.object({ from: z.uuid(), to: z.uuid(), by: z.uuid() }),
  expiresInSeconds: 3_600,
  run: async (services: { readonly engine: RecordEngine }, { from, to, by }, { context }) => {
    const { engine } = services;
    const acting = inTheNameOf(context, by);
    const { objects, shared } = await engine.transact(
      acting,
      (tx) => Promise.resolve({ objects: passedOn(tx), shared: places(tx) }),
      { readOnly: true },
    );
    for (const object of objects)
      await writeEach(engine, acting, object.name, heldBy(object, from), { [object.owner ?? '']: to });
    for (const place of shared)
      await writeEach(
        engine,
        acting,
        place.object.name,
        standsIn(place.field, from),
        inHisPlace(place, from, to),
      );
  },
});

/** The successor stands where he stood, once. */
const inHisPlace =
  ({ field }: Place, from: string, to: string) =>
  async (records: Records, ids: readonly string[]) =>
    [...(await records.some(ids)).values()].map(({ id, values }) => {
      const there = (values[field] as readonly Linked[]).map((one) => one.id);
      return { id, values: { [field]: [...new Set(there.map((one) => (one === from ? to : one)))] } };
    });

/** The log names who asked for it; the deed that he holds reaches over his other rights. */
function inTheNameOf(context: Context, by: string): Context {
  const memberId = parseId(by);
  if (!memberId) throw notFound();
  const actor: MemberActor = {
    kind: 'member',
    memberId,
    teamId: undefined,
    grants: { admin: true, objects: {}, deeds: [] },
    teamMemberIds: [memberId],
  };
  return { ...context, actor };
}
