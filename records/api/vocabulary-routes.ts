import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine } from '../records.ts';
import { changeNumbering, readNumberings } from '../serial/numbering.ts';
import { countUses, replaceRecord, takeBackReplacement } from '../write/replace.ts';

type WordsPath = { readonly Params: { readonly object: string } };
type WordPath = { readonly Params: { readonly object: string; readonly id: string } };
type FieldPath = { readonly Params: { readonly object: string; readonly field: string } };

const usesShape = z.strictObject({ of: z.string().max(60).optional() });
const replacementShape = z.strictObject({ by: z.uuid() });
const numberingShape = z.strictObject({
  template: z.string().max(60).optional(),
  next: z.int().optional(),
});

/** The words that records choose from, and the numbers that they are given. */
export function vocabularyRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get<WordsPath>(
    '/vocabularies/:object/uses',
    route(
      'member',
      {
        fa: 'شمار رکوردهایی که هر واژه را دارند، همه یا از یک نوع',
        en: 'How many records have each word of a vocabulary, all or those of one kind',
      },
      { query: usesShape },
    ),
    ({ context, params, query }) => {
      const { of } = read(usesShape, query);
      return engine.transact(
        context,
        async (tx) => ({ uses: await countUses(tx, tx.recordsOf(params.object).object, of) }),
        { readOnly: true },
      );
    },
  );

  app.post<WordPath>(
    '/vocabularies/:object/:id/replacement',
    route(
      'member',
      {
        fa: 'نشاندن واژه‌ای به جای دیگری در همهٔ رکوردها، و برداشتن آن دیگری',
        en: 'Put one word in the place of another in every record, and remove the other',
      },
      { body: replacementShape },
    ),
    async ({ context, params, body }, reply) => {
      const { by } = read(replacementShape, body);
      await engine.transact(context, (tx) => replaceRecord(tx, params.object, params.id, by));
      return reply.code(204).send();
    },
  );

  app.delete<WordPath>(
    '/vocabularies/:object/:id/replacement',
    route('member', {
      fa: 'واگرد نشاندن واژه‌ای به جای این یکی: از بازیافت برمی‌گردد و رکوردها باز آن را دارند',
      en: 'Take back that another word took this one’s place: it leaves the bin, and its records have it again',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => takeBackReplacement(tx, params.object, params.id));
      return reply.code(204).send();
    },
  );

  app.get(
    '/schema/numbers',
    route('member', { fa: 'شماره‌های ردیف و شمارهٔ بعدی هر یک', en: 'Serial numbers, and which comes next' }),
    ({ context }) =>
      engine.transact(context, async (tx) => ({ numbers: await readNumberings(tx) }), { readOnly: true }),
  );

  app.patch<FieldPath>(
    '/schema/objects/:object/fields/:field/number',
    route(
      'member',
      {
        fa: 'قالب یک شمارهٔ ردیف و شمارهٔ بعدی آن',
        en: 'The template of a serial number, and the next number',
      },
      { body: numberingShape },
    ),
    async ({ context, params, body }, reply) => {
      const change = read(numberingShape, body);
      await engine.transact(context, (tx) => changeNumbering(tx, params.object, params.field, change));
      return reply.code(204).send();
    },
  );
}
