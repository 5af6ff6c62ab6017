import type { Phrase } from '#persian/bilingual.ts';

/** The ten categorical colours by name, in the order of `--cat-0` to `--cat-9`. */
export const categoryNames: readonly Phrase[] = [
  { fa: 'فیروزه‌ای', en: 'Turquoise' },
  { fa: 'لاجوردی', en: 'Lapis' },
  { fa: 'بنفش', en: 'Violet' },
  { fa: 'ارغوانی', en: 'Plum' },
  { fa: 'قرمز', en: 'Red' },
  { fa: 'نارنجی', en: 'Orange' },
  { fa: 'خردلی', en: 'Mustard' },
  { fa: 'سبز', en: 'Green' },
  { fa: 'مغزپسته‌ای', en: 'Pistachio' },
  { fa: 'خاکستری', en: 'Grey' },
];
