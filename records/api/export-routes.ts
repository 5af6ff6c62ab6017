import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { fileGone } from '#kernel/files/problems.ts';
import { disposition, sendFile } from '#kernel/files/send-file.ts';
import { parseFileKey, type FileStore } from '#kernel/files/store.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import {
  beginExport,
  exportBytes,
  ownExport,
  takenExport,
  type ExportServices,
} from '../quality/export/exports.ts';
import { exportShape } from '../quality/export/look.ts';

type ExportPath = { readonly Params: { readonly id: string } };

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Taking a list out as a file, exactly as it is shown, by who may export the object. */
export function exportRoutes(
  app: FastifyInstance,
  services: ExportServices & { readonly files: FileStore },
): void {
  const { engine, files } = services;

  app.post<{ Params: { readonly object: string } }>(
    '/records/:object/export',
    route(
      'member',
      {
        fa: 'خروجی CSV یا Excel از یک فهرست؛ فهرست بلند (202) پرونده‌ای می‌شود که بعداً گرفته می‌شود',
        en: 'A list as CSV or Excel; a long one (202) becomes a file to fetch later',
      },
      { body: exportShape },
    ),
    async ({ context, params, body }, reply) => {
      const request = read(exportShape, body);
      const { record, later } = await beginExport(services, context, params.object, request);
      if (later) return reply.code(202).send({ id: record.id, fileName: record.values['fileName'] });
      return reply
        .type(types[request.format])
        .header('content-disposition', disposition('attachment', String(record.values['fileName'])))
        .header('cache-control', 'no-store')
        .send(Readable.from(exportBytes(engine, context, record)));
    },
  );

  app.get<ExportPath>(
    '/exports/:id',
    route('member', { fa: 'وضعیت یک خروجی', en: 'The state of an export' }),
    async ({ context, params }) => {
      const { id, values } = await ownExport(engine, context, params.id);
      const { fileName, state, rows, failure, file } = values;
      return { id, fileName, state: state === 'done' && !file ? 'running' : state, rows, failure };
    },
  );

  app.get<ExportPath>(
    '/exports/:id/content',
    route('member', { fa: 'پروندهٔ یک خروجی', en: 'The file of an export' }),
    async ({ context, params, headers }, reply) => {
      const { values } = await takenExport(engine, context, params.id);
      const key = parseFileKey(String(values['file']));
      if (!key) throw fileGone();
      const name = String(values['fileName']);
      const type = types[name.endsWith('.csv') ? 'csv' : 'xlsx'];
      return sendFile(
        reply,
        files,
        { workspace: context.workspace, key, name, type },
        { inline: false, range: headers.range, ifNoneMatch: headers['if-none-match'] },
      );
    },
  );
}
