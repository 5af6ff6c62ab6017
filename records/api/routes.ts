import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { malformedRequest } from '#kernel/problems/common.ts';
import { formatNumber } from '#persian/digits.ts';
import type { PageQuery, Stored } from '../query/query.ts';
import type { RecordEngine, RecordTx } from '../records.ts';
import { sweep, sweepShape } from '../write/sweep.ts';
import { takeBack, takeBackShape } from '../write/take-back.ts';
import { mostInBatch } from '../write/create.ts';
import { describeSchema } from './describe.ts';
import { duplicateRoutes } from './duplicate-routes.ts';
import { pageQueryFromAddress, readGroupQuery, readPageQuery } from './parameters.ts';
import { searchRoute } from './search.ts';

type ObjectPath = { readonly object: string };
type RecordPath = ObjectPath & { readonly id: string };
const access = { config: { access: 'member' as const } };

const schemaRoute = route('member', {
  fa: 'تعریف همهٔ نوع‌های رکورد و فیلدها، چنان‌که شما می‌بینید',
  en: 'Definitions of every kind of record and its fields, as you see them',
});

const sweeping = route(
  'member',
  {
    fa: 'یک کار برای همهٔ رکوردهای یک پالایه، هر بار هزارتا، تا `next` تهی شود',
    en: 'One deed for all records of a filter, a thousand at a time, until `next` is null',
  },
  { body: sweepShape },
);

const takingBack = route(
  'member',
  {
    fa: 'بازگشتِ آنچه یک کار گروهی تغییر داد، پانصدتا پانصدتا؛ آنچه از آن پس تغییر کرده می‌ماند',
    en: 'Takes back what such a deed changed, five hundred at a time; what was changed since stays',
  },
  { body: takeBackShape },
);

const batchShape = z.strictObject({
  create: z.array(z.unknown()).optional(),
  update: z
    .array(
      z.strictObject({ id: z.string().max(60), version: z.int32().min(1).optional(), values: z.unknown() }),
    )
    .optional(),
  remove: z.array(z.string().max(60)).optional(),
  restore: z.array(z.string().max(60)).optional(),
});

