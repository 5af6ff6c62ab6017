import type { Phrase } from '#persian/bilingual.ts';

export type FormulaHelp = { readonly name: string; readonly sample: string; readonly words: Phrase };

const help = (name: string, sample: string, fa: string, en: string): FormulaHelp => ({
  name,
  sample,
  words: { fa, en },
});

/** The functions of formulas, each with an example to begin from. Operators (+ − × ÷ = < >) need no name. */
export const formulaFunctions: readonly FormulaHelp[] = [
  help('if', 'if(, , )', 'اگر شرط برقرار است این، وگرنه آن', 'This where a condition holds, else that'),
  help('ifEmpty', 'ifEmpty(, )', 'اگر خالی است این مقدار', 'This value where it is empty'),
  help('empty', 'empty()', 'آیا خالی است؟', 'Is it empty?'),
  help('round', 'round(, 0)', 'گرد کردن تا چند رقم اعشار', 'Round to so many decimals'),
  help('abs', 'abs()', 'بی‌علامت', 'Without its sign'),
  help('min', 'min(, )', 'کوچک‌ترین', 'The smallest'),
  help('max', 'max(, )', 'بزرگ‌ترین', 'The largest'),
  help('concat', 'concat(, " ", )', 'چسباندن نوشته‌ها', 'Join texts'),
  help('contains', 'contains(, "")', 'آیا این نوشته در آن هست؟', 'Does it contain this text?'),
  help('days', 'days(, today())', 'شمار روزها میان دو تاریخ', 'Days between two dates'),
  help('addDays', 'addDays(, 30)', 'چند روز پس از تاریخ', 'So many days after a date'),
  help('today', 'today()', 'امروز', 'Today'),
  help('now', 'now()', 'این لحظه', 'This moment'),
];
