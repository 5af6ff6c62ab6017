import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { appendEvents } from '#kernel/events/event.ts';
import { disposition } from '#kernel/files/send-file.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordId } from '#kernel/id.ts';
import { zip } from '#records/quality/export/zip.ts';
import type { Parts } from '../parts.ts';
import { erasePerson, previewErasure } from './erase.ts';
import { fileNameOf, personalDataEntries, readPersonalData } from './personal-data.ts';
import { personDataDeed, personEraseDeed, readPerson } from './person.ts';

type PersonPath = { readonly Params: { readonly object: string; readonly id: string } };

/** What a person may ask for: all that is kept of him, and his erasure. */
export function personRoutes(
  app: FastifyInstance,
  parts: Pick<Parts, 'database' | 'engine' | 'files' | 'erasures'>,
): void {
  const { engine, files } = parts;

  app.post<PersonPath>(
    '/records/:object/:id/personal-data',
    route('member', {
      fa: 'همهٔ داده‌های یک شخص حقیقی: صفحه‌ای خواندنی، JSON و پرونده‌ها در یک zip',
      en: 'All data of a person: a readable page, JSON and files in one zip',
    }),
    async ({ context, params }, reply) => {
      const { locale } = context;
      const { tx, data } = await engine.transact(context, async (given) => {
        const { object, record } = await readPerson(given, params.object, params.id, personDataDeed);
        const system = given.bySystem('personal data');
        const found = await readPersonalData(system, object, record.id, locale);
        appendEvents(given, [
          {
            kind: 'fact',
            fact: 'person.data-given',
            object: object.name,
            recordId: record.id as RecordId,
            recordVersion: record.version,
          },
        ]);
        return { tx: system, data: found };
      });
      return reply
        .type('application/zip')
        .header('content-disposition', disposition('attachment', fileNameOf(data.title, locale)))
        .header('cache-control', 'no-store')
        .send(Readable.from(zip(personalDataEntries({ tx, files }, data, locale))));
    },
  );

  app.get<PersonPath>(
    '/records/:object/:id/erasure',
    route('member', {
      fa: 'آنچه با پاک کردن شخص می‌رود و می‌ماند',
      en: 'What an erasure would take and leave',
    }),
    ({ context, params }) =>
      engine.transact(
        context,
        async (tx) => {
          const { object, record } = await readPerson(tx, params.object, params.id, personEraseDeed);
          return previewErasure(tx.bySystem('erasure'), object, record.id);
        },
        { readOnly: true },
      ),
  );

  app.post<PersonPath>(
    '/records/:object/:id/erasure',
    route('member', {
      fa: 'پاک کردن همیشگی یک شخص به درخواست او، از تاریخچه و پرونده‌ها هم',
      en: 'Erase a person for good on request, from history and files too',
    }),
    async ({ context, params }, reply) => {
      const id = await engine.transact(
        context,
        async (tx) => (await readPerson(tx, params.object, params.id, personEraseDeed)).record.id,
        { readOnly: true },
      );
      await erasePerson(parts, context, { object: params.object, id });
      return reply.code(204).send();
    },
  );
}