/** The few routes by which every object is used, whether code or a person on screen made it. */
export function recordRoutes(app: FastifyInstance, engine: RecordEngine): void {
  searchRoute(app, engine);
  duplicateRoutes(app, engine);

  app.get('/schema', schemaRoute, ({ context }) =>
    engine.transact(context, (tx) => Promise.resolve(describeSchema(tx.schema, tx.context.actor)), reading),
  );

  /** A page as PostgreSQL wrote it. What is asked is read last: an object that is not there is told first. */
  const pageOf = (context: Context, object: string, query: () => PageQuery): Promise<string> =>
    engine.transact(context, (tx) => tx.recordsOf(object).pageJson(query()), reading);

  app.get<{ Params: ObjectPath; Querystring: Record<string, unknown> }>(
    '/records/:object',
    access,
    async ({ context, params, query }, reply) =>
      reply.type(json).send(await pageOf(context, params.object, () => pageQueryFromAddress(query))),
  );

  app.post<{ Params: ObjectPath }>(
    '/records/:object/query',
    access,
    async ({ context, params, body }, reply) =>
      reply.type(json).send(await pageOf(context, params.object, () => readPageQuery(body))),
  );

  app.post<{ Params: ObjectPath }>('/records/:object/count', access, ({ context, params, body }) =>
    engine.transact(context, (tx) => tx.recordsOf(params.object).count(readPageQuery(body)), reading),
  );

  app.post<{ Params: ObjectPath }>('/records/:object/groups', access, ({ context, params, body }) =>
    engine.transact(context, (tx) => tx.recordsOf(params.object).groupPage(readGroupQuery(body)), reading),
  );

  app.post<{ Params: ObjectPath }>('/records/:object', access, async ({ context, params, body }, reply) => {
    const record = await engine.transact(context, async (tx) => {
      const records = tx.recordsOf(params.object);
      const [id] = await records.create([body as object]);
      return afterWrite(tx, params.object, id ?? '');
    });
    return reply
      .code(201)
      .header('location', `/api/v1/records/${params.object}/${record.id}`)
      .header('etag', etag(record.version))
      .send(record);
  });

  app.post<{ Params: ObjectPath }>('/records/:object/batch', access, ({ context, params, body }) => {
    const batch = read(batchShape, body);
    const size = Object.values(batch).reduce((sum, list) => sum + list.length, 0);
    if (size > mostInBatch) throw malformedRequest({ reason: tooManyAtOnce });
    return engine.transact(context, async (tx) => {
      const records = tx.recordsOf(params.object);
      const created = batch.create?.length ? await records.create(batch.create as object[]) : [];
      const updated = batch.update?.length ? await records.update(batch.update as never) : [];
      if (batch.remove?.length) await records.remove(batch.remove);
      if (batch.restore?.length) await records.restore(batch.restore);
      return { created, updated, removed: batch.remove ?? [], restored: batch.restore ?? [] };
    });
  });

  app.post<{ Params: ObjectPath }>('/records/:object/sweep', sweeping, ({ context, params, body }) => {
    const asked = read(sweepShape, body);
    return engine.transact(context, (tx) => sweep(tx, params.object, asked), { timeoutMs: 30_000 });
  });

  app.post<{ Params: ObjectPath }>('/records/:object/sweep/undo', takingBack, ({ context, params, body }) => {
    const told = read(takeBackShape, body);
    return engine.transact(context, (tx) => takeBack(tx, params.object, told), { timeoutMs: 30_000 });
  });

  // `?removed=true` reads a record in the bin.
  app.get<{ Params: RecordPath; Querystring: { readonly removed?: string } }>(
    '/records/:object/:id',
    access,
    async ({ context, params, query, headers }, reply) => {
      const record = await engine.transact(
        context,
        (tx) => tx.recordsOf(params.object).get(params.id, query.removed === 'true'),
        reading,
      );
      reply.header('etag', etag(record.version));
      // What a reader may see can change without the record: an unchanged version alone is no proof, so only links' titles may lag.
      return headers['if-none-match'] === etag(record.version) ? reply.code(304).send() : record;
    },
  );

  app.patch<{ Params: RecordPath }>('/records/:object/:id', access, async (request, reply) => {
    const { context, params, body } = request;
    const record = await engine.transact(context, async (tx) => {
      const records = tx.recordsOf(params.object);
      const version = expectedVersion(request);
      await records.update([
        { id: params.id, ...(version === undefined ? {} : { version }), values: body as object },
      ]);
      return afterWrite(tx, params.object, params.id);
    });
    return reply.header('etag', etag(record.version)).send(record);
  });

  app.delete<{ Params: RecordPath }>('/records/:object/:id', access, async ({ context, params }, reply) => {
    await engine.transact(context, (tx) => tx.recordsOf(params.object).remove([params.id]));
    return reply.code(204).send();
  });

  // To restore is to create a restoration.
  app.post<{ Params: RecordPath }>('/records/:object/:id/restoration', access, ({ context, params }) =>
    engine.transact(context, async (tx) => {
      const records = tx.recordsOf(params.object);
      await records.restore([params.id]);
      return records.get(params.id);
    }),
  );
}

/** The record as its writer sees it now; of one that he has just handed to somebody else, its place and version alone. */
async function afterWrite(tx: RecordTx, object: string, id: string): Promise<Stored> {
  const seen = await tx.recordsOf(object).find(id);
  if (seen) return seen;
  const handedOver = await tx.bySystem('a record that was handed over').recordsOf(object).get(id);
  return { ...handedOver, values: {} };
}

const reading = { readOnly: true };
const json = 'application/json; charset=utf-8';
const etag = (version: number): string => `"${version}"`;

/** The version that `If-Match` names; without it the last write wins. */
function expectedVersion(request: FastifyRequest): number | undefined {
  const wanted = request.headers['if-match'];
  if (wanted === undefined || wanted === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(wanted)?.[1];
  if (version === undefined)
    throw malformedRequest(
      {
        reason: {
          fa: 'If-Match باید نسخهٔ رکورد باشد، مانند "3".',
          en: 'If-Match must be a record version like "3".',
        },
      },
      { field: 'if-match' },
    );
  return Number(version);
}

const tooManyAtOnce = {
  fa: `در هر درخواست حداکثر ${formatNumber(mostInBatch, 'fa')} رکورد.`,
  en: `At most ${formatNumber(mostInBatch, 'en')} records in one request.`,
};
