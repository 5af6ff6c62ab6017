import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notAllowed } from '#kernel/problems/common.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { scopeFor } from '#records/access/visible.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { addDecimals } from '#persian/decimal.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import type { QuoteDocument } from '../contract/quote.ts';
import { sumLines } from '../contract/sums.ts';
import { sellerOf } from './compose.ts';
import { pictureKeys } from './paper/pictures.ts';
import { printQuote } from './paper/print.ts';
import { sendPaper } from './routes.ts';
import { lookOf, quoteTemplate } from './template.ts';

/** A template as its form holds it, finished or not. */
const templateShape = z.strictObject({
  language: z.enum(['fa', 'en']),
  title: z.string().max(60).nullable(),
  color: z.int().min(0).max(9).nullable(),
  columns: z
    .array(z.enum(['code', 'unit', 'gross', 'discount', 'net', 'tax']))
    .max(6)
    .nullable(),
  validDays: z.number().min(1).max(3_650).nullable(),
  terms: z.string().max(5_000).nullable(),
  footer: z.string().max(300).nullable(),
  showLogo: z.boolean().nullable(),
  showSeal: z.boolean().nullable(),
  showSignatures: z.boolean().nullable(),
});

/** How a template would look, while it is written. */
export function previewRoute(app: FastifyInstance, engine: RecordEngine, tools: ModuleTools): void {
  app.post(
    '/quote-templates/preview',
    route(
      'member',
      { fa: 'پیش‌نمایش قالب پیش‌فاکتور', en: 'See how a quote template would look' },
      { body: templateShape },
    ),
    async ({ context, body }, reply) => {
      const wish = read(templateShape, body);
      const { document, keys } = await engine.transact(
        context,
        async (tx) => {
          const { object } = tx.records(quoteTemplate);
          if (scopeFor(context.actor, object, 'update') === 'none') throw notAllowed();
          const document = await sampleDocument(tx, wish);
          return { document, keys: await pictureKeys(tx, document) };
        },
        { readOnly: true },
      );
      const bytes = await printQuote(tools, context.workspace, { document, keys }, 'svg');
      return sendPaper(reply, 'preview', 'svg', bytes);
    },
  );
}

const sample = {
  fa: {
    buyer: 'شرکت نمونهٔ پارس',
    address: 'تهران، خیابان آزادی، پلاک ۱۲',
    phone: '۰۲۱ ۸۸۸۸ ۹۹۹۹',
    rows: ['دستگاه بسته‌بندی مدل الف', 'نصب و راه‌اندازی', 'آموزش کارکنان'],
    units: ['دستگاه', 'روز', 'ساعت'],
  },
  en: {
    buyer: 'Sample Company',
    address: '12 Azadi Street, Tehran',
    phone: '+98 21 8888 9999',
    rows: ['Packing machine, model A', 'Installation', 'Training of staff'],
    units: ['unit', 'day', 'hour'],
  },
} as const;

/** The firm's own head over an invented customer and three lines. */
async function sampleDocument(tx: RecordTx, wish: z.output<typeof templateShape>): Promise<QuoteDocument> {
  const { language } = wish;
  const said = sample[language];
  const priced = [
    { quantity: 2, unitPrice: '480000000', discount: { percent: 5 }, taxRate: 10 },
    { quantity: 3, unitPrice: '35000000', discount: {}, taxRate: 10 },
    { quantity: 12, unitPrice: '4500000', discount: {}, taxRate: 0 },
  ];
  const { lines, ...sums } = sumLines(priced, {}, 'IRR');
  const look = lookOf(wish);
  const { company } = workspaceSettings(tx.workspace.settings);
  const today = todayOf(tx);
  return {
    number: 'PF-0001',
    version: 1,
    language,
    issuedOn: today,
    validUntil: addDays(today, Math.round(wish.validDays ?? 10)),
    currency: 'IRR',
    seller: await sellerOf(tx, language),
    buyer: {
      name: said.buyer,
      nationalId: '10380284790',
      economicCode: '',
      registrationNumber: '',
      phone: said.phone,
      address: said.address,
      postalCode: '',
    },
    rows: lines.map(({ gross, discount, share, net, tax, total }, index) => ({
      title: said.rows[index] ?? '',
      code: `A-10${index + 1}`,
      quantity: priced[index]?.quantity ?? 1,
      unit: said.units[index] ?? '',
      unitPrice: priced[index]?.unitPrice ?? '0',
      gross,
      discount: addDecimals(discount, share),
      net,
      tax,
      total,
    })),
    sums: {
      gross: sums.gross,
      discount: sums.discount,
      net: sums.net,
      tax: sums.tax,
      total: sums.total,
    },
    terms: wish.terms ?? '',
    look,
    logo: look.showLogo ? company.logo : null,
    seal: look.showSeal ? company.seal : null,
  };
}
