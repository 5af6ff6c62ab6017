import type { Phrase } from '#persian/bilingual.ts';
import type { Linked } from '#records/define/declare.ts';
import type { SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { firstScript } from './contract/first-script.ts';
import { lossReason } from './loss-reason/object.ts';
import { makeStandardTemplates } from './quote/standard-templates.ts';
import { pipeline } from './pipeline/object.ts';
import { callScript } from './script/objects.ts';
import type { StageKind } from './stage/kinds.ts';
import { stage } from './stage/object.ts';

type FirstStage = {
  readonly name: Phrase;
  readonly kind: StageKind;
  readonly probability: number;
  readonly allowedDays?: number;
  readonly color: number;
};

const firstPipeline: Phrase = { fa: 'کاریز فروش', en: 'Sales pipeline' };

const firstStages: readonly FirstStage[] = [
  { name: { fa: 'فرصت تازه', en: 'New' }, kind: 'open', probability: 10, allowedDays: 3, color: 9 },
  { name: { fa: 'شناخت نیاز', en: 'Needs' }, kind: 'open', probability: 25, allowedDays: 10, color: 1 },
  { name: { fa: 'پیشنهاد', en: 'Proposal' }, kind: 'open', probability: 50, allowedDays: 14, color: 6 },
  { name: { fa: 'مذاکره', en: 'Negotiation' }, kind: 'open', probability: 75, allowedDays: 21, color: 3 },
  { name: { fa: 'برد', en: 'Won' }, kind: 'won', probability: 100, color: 7 },
  { name: { fa: 'باخت', en: 'Lost' }, kind: 'lost', probability: 0, color: 4 },
];

const firstReasons: readonly Phrase[] = [
  { fa: 'قیمت بالا', en: 'Price too high' },
  { fa: 'انتخاب رقیب', en: 'Chose a competitor' },
  { fa: 'نبود بودجه', en: 'No budget' },
  { fa: 'نداشتن نیاز', en: 'No need' },
  { fa: 'زمان‌بندی نامناسب', en: 'Wrong time' },
  { fa: 'کمبود یک امکان', en: 'A feature was missing' },
  { fa: 'بی‌پاسخ ماندن مشتری', en: 'The customer stopped answering' },
  { fa: 'پیگیری دیرهنگام ما', en: 'We followed up too late' },
];

/** One pipeline with its stages, the usual reasons of loss and a first script: enough to begin, and all of it can be changed. */
export async function seedSales(tx: RecordTx, { locale }: SeedSettings): Promise<void> {
  const [id = null] = await tx.records(pipeline).create([{ name: firstPipeline[locale], position: 1 }]);
  await tx.records(stage).create(
    firstStages.map((one, index) => ({
      ...one,
      name: one.name[locale],
      pipeline: id,
      position: index + 1,
    })),
  );
  await tx
    .records(lossReason)
    .create(firstReasons.map((name, index) => ({ name: name[locale], position: index + 1 })));
}

/** Templates of quotes; and an accepted one wins its deal in every pipeline that does not say otherwise. */
export async function seedQuotes(tx: RecordTx, { locale }: SeedSettings): Promise<void> {
  await makeStandardTemplates(tx, locale);
  const won = await tx.records(stage).page({
    filter: { field: 'kind', op: 'eq', value: 'won' },
    sort: [{ field: 'position', direction: 'desc' }],
    limit: 200,
  });
  const firstOf = new Map(
    won.records.flatMap(({ id, values }) => {
      const of = values['pipeline'] as Linked | null;
      return of ? [[of.id, id] as const] : [];
    }),
  );
  const open = await tx
    .records(pipeline)
    .page({ filter: { field: 'acceptedStage', op: 'empty' }, limit: 200 });
  const changes = open.records.flatMap(({ id }) => {
    const acceptedStage = firstOf.get(id);
    return acceptedStage ? [{ id, values: { acceptedStage } }] : [];
  });
  if (changes.length > 0) await tx.records(pipeline).update(changes);
}

/** A first script for calls, with the moves of a good one. */
export async function seedScript(tx: RecordTx, { locale }: SeedSettings): Promise<void> {
  await tx.records(callScript).create([firstScript(locale)]);
}
