import { megabytes } from '../problems/megabytes.ts';
import { defineProblem } from '../problems/problem.ts';

export const fileTooLarge = defineProblem<{ mostBytes: number }>({
  slug: 'file-too-large',
  status: 413,
  title: { fa: 'پرونده بزرگ‌تر از اندازهٔ مجاز است', en: 'The file is too large' },
  detail: ({ mostBytes }) => ({
    fa: `هر پرونده تا ${megabytes(mostBytes).fa} مگابایت پذیرفته می‌شود؛ چیزی ذخیره نشد.`,
    en: `A file may have up to ${megabytes(mostBytes).en} MB; nothing was saved.`,
  }),
});

export const fileQuotaReached = defineProblem<{ quotaBytes: number }>({
  slug: 'file-quota-reached',
  status: 413,
  title: { fa: 'جای پرونده‌ها پر است', en: 'There is no room for more files' },
  detail: ({ quotaBytes }) => ({
    fa: `سهم این فضای کار ${megabytes(quotaBytes).fa} مگابایت است؛ پرونده‌های بی‌نیاز را پاک کنید یا از مدیر سرور سهم بیشتری بخواهید.`,
    en: `This workspace has ${megabytes(quotaBytes).en} MB; remove files that are not needed, or ask for more.`,
  }),
});

export const fileGone = defineProblem({
  slug: 'file-gone',
  status: 404,
  title: { fa: 'محتوای این پرونده پیدا نشد', en: 'The content of this file is not there' },
  detail: () => ({
    fa: 'مشخصات پرونده هست، اما محتوایش در انبار پرونده‌ها نیست. مدیر سرور می‌تواند آن را از رونوشت پشتیبان بازگرداند.',
    en: 'The file is known, but its content is not in the store. The server’s administrator can restore it from a backup.',
  }),
});

export const diskFull = defineProblem({
  slug: 'disk-full',
  status: 507,
  title: { fa: 'دیسک سرور پر است', en: 'The server’s disk is full' },
  detail: () => ({
    fa: 'چیزی نیمه‌کاره ذخیره نشد و چیزی هم آسیب ندید. به مدیر سرور بگویید جا باز کند، سپس دوباره بکوشید.',
    en: 'Nothing was saved by halves, and nothing was harmed. Have the server’s administrator make room, then try again.',
  }),
});

export const uploadBroken = defineProblem({
  slug: 'upload-broken',
  status: 400,
  title: { fa: 'بارگذاری نیمه‌کاره ماند', en: 'The upload broke off' },
  detail: () => ({
    fa: 'پرونده کامل نرسید و ذخیره نشد؛ دوباره بفرستید.',
    en: 'The file did not arrive whole and was not saved; send it again.',
  }),
});
