import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actorMemberId } from '#kernel/context/context.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordEngine } from '#records/records.ts';
import { callKeys, type CallReport } from '../contract/calling.ts';
import { calledObjects } from '../contract/script.ts';
import { ownSlots } from '../meeting/own-slots.ts';
import { callListEmpty } from './problems.ts';
import { claimNext } from './claim.ts';
import { leaveOut, takeBackIn } from './leave-out.ts';
import { makeCallList } from './make.ts';
import { reportCall } from './report.ts';
import { readListStates } from './state.ts';
import { takeBackCall } from './take-back.ts';

const id = z.string().max(60);
const values = z.record(z.string().max(60), z.unknown());

const newListShape = z.strictObject({
  list: values,
  source: z.strictObject({
    object: z.enum(calledObjects),
    filter: z.unknown().optional(),
    variant: z.string().max(80).optional(),
    sort: z
      .array(z.strictObject({ field: z.string().max(120), direction: z.enum(['asc', 'desc']) }))
      .max(2)
      .optional(),
  }),
});

const reportShape = z.strictObject({
  entry: id.optional(),
  object: z.enum(calledObjects),
  record: id,
  outcome: z.enum(callKeys),
  phone: z.string().max(40).optional(),
  duration: z.number().min(0).max(1_440).optional(),
  notes: z.string().max(10_000).optional(),
  refusal: id.optional(),
  script: id.optional(),
  path: z
    .array(z.strictObject({ step: z.string().max(40), answer: z.string().max(40) }))
    .max(200)
    .optional(),
  values: z.partialRecord(z.enum(calledObjects), values).optional(),
  nextAt: z.iso.datetime({ offset: true }).nullable().optional(),
  doNotCall: z.boolean().optional(),
  meeting: z
    .strictObject({
      at: z.iso.datetime({ offset: true }),
      minutes: z.int().min(10).max(600),
      manner: z.enum(['in-person', 'visit', 'online']),
      place: z.string().trim().max(300),
      route: z.string().trim().max(1_000),
      mail: z.boolean(),
      sms: z.boolean(),
    })
    .optional(),
});

const slotsShape = z.strictObject({
  minutes: z.coerce.number().int().min(10).max(600).default(60),
  hours: z.enum(['office', 'any']).default('office'),
});
const leftOutShape = z.strictObject({ reason: z.enum(['by-hand', 'do-not-call']).default('by-hand') });
const mostLists = 100;

/** Call lists and the calls made from them. */
export function callListRoutes(
  app: FastifyInstance,
  engine: RecordEngine,
  tools: Pick<ModuleTools, 'send'>,
): void {
  app.get(
    '/sales/call-lists',
    route('member', {
      fa: 'فهرست‌های تماس و پیشرفت هر یک، تازه‌ترین نخست',
      en: 'Call lists and how far each has come, newest first',
    }),
    ({ context }) =>
      engine.transact(
        context,
        async (tx) => {
          const { records } = await tx.recordsOf('call_list').page({ limit: mostLists });
          return { lists: await readListStates(tx, records), me: actorMemberId(context.actor) ?? null };
        },
        { readOnly: true },
      ),
  );
  app.post(
    '/sales/call-lists',
    route(
      'member',
      {
        fa: 'ساختن فهرست تماس از آنچه یک نما یا انتخاب دارد',
        en: 'Make a call list of what a view or a selection holds',
      },
      { body: newListShape },
    ),
    async ({ context, body }, reply) => {
      const { list, source } = read(newListShape, body);
      const { object, filter, variant, sort } = source;
      const made = await engine.transact(context, async (tx) => {
        const result = await makeCallList(tx, list, {
          object,
          ...(filter === undefined ? {} : { filter: filter as Filter }),
          ...(variant === undefined ? {} : { variant }),
          ...(sort === undefined ? {} : { sort }),
        });
        if (result.rows === 0) throw callListEmpty();
        return result;
      });
      return reply.code(201).send(made);
    },
  );
  app.post<{ Params: { readonly id: string } }>(
    '/sales/call-lists/:id/turn',
    route('member', {
      fa: 'ردیف بعدی فهرست، تنها برای این تماس‌گیرنده',
      en: 'The next row of the list, for this caller alone',
    }),
    ({ context, params }) => engine.transact(context, (tx) => claimNext(tx, params.id)),
  );
  app.post<{ Params: { readonly id: string } }>(
    '/sales/call-list-rows/:id/leaving-out',
    route(
      'member',
      { fa: 'کنار گذاشتن ردیفی که در دست دارید', en: 'Leave the row out that you hold' },
      { body: leftOutShape },
    ),
    async ({ context, params, body }, reply) => {
      const { reason } = read(leftOutShape, body ?? {});
      const me = actorMemberId(context.actor);
      if (!me) throw notAllowed();
      await engine.transact(context, (tx) => leaveOut(tx, params.id, reason, me));
      return reply.code(204).send();
    },
  );
  app.delete<{ Params: { readonly id: string } }>(
    '/sales/call-list-rows/:id/leaving-out',
    route('member', {
      fa: 'برگرداندن ردیفی که خودتان کنار گذاشته‌اید',
      en: 'Bring a row back that you left out yourself',
    }),
    async ({ context, params }, reply) => {
      const me = actorMemberId(context.actor);
      if (!me) throw notAllowed();
      await engine.transact(context, (tx) => takeBackIn(tx, params.id, me));
      return reply.code(204).send();
    },
  );
  app.delete<{ Params: { readonly id: string } }>(
    '/sales/calls/:id',
    route('member', {
      fa: 'واگرد تماسی که تازه ثبت کرده‌اید، با همهٔ آنچه با آن نوشته شد',
      en: 'Undo a call that you have just logged, with all that was written with it',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => takeBackCall(tx, params.id));
      return reply.code(204).send();
    },
  );
  app.post(
    '/sales/calls',
    route(
      'member',
      {
        fa: 'ثبت تماس با نتیجه، پاسخ‌های متن تماس و تماس بعدی، یک‌جا',
        en: 'Log a call with its outcome, the answers to the script and the next call, as one deed',
      },
      { body: reportShape },
    ),
    async ({ context, body }, reply) => {
      const report = read(reportShape, body) as CallReport;
      return reply.code(201).send(await engine.transact(context, (tx) => reportCall(tx, report, tools)));
    },
  );
  app.get(
    '/sales/free-slots',
    route(
      'member',
      {
        fa: 'زمان‌های آزاد خود شما برای جلسه؛ دو پیشنهاد نخست در آغاز',
        en: 'Your own free times for a meeting; the two to propose stand first',
      },
      { query: slotsShape },
    ),
    ({ context, query }) => {
      const { minutes, hours } = read(slotsShape, query);
      return engine.transact(context, async (tx) => ({ slots: await ownSlots(tx, minutes, hours) }), {
        readOnly: true,
      });
    },
  );
}
