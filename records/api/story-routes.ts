import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { readChanges } from '../query/changes.ts';
import { readColleagues } from '../query/colleagues.ts';
import { readHistory } from '../query/history.ts';
import { readPinned, readTimeline } from '../query/timeline.ts';
import type { RecordEngine } from '../records.ts';

type Path = { readonly Params: { readonly object: string; readonly id: string } };
const access = { config: { access: 'member' as const } };
const reading = { readOnly: true };

const cursor = z.string().max(4_000).optional();
const historyShape = z.strictObject({ cursor });
const timelineShape = z.strictObject({
  cursor,
  limit: z.coerce.number().int().optional(),
  by: z.string().max(60).optional(),
  /** Names of objects, by commas. */
  objects: z.string().max(2_000).optional(),
});

const changesShape = z.strictObject({ since: z.iso.datetime(), owner: z.string().max(60).optional() });
const changesRoute = route(
  'member',
  {
    fa: 'تغییرهایی که دیگران از زمانی به این سو در رکوردهای یک نفر داده‌اند',
    en: 'What others changed since a moment in the records of one person',
  },
  { query: changesShape },
);
const colleaguesRoute = route('member', {
  fa: 'همکارانی که کارهایشان را می‌بینید',
  en: 'Colleagues whose work you may see',
});

/** What happened: to a record itself, and with a party over all objects. */
export function storyRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get<Path>('/records/:object/:id/history', access, ({ context, params, query }) => {
    const asked = read(historyShape, query);
    return engine.transact(
      context,
      (tx) => readHistory(tx, tx.recordsOf(params.object).object, params.id, asked.cursor),
      reading,
    );
  });

  app.get<Path>('/records/:object/:id/timeline', access, ({ context, params, query }) => {
    const { objects, ...rest } = read(timelineShape, query);
    return engine.transact(
      context,
      (tx) =>
        readTimeline(tx, tx.recordsOf(params.object).object.name, params.id, {
          ...rest,
          ...(objects ? { objects: objects.split(',').filter(Boolean) } : {}),
        }),
      reading,
    );
  });

  app.get<Path>('/records/:object/:id/pinned', access, ({ context, params }) =>
    engine.transact(
      context,
      (tx) => readPinned(tx, tx.recordsOf(params.object).object.name, params.id),
      reading,
    ),
  );

  app.get('/changes', changesRoute, ({ context, query }) => {
    const asked = read(changesShape, query);
    return engine.transact(context, async (tx) => ({ changes: await readChanges(tx, asked) }), reading);
  });

  app.get('/colleagues', colleaguesRoute, ({ context }) =>
    engine.transact(context, async (tx) => ({ members: await readColleagues(tx) }), reading),
  );
}
