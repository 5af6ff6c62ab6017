import { choice, choices, longText, number, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { QuoteColumn, QuoteLook } from '../contract/quote.ts';
import { quoteColumns, quoteLanguages } from './choices.ts';

/** How quotes look in one language, and what they say unless somebody writes otherwise. */
export const quoteTemplate = defineObject('quote_template', {
  module: 'sales',
  one: { fa: 'قالب پیش‌فاکتور', en: 'Quote template' },
  many: { fa: 'قالب‌های پیش‌فاکتور', en: 'Quote templates' },
  title: 'name',
  listed: false,
  readByAll: true,
  lifecycle: { prepare: prepareTemplates },
  fields: {
    name: text({
      label: { fa: 'نام قالب', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 100,
    }),
    language: choice({
      label: { fa: 'زبان', en: 'Language' },
      required: true,
      default: 'fa',
      choices: quoteLanguages,
    }),
    isDefault: yesNo({
      label: { fa: 'پیش‌فرض', en: 'Default' },
      hint: {
        fa: 'پیش‌فاکتور تازه با آن آغاز می‌شود. تنها یک قالب پیش‌فرض است.',
        en: 'New quotes begin with it. Only one template is the default.',
      },
      required: true,
      default: false,
    }),
    title: text({
      label: { fa: 'عنوان برگه', en: 'Title on the paper' },
      required: true,
      default: 'پیش‌فاکتور',
      max: 60,
    }),
    color: number({
      label: { fa: 'رنگ', en: 'Colour' },
      palette: true,
      required: true,
      default: 0,
      min: 0,
      max: 9,
      decimals: 0,
    }),
    columns: choices({
      label: { fa: 'ستون‌ها', en: 'Columns' },
      hint: {
        fa: 'ردیف، شرح، تعداد، قیمت واحد و جمع همیشه هستند.',
        en: 'Row, description, quantity, unit price and total are always there.',
      },
      default: quoteColumns.map(({ key }) => key),
      choices: quoteColumns,
    }),
    validDays: number({
      label: { fa: 'روزهای اعتبار', en: 'Days of validity' },
      required: true,
      default: 10,
      min: 1,
      max: 3_650,
      decimals: 0,
    }),
    terms: longText({ label: { fa: 'شرایط', en: 'Terms' }, max: 5_000 }),
    footer: text({ label: { fa: 'پای برگه', en: 'Foot of the page' }, max: 300 }),
    showLogo: yesNo({ label: { fa: 'نشان شرکت', en: 'Logo' }, required: true, default: true }),
    showSignatures: yesNo({
      label: { fa: 'جای امضا', en: 'Room for signatures' },
      required: true,
      default: true,
    }),
    showSeal: yesNo({
      label: { fa: 'مهر شرکت', en: 'Seal' },
      hint: { fa: 'در جای امضای فروشنده.', en: 'In the seller’s room for a signature.' },
      required: true,
      default: true,
      rules: { shownWhen: { field: 'showSignatures', op: 'eq', value: true } },
    }),
  },
});

/** One template alone is the default: whichever was named last. */
async function prepareTemplates(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  for (const { values } of drafts) if (values['showSignatures'] !== true) values['showSeal'] = false;
  const chosen = drafts.filter(
    ({ before, values }) => values['isDefault'] === true && !before?.['isDefault'],
  );
  const last = chosen.at(-1);
  if (!last) return;
  for (const draft of drafts) if (draft !== last) draft.values['isDefault'] = false;
  const templates = tx.bySystem('only one template is the default').recordsOf('quote_template');
  const { records } = await templates.page({
    filter: { field: 'isDefault', op: 'eq', value: true },
    fields: [],
  });
  await templates.update(
    records
      .filter(({ id }) => !drafts.some((draft) => draft.id === id))
      .map(({ id }) => ({ id, values: { isDefault: false } })),
  );
}

/** What a template says of the look, from its values as they are stored or as a form holds them. */
export const lookOf = (values: Readonly<Record<string, unknown>>): QuoteLook => ({
  title: typeof values['title'] === 'string' ? values['title'] : '',
  color: Number(values['color'] ?? 0),
  columns: (values['columns'] as readonly QuoteColumn[] | null) ?? [],
  footer: typeof values['footer'] === 'string' ? values['footer'] : '',
  showLogo: values['showLogo'] === true,
  showSeal: values['showSeal'] === true,
  showSignatures: values['showSignatures'] === true,
});

/** The template that new quotes begin with: the default one, else the oldest; undefined where all were removed. */
export async function firstTemplate(tx: RecordTx): Promise<Stored | undefined> {
  const { records } = await tx
    .bySystem('the template of a new quote')
    .records(quoteTemplate)
    .page({ limit: 200 });
  return records.find(({ values }) => values['isDefault'] === true) ?? records.at(-1);
}
