import type { Phrase } from '#persian/bilingual.ts';
import type { SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { lossReason } from './loss-reason/object.ts';
import { pipeline } from './pipeline/object.ts';
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
