import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

const number = (value: number): string => formatNumber(value, 'fa');
const english = (value: number): string => formatNumber(value, 'en');
const rowsEn = (count: number): string => (count === 1 ? '1 row' : `${english(count)} rows`);

/** What comes of a blank in a new record. */
export type BlankBecomes = keyof typeof blankBecomes;

const blankBecomes = {
  stays: { fa: 'خالی می‌ماند', en: 'stays so' },
  /** By a default, or by rules of the object without which it would not be taken. */
  filled: { fa: 'خودکار پر می‌شود', en: 'is filled in by itself' },
  maker: { fa: 'به نام واردکننده می‌شود', en: 'becomes that of who brings it in' },
  given: { fa: 'قاعده‌ها اگر بتوانند پرش می‌کنند', en: 'is filled in by the rules, if they can' },
} as const;

/** What the check and the run say. */
export const sayings = {
  unreadable: { fa: 'این مقدار خوانده نمی‌شود.', en: 'This value cannot be read.' },
  unclearDay: {
    fa: 'روشن نیست کدام روز است؛ یکی را انتخاب کنید.',
    en: 'It is not clear which day it is; choose one.',
  },
  shortened: {
    fa: 'برنامهٔ صفحه‌گسترده رقم‌های آخرش را انداخته است؛ ستون را به متن برگردانید و دوباره خروجی بگیرید.',
    en: 'A spreadsheet has dropped its last digits; make the column text and export it again.',
  },
  unknownLink: (object: Phrase, text: string): Phrase => ({
    fa: `«${text}» میان «${object.fa}»ها نیست.`,
    en: `There is no ${object.en.toLowerCase()} called “${text}”.`,
  }),
  unknownKey: (text: string): Phrase => ({
    fa: `هیچ سطری از پروندهٔ دیگر کلید «${text}» ندارد.`,
    en: `No row of the other file has the key “${text}”.`,
  }),
  repeated: {
    fa: 'این کلید در چند سطر آمده است؛ از همه یکی ساخته می‌شود.',
    en: 'Several rows have this key; one record comes of them.',
  },
  similar: (text: string, other: string): Phrase => ({
    fa: `«${text}» شاید همان «${other}» باشد.`,
    en: `“${text}” may be the same as “${other}”.`,
  }),
  missing: (count: number): Phrase => ({
    fa: `در ${number(count)} سطر خالی است، ولی الزامی است.`,
    en: `It is blank in ${rowsEn(count)}, but required.`,
  }),
  /** @param mayBeKnown whether a row may be a record that is there: no blank takes anything from it */
  blank: (becomes: BlankBecomes, mayBeKnown: boolean): Phrase => {
    const { fa, en } = blankBecomes[becomes];
    return mayBeKnown
      ? {
          fa: `خالی است؛ در رکورد تازه ${fa} و رکوردی که هست مقدار خودش را نگه می‌دارد.`,
          en: `It is blank: of a new record it ${en}, and a record that is there keeps what it has.`,
        }
      : { fa: `خالی است و ${fa}.`, en: `It is blank and ${en}.` };
  },
  maybeKnown: (reasons: readonly Phrase[]): Phrase => ({
    fa: `شاید همان باشد که هست: ${reasons.map(({ fa }) => fa).join('، ')}.`,
    en: `It may be one that is there: ${reasons.map(({ en }) => en).join(', ')}.`,
  }),
  sameRow: (count: number, first: number): Phrase => ({
    fa:
      count === 1
        ? `با سطر ${number(first)} یکی است.`
        : `${number(count)} سطر با سطر ${number(first)} یکی‌اند.`,
    en:
      count === 1
        ? `It is the same as row ${english(first)}.`
        : `${english(count)} rows are the same as row ${english(first)}.`,
  }),
  sameUnique: (field: Phrase, count: number, of: number): Phrase => ({
    fa: `«${field.fa}» یکتاست و ${count === of ? '' : `در ${number(count)} سطر `}یکی است، پس از ${of === count ? 'آن‌ها' : 'این سطرها'} یک رکورد می‌شود.`,
    en: `“${field.en}” has to be unique and is the same${count === of ? '' : ` in ${rowsEn(count)}`}, so that one record comes of them.`,
  }),
  alikeIn: (field: Phrase, near: boolean): Phrase =>
    near
      ? { fa: `«${field.fa}» نزدیک است`, en: `${field.en} is nearly the same` }
      : { fa: `«${field.fa}» یکی است`, en: `${field.en} is the same` },
  leftDoubt: {
    fa: 'شاید همان رکوردی بود که هست، و کنار گذاشته شد.',
    en: 'It may be a record that is there, and was left out.',
  },
  leftBlank: (field: Phrase): Phrase => ({ fa: `«${field.fa}» خالی است.`, en: `“${field.en}” is blank.` }),
  leftValue: (field: Phrase, text: string): Phrase => ({
    fa: `«${field.fa}»: «${text}» کنار گذاشته شد.`,
    en: `“${field.en}”: “${text}” was left out.`,
  }),
  taken: (field: Phrase, text: string): Phrase => ({
    fa: `«${field.fa}»: «${text}» از آنِ رکورد دیگری است.`,
    en: `“${field.en}”: “${text}” belongs to another record.`,
  }),
};
