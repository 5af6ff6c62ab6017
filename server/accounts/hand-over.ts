import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordId } from '#kernel/id.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { undoSince } from '#kernel/undo.ts';
import { member } from '#records/access/objects.ts';
import { forgetHanded } from './handed-over.ts';
import { handOverJob, ownHandOvers } from './hand-over-jobs.ts';
import { holdingsOf } from './holdings.ts';
import type { AccountParts } from './parts.ts';
import { badSuccessor } from './problems.ts';
import { recentHandOvers, takeBack } from './take-back.ts';

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

/** What somebody leaves behind, who takes it, and how that is taken back. */
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
          requireDeed(tx.context);
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
        if (to !== null) requireDeed(tx.context);
        const { actor } = tx.context;
        const leaving = await tx.records(member).get(params.id);
        const successor = to === null ? undefined : await tx.records(member).find(to);
        if (to !== null && (!successor || successor.id === leaving.id || successor.values['active'] !== true))
          throw badSuccessor(undefined, { field: 'to' });
        if (actor.kind !== 'member' || (deactivate && leaving.id === actor.memberId)) throw notAllowed();
        const deactivated = deactivate && leaving.values['active'] === true;
        // By his own rights: whoever may not change members deactivates nobody.
        if (deactivated) await tx.records(member).update([{ id: leaving.id, values: { active: false } }]);
        if (!successor) return { holdings: [], handOver: null };
        const holdings = await holdingsOf(tx, leaving.id as RecordId);
        await forgetHanded(tx, undoSince(tx.context.now()));
        const [id = ''] = await ownHandOvers(tx).create([
          { from: leaving.id, to: successor.id, state: 'giving', deactivated, owner: actor.memberId },
        ]);
        await enqueue(tx, handOverJob, [{ handOver: id, by: actor.memberId }]);
        return { holdings, handOver: id };
      });
      return reply.code(202).send(answer);
    },
  );

  app.get(
    '/members/hand-overs',
    route('member', {
      fa: 'سپردن‌های تازه، و آنچه پس از بازگرداندن نزد جانشین ماند',
      en: 'Recent hand-overs, and what stayed with the successor when one was taken back',
    }),
    ({ context }) =>
      engine.transact(
        context,
        async (tx) => {
          requireDeed(tx.context);
          return { handOvers: await recentHandOvers(tx) };
        },
        { readOnly: true },
      ),
  );

  app.post<Path>(
    '/members/hand-overs/:id/undo',
    route('member', {
      fa: 'بازگرداندن آنچه سپرده شد، جز آنچه کسی از آن پس تغییر داده است',
      en: 'Take back what was handed over, but for what somebody changed since',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => {
        requireDeed(tx.context);
        return takeBack(tx, params.id);
      });
      return reply.code(202).send();
    },
  );
}

function requireDeed({ actor }: Context): void {
  if (actor.kind !== 'member' || !mayDeed(actor.grants, handOverDeed)) throw notAllowed();
}
