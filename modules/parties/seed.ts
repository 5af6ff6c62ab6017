import type { Phrase } from '#persian/bilingual.ts';
import type { SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { tag } from './tag/object.ts';

const firstTags: readonly { readonly name: Phrase; readonly color: number }[] = [
  { name: { fa: 'ویژه', en: 'VIP' }, color: 3 },
  { name: { fa: 'فوری', en: 'Urgent' }, color: 5 },
  { name: { fa: 'خوش‌حساب', en: 'Pays on time' }, color: 2 },
  { name: { fa: 'نیازمند پیگیری', en: 'Needs follow-up' }, color: 1 },
];

export async function seedTags(tx: RecordTx, { locale }: SeedSettings): Promise<void> {
  await tx.records(tag).create(firstTags.map(({ name, color }) => ({ name: name[locale], color })));
}
