import { availableParallelism } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { disposition } from '#kernel/files/send-file.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { turns } from '#kernel/http/turns.ts';
import { notFound } from '#kernel/problems/common.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { RecordEngine } from '#records/records.ts';
import { reportPageNames } from '../../contract/report-file.ts';
import { reportFileShape } from './look.ts';
import { reportPaper } from './paper.ts';
import { readReportFile, reportFileName } from './report.ts';
import { reportSheets } from './sheet.ts';

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Reports taken out as they are seen, by who may export what they tell of. */
export function reportFileRoutes(
  app: FastifyInstance,
  engine: RecordEngine,
  { print }: Pick<ModuleTools, 'print'>,
): void {
  // A file reads at once all that a page asks piece by piece.
  const inTurn = turns(availableParallelism());
  app.get<{ Params: { readonly page: string } }>(
    '/sales/report-files/:page',
    route(
      'member',
      {
        fa: 'یک گزارش فروش به صورت پروندهٔ Excel یا PDF، همان‌گونه که دیده می‌شود',
        en: 'A report of sales as an Excel file or PDF, as it is seen',
      },
      { query: reportFileShape },
    ),
    async ({ context, params, query }, reply) => {
      const page = reportPageNames.find((name) => name === params.page);
      if (!page) throw notFound();
      const wish = read(reportFileShape, query);
      const { file, look, name } = await inTurn(() =>
        engine.transact(
          context,
          async (tx) => {
            const found = await readReportFile(tx, page, wish);
            return { ...found, name: reportFileName(tx, found.file.title, wish) };
          },
          { readOnly: true },
        ),
      );
      const bytes =
        wish.format === 'pdf' ? await print(reportPaper(file, look)) : await reportSheets(file, look);
      return reply
        .type(types[wish.format])
        .header('content-disposition', disposition('attachment', name))
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes));
    },
  );
}
