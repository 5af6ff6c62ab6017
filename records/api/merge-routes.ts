import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { mergeRecords } from '../quality/merge/merge.ts';
import { previewMerge } from '../quality/merge/preview.ts';
import { goOnAlong, readAlong, type GoOn } from '../quality/merge/along.ts';
import { unmergeRecords } from '../quality/merge/unmerge.ts';
import { listMerges, previewAdded, previewUnmerge } from '../quality/merge/unmerge-preview.ts';
import type { RecordEngine } from '../records.ts';

type ObjectPath = { readonly Params: { readonly object: string } };
type RecordPath = { readonly Params: { readonly object: string; readonly id: string } };
type MergePath = { readonly Params: { readonly id: string } };

const id = z.string().max(60);
const merged = z.strictObject({ id, version: z.int32().min(1).optional() });
const wishShape = z.strictObject({
  winner: merged,
  losers: z.array(merged).min(1).max(20),
  fields: z.record(z.string().max(60), z.string().max(60)).optional(),
});
const previewShape = z.strictObject({ records: z.array(id).min(2).max(21) });
const undoShape = z.strictObject({
  along: z
    .array(z.strictObject({ object: z.string().max(60), id, field: z.string().max(60), to: id }))
    .max(1_000)
    .default([]),
  /** Of these fields all goes, but for what `along` names. */
  all: z
    .array(z.strictObject({ object: z.string().max(60), field: z.string().max(60), to: id }))
    .max(200)
    .default([]),
});
const addedShape = z.strictObject({
  object: z.string().max(60),
  field: z.string().max(60),
  cursor: z.string().max(2_000).optional(),
});

// A merge moves up to 40,000 links in one transaction.
const merging = { timeoutMs: 20_000 };

/** Making one record of several, and taking it apart again. */
export function mergeRoutes(app: FastifyInstance, engine: RecordEngine, goOn: GoOn): void {
  app.post<ObjectPath>(
    '/records/:object/merge-preview',
    route(
      'member',
      {
        fa: 'آنچه در ادغام این رکوردها باید انتخاب شود و جابه‌جا می‌شود؛ رکورد نخست می‌ماند',
        en: 'What a merge of these records has to decide and moves; the first record stays',
      },
      { body: previewShape },
    ),
    ({ context, params, body }) => {
      const { records } = read(previewShape, body);
      return engine.transact(context, (tx) => previewMerge(tx, tx.recordsOf(params.object).object, records));
    },
  );

  app.post<ObjectPath>(
    '/records/:object/merges',
    route(
      'member',
      {
        fa: 'ادغام چند رکورد در یکی؛ هر چه به آن‌ها پیوند دارد جابه‌جا می‌شود',
        en: 'Merge several records into one; whatever links to them moves along',
      },
      { body: wishShape },
    ),
    async ({ context, params, body }, reply) => {
      const { fields, ...wish } = read(wishShape, body);
      const answer = await engine.transact(
        context,
        async (tx) => {
          const records = tx.recordsOf(params.object);
          const merge = await mergeRecords(tx, records.object, { ...wish, ...(fields ? { fields } : {}) });
          return { merge, record: (await records.find(wish.winner.id)) ?? null };
        },
        merging,
      );
      return reply.code(201).send(answer);
    },
  );

  app.get<RecordPath>(
    '/records/:object/:id/merges',
    route('member', {
      fa: 'ادغام‌هایی که در این رکورد جمع شده‌اند',
      en: 'The merges that this record is made of',
    }),
    ({ context, params }) =>
      engine.transact(context, async (tx) => {
        const records = tx.recordsOf(params.object);
        const record = await records.get(params.id);
        return { merges: await listMerges(tx, records.object, record.id) };
      }),
  );

  app.get<MergePath>(
    '/merges/:id',
    route('member', {
      fa: 'آنچه با واگرداندن یک ادغام بازمی‌گردد و آنچه از آن پس افزوده شده است',
      en: 'What taking a merge apart gives back, and what was added since',
    }),
    ({ context, params }) => engine.transact(context, (tx) => previewUnmerge(tx, params.id)),
  );

  app.get<MergePath>(
    '/merges/:id/added',
    route(
      'member',
      {
        fa: 'یک صفحه از آنچه پس از ادغام با یک فیلد به رکورد افزوده شده است',
        en: 'A page of what was added since a merge by one field',
      },
      { query: addedShape },
    ),
    ({ context, params, query }) =>
      engine.transact(context, (tx) => previewAdded(tx, params.id, read(addedShape, query)), {
        readOnly: true,
      }),
  );

  app.get<MergePath>(
    '/merges/:id/along',
    route('member', {
      fa: 'آنچه با رکوردهای جداشده می‌رود تا کجا رفته است؛ تهی اگر چیزی خواسته نشده',
      en: 'How far what goes along with those that parted has come; null where nothing was asked for',
    }),
    ({ context, params }) =>
      engine.transact(context, async (tx) => ({ along: (await readAlong(tx, params.id)) ?? null }), {
        readOnly: true,
      }),
  );

  app.post<MergePath>(
    '/merges/:id/along',
    route('member', {
      fa: 'از سر گرفتن جابه‌جایی‌ای که ایستاده است',
      en: 'Go on with moving along, where it stopped',
    }),
    async ({ context, params }, reply) => {
      const along = await engine.transact(context, (tx) => goOnAlong(tx, params.id, goOn));
      return reply.code(202).send({ along: along ?? null });
    },
  );

  // To undo is to create an undoing.
  app.post<MergePath>(
    '/merges/:id/undoing',
    route(
      'member',
      {
        fa: 'واگرداندن یک ادغام در هر زمان؛ آنچه بعدتر افزوده شده با رکورد مانده می‌ماند، مگر آنکه در along یا فیلدش در all بیاید',
        en: 'Take a merge apart at any later time; what was added since stays, unless along names it or all its field',
      },
      { body: undoShape },
    ),
    ({ context, params, body }) => {
      const { along, all } = read(undoShape, body ?? {});
      return engine.transact(context, (tx) => unmergeRecords(tx, params.id, along, { all, goOn }), merging);
    },
  );
}
