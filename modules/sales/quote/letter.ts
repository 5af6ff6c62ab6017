import { z } from 'zod';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';
import { formatDate } from '#persian/jalali/format.ts';

const fa = (day: string): string => formatDate(day, { locale: 'fa' });
const en = (day: string): string => formatDate(day, { locale: 'en' });

/** Brings a customer the link to his quote. Who holds the link may answer, so it is sealed until it has left. */
export const quoteLetter = defineMessage({
  name: 'quote',
  label: { fa: 'پیش‌فاکتور', en: 'Quote' },
  sensitive: true,
  parameters: z.object({
    firm: z.string(),
    buyer: z.string(),
    number: z.string(),
    validUntil: z.string(),
    link: z.url({ protocol: /^https?$/ }),
  }),
  mail: {
    subject: ({ firm, number }) => ({
      fa: `پیش‌فاکتور ${number} از ${firm}`,
      en: `Quote ${number} from ${firm}`,
    }),
    body: ({ firm, buyer, number, validUntil, link }) => ({
      fa: `${buyer}\nبا سلام\n\nپیش‌فاکتور شمارهٔ ${number} آماده است. برای دیدن، دریافت PDF و پاسخ دادن این پیوند را باز کنید:\n\n${link}\n\nتا ${fa(validUntil)} اعتبار دارد.\n\n${firm}`,
      en: `Dear ${buyer},\n\nyour quote ${number} is ready. Open this link to read it, to take it as a PDF, and to answer:\n\n${link}\n\nIt is valid until ${en(validUntil)}.\n\n${firm}`,
    }),
  },
  sms: ({ firm, number, validUntil, link }) => ({
    fa: `${firm}: پیش‌فاکتور ${number}، معتبر تا ${fa(validUntil)}\n${link}`,
    en: `${firm}: quote ${number}, valid until ${en(validUntil)}\n${link}`,
  }),
});
