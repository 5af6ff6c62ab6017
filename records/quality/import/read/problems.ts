import type { Phrase } from '#persian/bilingual.ts';
import { defineProblem } from '#kernel/problems/problem.ts';

export const unreadableSheet = defineProblem({
  slug: 'import-unreadable-sheet',
  status: 422,
  title: { fa: 'پروندهٔ اکسل خوانده نشد', en: 'The workbook could not be read' },
  detail: () => ({
    fa: 'شاید ناقص فرستاده شده یا خراب است. آن را در اکسل باز کنید، دوباره ذخیره کنید و بفرستید، یا با CSV UTF-8 بیاورید.',
    en: 'It may be cut short or damaged. Open it in Excel, save it again and send that, or bring it as CSV UTF-8.',
  }),
});

export const lockedSheet = defineProblem({
  slug: 'import-locked-sheet',
  status: 422,
  title: { fa: 'پروندهٔ اکسل رمز دارد', en: 'The workbook has a password' },
  detail: () => ({
    fa: 'رمز آن را بردارید و دوباره بفرستید.',
    en: 'Take the password off and send it again.',
  }),
});

export const largeSheet = defineProblem({
  slug: 'import-large-sheet',
  status: 413,
  title: { fa: 'پروندهٔ اکسل بزرگ است', en: 'The workbook is large' },
  detail: () => ({
    fa: 'اکسل تا ۶۰ مگابایت خوانده می‌شود؛ بزرگ‌تر از آن را با CSV UTF-8 بیاورید، که اندازه ندارد.',
    en: 'Workbooks of up to 60 MB are read; bring a larger one as CSV UTF-8, which knows no limit.',
  }),
});

export const otherFormat = defineProblem<{ what: Phrase }>({
  slug: 'import-other-format',
  status: 422,
  title: { fa: 'این قالب خوانده نمی‌شود', en: 'This format is not read' },
  detail: ({ what }) => ({
    fa: `این پرونده ${what.fa} است. آن را در اکسل باز کنید، با «ذخیره با نام» (Save As) به قالب xlsx یا CSV UTF-8 درآورید و همان را بفرستید.`,
    en: `The file is ${what.en}. Open it in Excel, save it by “Save As” as xlsx or CSV UTF-8, and send that.`,
  }),
});
