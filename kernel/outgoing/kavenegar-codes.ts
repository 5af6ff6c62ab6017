import type { Phrase } from '#persian/bilingual.ts';
import type { Fate } from './adapter.ts';

/** What a refusal of Kavenegar means; `again` says whether, and after how many seconds, trying again may help. */
export type KavenegarCode = { readonly phrase: Phrase; readonly again?: number };

const account = 'تنظیم پیامک را بررسی کنید.';

/** `return.status` of Kavenegar's REST API (https://kavenegar.com/rest.html). */
export const kavenegarCodes: Readonly<Record<number, KavenegarCode>> = {
  400: { phrase: { fa: 'کاوه‌نگار درخواست را ناقص دانست.', en: 'Kavenegar found the request incomplete.' } },
  401: { phrase: { fa: 'حساب کاوه‌نگار غیرفعال است.', en: 'The Kavenegar account is disabled.' } },
  402: {
    phrase: { fa: 'کاوه‌نگار نتوانست این بار انجام دهد.', en: 'Kavenegar could not do it this time.' },
    again: 60,
  },
  403: {
    phrase: {
      fa: `کلید API کاوه‌نگار پذیرفته نشد؛ ${account}`,
      en: 'The API key was not accepted by Kavenegar; check the SMS settings.',
    },
  },
  404: {
    phrase: {
      fa: 'کاوه‌نگار چنین روشی نمی‌شناسد؛ نشانی سرویس را بررسی کنید.',
      en: 'Kavenegar knows no such method; check the service’s address.',
    },
  },
  405: {
    phrase: { fa: 'کاوه‌نگار شیوهٔ درخواست را نپذیرفت.', en: 'Kavenegar did not accept the way of asking.' },
  },
  406: { phrase: { fa: 'کاوه‌نگار مقداری لازم را کم دید.', en: 'Kavenegar misses a required value.' } },
  407: {
    phrase: {
      fa: 'حساب کاوه‌نگار به این کار دسترسی ندارد؛ شاید نشانی IP این سرور باید در آن ثبت شود.',
      en: 'The Kavenegar account may not do this; perhaps this server’s IP address must be registered there.',
    },
  },
  409: {
    phrase: { fa: 'سرور کاوه‌نگار اکنون پاسخ نمی‌دهد.', en: 'Kavenegar’s server does not answer now.' },
    again: 30,
  },
  411: { phrase: { fa: 'شمارهٔ گیرنده پذیرفته نشد.', en: 'The recipient’s number was not accepted.' } },
  412: {
    phrase: {
      fa: `خط فرستنده پذیرفته نشد؛ ${account}`,
      en: 'The sender’s line was not accepted; check the SMS settings.',
    },
  },
  413: {
    phrase: {
      fa: 'متن پیامک خالی است یا بلندتر از اندازهٔ مجاز.',
      en: 'The text is empty or longer than allowed.',
    },
  },
  414: { phrase: { fa: 'شمار گیرندگان بیش از ۲۰۰ است.', en: 'There are more than 200 recipients.' } },
  415: {
    phrase: {
      fa: 'شمارهٔ آغاز فهرست از همهٔ آن بزرگ‌تر است.',
      en: 'The start index is beyond the end of the list.',
    },
  },
  416: {
    phrase: {
      fa: 'نشانی IP این سرور با تنظیم حساب کاوه‌نگار نمی‌خواند.',
      en: 'This server’s IP address is not the one of the Kavenegar account.',
    },
  },
  417: { phrase: { fa: 'زمان فرستادن درست نیست.', en: 'The time of sending is not valid.' } },
  418: {
    phrase: {
      fa: 'اعتبار حساب کاوه‌نگار بس نیست؛ پس از افزایش اعتبار دوباره بفرستید.',
      en: 'The credit of the Kavenegar account is not enough; add credit, then send again.',
    },
  },
  422: {
    phrase: {
      fa: 'متن نویسه‌ای دارد که فرستادنی نیست.',
      en: 'The text holds a character that cannot be sent.',
    },
  },
  424: {
    phrase: { fa: 'الگوی پیامک در کاوه‌نگار پیدا نشد.', en: 'The template was not found at Kavenegar.' },
  },
  426: {
    phrase: {
      fa: 'این کار سرویس پیشرفتهٔ کاوه‌نگار را می‌خواهد.',
      en: 'This needs Kavenegar’s advanced service.',
    },
  },
  427: { phrase: { fa: 'خط فرستنده باید ارتقا یابد.', en: 'The sender’s line must be upgraded.' } },
  428: { phrase: { fa: 'کد را نمی‌شود با تماس صوتی خواند.', en: 'The code cannot be spoken in a call.' } },
  429: {
    phrase: {
      fa: 'نشانی IP این سرور در کاوه‌نگار بسته است.',
      en: 'This server’s IP address is barred at Kavenegar.',
    },
  },
  431: { phrase: { fa: 'ساختار کد پذیرفته نشد.', en: 'The shape of the code was not accepted.' } },
  432: { phrase: { fa: 'الگوی پیامک جای کد را ندارد.', en: 'The template has no place for the code.' } },
  451: {
    phrase: {
      fa: 'به این شماره در زمان کوتاه پیامک زیادی خواسته شد.',
      en: 'Too many messages to this number were asked for in a short time.',
    },
    again: 300,
  },
  501: {
    phrase: {
      fa: 'حساب کاوه‌نگار آزمایشی است و فقط به شمارهٔ صاحب حساب می‌فرستد.',
      en: 'The Kavenegar account is on trial and sends only to its owner’s number.',
    },
  },
};

/** A delivery state of Kavenegar as ours. 2, scheduled, and 4 and 5, with the operator, are on their way. */
export function fateOf(status: number): Fate {
  if (status === 1 || status === 2 || status === 4 || status === 5) return { state: 'sent' };
  if (status === 10) return { state: 'delivered' };
  return fates[status] ?? { state: 'unknown' };
}

const fates: Readonly<Record<number, Fate>> = {
  6: {
    state: 'failed',
    code: 'status-6',
    phrase: { fa: 'اپراتور پیامک را نفرستاد.', en: 'The operator did not send it.' },
  },
  11: {
    state: 'failed',
    code: 'status-11',
    phrase: {
      fa: 'به گوشی گیرنده نرسید؛ شاید خاموش یا بیرون از پوشش است.',
      en: 'It did not reach the phone; perhaps that is off or out of range.',
    },
  },
  13: {
    state: 'cancelled',
    code: 'status-13',
    phrase: { fa: 'فرستادن لغو شد و هزینه‌اش برگشت.', en: 'It was cancelled and its cost returned.' },
  },
  14: {
    state: 'failed',
    code: 'status-14',
    phrase: {
      fa: 'گیرنده پیامک تبلیغاتی را بسته است.',
      en: 'The recipient has blocked advertising messages.',
    },
  },
};
