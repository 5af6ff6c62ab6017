import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

export const unknownObject = defineProblem<{ name: string }>({
  slug: 'unknown-object',
  status: 404,
  title: { fa: 'چنین چیزی تعریف نشده است', en: 'No such object' },
  detail: ({ name }) => ({
    fa: `«${name}» در این فضای کار نیست یا شما آن را نمی‌بینید.`,
    en: `“${name}” is not defined in this workspace, or you may not see it.`,
  }),
});

export const unknownField = defineProblem<{ object: Phrase; name: string }>({
  slug: 'unknown-field',
  status: 422,
  title: { fa: 'چنین فیلدی نیست', en: 'No such field' },
  detail: ({ object, name }) => ({
    fa: `«${object.fa}» فیلد «${name}» ندارد یا شما آن را نمی‌بینید.`,
    en: `${object.en} has no field “${name}”, or you may not see it.`,
  }),
});

export const recordNotFound = defineProblem<{ object: Phrase }>({
  slug: 'record-not-found',
  status: 404,
  title: { fa: 'رکورد پیدا نشد', en: 'Record not found' },
  detail: ({ object }) => ({
    fa: `این «${object.fa}» نیست، حذف شده است، یا شما آن را نمی‌بینید.`,
    en: `This ${object.en.toLowerCase()} does not exist, was deleted, or you may not see it.`,
  }),
});

export const mergedAway = defineProblem<{ object: Phrase; winner: string }>({
  slug: 'merged-away',
  status: 409,
  title: { fa: 'در رکورد دیگری ادغام شده است', en: 'It was merged into another record' },
  detail: ({ object, winner }) => ({
    fa: `این «${object.fa}» در «${winner}» ادغام شده است. کار را همان‌جا ادامه دهید، یا ادغام را در تاریخچهٔ آن واگردانید.`,
    en: `This ${object.en.toLowerCase()} was merged into “${winner}”. Go on there, or undo the merge from its history.`,
  }),
});

export const badFilter = defineProblem<{ reason: Phrase }>({
  slug: 'bad-filter',
  status: 422,
  title: { fa: 'پالایه درست نیست', en: 'The filter is not valid' },
  detail: ({ reason }) => reason,
});

export const tooManyToSort = defineProblem<{ field: Phrase; rows: number }>({
  slug: 'too-many-to-sort',
  status: 422,
  title: { fa: 'برای این ترتیب ردیف‌ها زیادند', en: 'Too many rows for this order' },
  detail: ({ field, rows }) => ({
    fa: `این فهرست نزدیک به ${formatNumber(rows, 'fa')} ردیف دارد و مرتب‌کردن آن بر پایهٔ «${field.fa}» همه را معطل می‌کند. نخست پالایه‌ای بگذارید، یا بر پایهٔ نام، تاریخ یا مسئول مرتب کنید.`,
    en: `This list has about ${formatNumber(rows, 'en')} rows; to sort them by “${field.en}” would keep everybody waiting. Filter it first, or sort it by name, date or owner.`,
  }),
});

export const badCursor = defineProblem({
  slug: 'bad-cursor',
  status: 422,
  title: { fa: 'نشان صفحه درست نیست', en: 'The page cursor is not valid' },
  detail: () => ({
    fa: 'این نشان از فهرست دیگری است. از صفحهٔ اول آغاز کنید.',
    en: 'This cursor belongs to another list. Start from the first page.',
  }),
});

export const staleVersion = defineProblem<{ object: Phrase }>({
  slug: 'stale-version',
  status: 409,
  title: { fa: 'کس دیگری هم‌زمان تغییرش داده است', en: 'Somebody else changed it meanwhile' },
  detail: ({ object }) => ({
    fa: `این «${object.fa}» پس از آنکه آن را باز کردید تغییر کرده است. چیزی ذخیره نشد؛ نسخه‌ها را ببینید و انتخاب کنید.`,
    en: `This ${object.en.toLowerCase()} changed after you opened it. Nothing was saved; compare the versions and choose.`,
  }),
});

export const notUnique = defineProblem<{ field: Phrase }>({
  slug: 'not-unique',
  status: 409,
  title: { fa: 'این مقدار پیش‌تر ثبت شده است', en: 'This value is already taken' },
  detail: ({ field }) => ({
    fa: `رکورد دیگری همین «${field.fa}» را دارد.`,
    en: `Another record has the same “${field.en}”.`,
  }),
});

export const stillLinked = defineProblem<{ object: Phrase }>({
  slug: 'still-linked',
  status: 409,
  title: { fa: 'هنوز به آن پیوند هست', en: 'It is still linked' },
  detail: ({ object }) => ({
    fa: `رکوردهای دیگری به این «${object.fa}» پیوند دارند. نخست آن‌ها را جابه‌جا کنید.`,
    en: `Other records still point to this ${object.en.toLowerCase()}. Move them first.`,
  }),
});

export const badLink = defineProblem<{ field: Phrase }>({
  slug: 'bad-link',
  status: 422,
  title: { fa: 'پیوند به چیزی که نیست', en: 'A link to nothing' },
  detail: ({ field }) => ({
    fa: `رکوردی که «${field.fa}» به آن اشاره می‌کند نیست یا شما آن را نمی‌بینید.`,
    en: `The record that “${field.en}” points to does not exist, or you may not see it.`,
  }),
});

export const circle = defineProblem<{ field: Phrase }>({
  slug: 'circle',
  status: 422,
  title: { fa: 'زنجیره به خودش می‌رسد', en: 'The chain leads back to itself' },
  detail: ({ field }) => ({
    fa: `با این «${field.fa}» رکوردی زیرمجموعهٔ خودش می‌شود. چیزی ذخیره نشد.`,
    en: `With this “${field.en}” a record would stand below itself. Nothing was saved.`,
  }),
});

export const tooManyLinks = defineProblem<{ most: number }>({
  slug: 'too-many-links',
  status: 422,
  title: { fa: 'رکوردها بیش از اندازه است', en: 'Too many records' },
  detail: ({ most }) => ({
    fa: `بیش از ${formatNumber(most, 'fa')} رکورد یک‌جا جابه‌جا نمی‌شود. نخست بخشی را از فهرست تغییر دهید.`,
    en: `More than ${most} records are not moved at once. Change some of them from their list first.`,
  }),
});
