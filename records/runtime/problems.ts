import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

/** One thing that needs a field, for the message that refuses its removal. */
export type FieldUse = {
  /** What kind of thing: «نما», «فرمول». */
  readonly what: Phrase;
  /** Its own name; null where the reader may not see it. */
  readonly title: string | null;
  readonly object?: string;
  readonly id?: string;
};

export const badDefinition = defineProblem<{ reason: Phrase }>({
  slug: 'bad-definition',
  status: 422,
  title: { fa: 'تعریف درست نیست', en: 'The definition is not valid' },
  detail: ({ reason }) => reason,
});

export const nameTaken = defineProblem<{ name: string }>({
  slug: 'name-taken',
  status: 409,
  title: { fa: 'این نام گرفته شده است', en: 'This name is taken' },
  detail: ({ name }) => ({
    fa: `نام «${name}» در این فضای کار هست یا بوده است. نام دیگری بدهید.`,
    en: `The name “${name}” is or was in use in this workspace. Choose another.`,
  }),
});

export const tooManyDefinitions = defineProblem<{ most: number; what: Phrase }>({
  slug: 'too-many-definitions',
  status: 422,
  title: { fa: 'بیش از اندازه', en: 'Too many' },
  detail: ({ most, what }) => ({
    fa: `حداکثر ${formatNumber(most, 'fa')} ${what.fa} می‌توان ساخت.`,
    en: `At most ${most} ${what.en} can be made.`,
  }),
});

export const fieldInUse = defineProblem<{ field: Phrase; uses: readonly FieldUse[] }>({
  slug: 'field-in-use',
  status: 409,
  title: { fa: 'این فیلد به کار رفته است', en: 'This field is in use' },
  detail: ({ field, uses }) => ({
    fa: `«${field.fa}» در ${uses.map(({ what, title }) => (title === null ? what.fa : `${what.fa} «${title}»`)).join('، ')} به کار رفته است. نخست آن‌ها را تغییر دهید.`,
    en: `“${field.en}” is used by ${uses.map(({ what, title }) => (title === null ? what.en : `${what.en} “${title}”`)).join(', ')}. Change those first.`,
  }),
});

export const beingConverted = defineProblem<{ field: Phrase }>({
  slug: 'being-converted',
  status: 409,
  title: { fa: 'این فیلد در حال تبدیل است', en: 'This field is being converted' },
  detail: ({ field }) => ({
    fa: `نوع «${field.fa}» هم‌اکنون در حال تغییر است. پس از پایان آن دوباره ببینید.`,
    en: `The kind of “${field.en}” is being changed right now. Look again when that is over.`,
  }),
});

export const notCustom = defineProblem<{ field: Phrase }>({
  slug: 'not-custom',
  status: 409,
  title: { fa: 'این فیلد از خود سامانه است', en: 'This field is built in' },
  detail: ({ field }) => ({
    fa: `«${field.fa}» از خود سامانه است و این‌گونه تغییر نمی‌کند.`,
    en: `“${field.en}” is built in and cannot be changed so.`,
  }),
});

export const closedList = defineProblem<{ field: Phrase }>({
  slug: 'closed-list',
  status: 409,
  title: { fa: 'این گزینه‌ها ثابت‌اند', en: 'These choices are fixed' },
  detail: ({ field }) => ({
    fa: `پیوند با گزینه‌های «${field.fa}» کار می‌کند، پس همین می‌مانند.`,
    en: `Peyvand itself works by the choices of “${field.en}”, so that they stay as they are.`,
  }),
});

export const choiceInUse = defineProblem<{ choice: Phrase }>({
  slug: 'choice-in-use',
  status: 409,
  title: { fa: 'این گزینه به کار رفته است', en: 'This choice is in use' },
  detail: ({ choice }) => ({
    fa: `رکوردهایی، شاید در بازیافت، گزینهٔ «${choice.fa}» را دارند. آن را پنهان کنید، یا نخست آن‌ها را تغییر دهید.`,
    en: `Some records, perhaps in the bin, have the choice “${choice.en}”. Hide it, or change those first.`,
  }),
});

export const duplicatesExist = defineProblem<{ field: Phrase }>({
  slug: 'duplicates-exist',
  status: 409,
  title: { fa: 'مقدار تکراری هست', en: 'There are duplicates' },
  detail: ({ field }) => ({
    fa: `چند رکورد «${field.fa}» یکسان دارند، پس نمی‌توان آن را یکتا کرد.`,
    en: `Several records have the same “${field.en}”, so that it cannot be made unique.`,
  }),
});

export const tooLargeToChange = defineProblem<{ most: number }>({
  slug: 'too-large-to-change',
  status: 422,
  title: { fa: 'رکوردها بیش از اندازه است', en: 'Too many records' },
  detail: ({ most }) => ({
    fa: `این تغییر با بیش از ${formatNumber(most, 'fa')} رکورد انجام نمی‌شود.`,
    en: `This change cannot be made with more than ${most} records.`,
  }),
});
