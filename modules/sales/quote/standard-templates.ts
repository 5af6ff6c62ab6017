import type { Locale } from '#persian/bilingual.ts';
import type { RecordTx } from '#records/records.ts';
import { quoteTemplate } from './template.ts';

const standard = {
  fa: {
    name: 'فارسی',
    title: 'پیش‌فاکتور',
    terms:
      'قیمت‌ها تا تاریخ اعتبار این پیش‌فاکتور پابرجاست.\nتحویل پس از پذیرش پیش‌فاکتور و دریافت پیش‌پرداخت آغاز می‌شود.',
  },
  en: {
    name: 'English',
    title: 'Quote',
    terms:
      'Prices hold until the day named above.\nDelivery begins when the quote is accepted and the advance is paid.',
  },
} as const;

/** A Persian and an English template, for a workspace that has none; that of its language is the default. */
export async function makeStandardTemplates(tx: RecordTx, locale: Locale): Promise<void> {
  await tx.records(quoteTemplate).create(
    (['fa', 'en'] as const).map((language) => ({
      ...standard[language],
      language,
      isDefault: language === locale,
    })),
  );
}
