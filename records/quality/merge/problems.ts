import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';

export const badMerge = defineProblem<{ reason: Phrase }>({
  slug: 'bad-merge',
  status: 422,
  title: { fa: 'این‌ها ادغام نمی‌شوند', en: 'These cannot be merged' },
  detail: ({ reason }) => reason,
});

export const mergeNotFound = defineProblem({
  slug: 'merge-not-found',
  status: 404,
  title: { fa: 'ادغام پیدا نشد', en: 'Merge not found' },
  detail: () => ({
    fa: 'چنین ادغامی نیست، پیش‌تر واگردانده شده است، یا شما رکورد آن را نمی‌بینید.',
    en: 'There is no such merge, it was undone before, or you may not see its record.',
  }),
});

export const mergedOnwards = defineProblem<{ object: Phrase }>({
  slug: 'merged-onwards',
  status: 409,
  title: { fa: 'نخست ادغام بعدی را واگردانید', en: 'Undo the later merge first' },
  detail: ({ object }) => ({
    fa: `این «${object.fa}» خود بعدتر در رکورد دیگری ادغام شده است. نخست آن ادغام را واگردانید.`,
    en: `This ${object.en.toLowerCase()} was itself merged into another record later. Undo that merge first.`,
  }),
});

export const reasons = {
  few: {
    fa: 'برای ادغام دست‌کم دو رکورد جدا لازم است.',
    en: 'A merge needs at least two different records.',
  },
  many: {
    fa: 'در هر ادغام حداکثر ۲۰ رکورد کنار می‌رود.',
    en: 'At most 20 records may go in one merge.',
  },
  kinds: {
    fa: 'رکوردها باید از یک نوع باشند: شخص حقیقی با شرکت ادغام نمی‌شود.',
    en: 'The records must be of one kind: a person is not merged with a company.',
  },
  object: {
    fa: 'رکوردهای این نوع ادغام نمی‌شوند.',
    en: 'Records of this kind are not merged.',
  },
  stranger: {
    fa: 'مقدار هر فیلد تنها از یکی از همین رکوردها می‌آید.',
    en: 'A field takes its value from one of these records only.',
  },
  alone: {
    fa: 'مقدارهای این فیلد کنار هم نمی‌نشینند؛ یکی را برگزینید.',
    en: 'Values of this field cannot stand together; choose one.',
  },
  locked: {
    fa: 'دربارهٔ این فیلد نمی‌توانید تصمیم بگیرید، چون اجازهٔ تغییر آن را ندارید.',
    en: 'You may not change this field, so that you cannot decide over it either.',
  },
  large: {
    fa: 'بیش از ۴۰٬۰۰۰ پیوند باید جابه‌جا شود که در یک گام نمی‌گنجد. رکورد پرپیوندتر را نگه دارید.',
    en: 'More than 40,000 links would have to move, too many for one step. Keep the record with more links.',
  },
} as const;
