import { z } from 'zod';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';
import { formatDate } from '#persian/jalali/format.ts';

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
  places: [
    { label: { fa: 'خریدار', en: 'buyer' }, value: ({ buyer }) => buyer },
    { label: { fa: 'شماره', en: 'number' }, value: ({ number }) => number },
    { label: { fa: 'پیوند', en: 'link' }, value: ({ link }) => link, required: ['mail', 'sms'] },
    {
      label: { fa: 'اعتبار', en: 'valid until' },
      value: ({ validUntil }, locale) => formatDate(validUntil, { locale }),
    },
    { label: { fa: 'شرکت', en: 'company' }, value: ({ firm }) => firm },
  ],
  mail: {
    subject: { fa: 'پیش‌فاکتور {شماره} از {شرکت}', en: 'Quote {number} from {company}' },
    body: {
      fa: '{خریدار}\nبا سلام\n\nپیش‌فاکتور شمارهٔ {شماره} آماده است. برای دیدن، دریافت PDF و پاسخ دادن این پیوند را باز کنید:\n\n{پیوند}\n\nتا {اعتبار} اعتبار دارد.\n\n{شرکت}',
      en: 'Dear {buyer},\n\nyour quote {number} is ready. Open this link to read it, to take it as a PDF, and to answer:\n\n{link}\n\nIt is valid until {valid until}.\n\n{company}',
    },
  },
  sms: {
    fa: '{شرکت}: پیش‌فاکتور {شماره}، معتبر تا {اعتبار}\n{پیوند}',
    en: '{company}: quote {number}, valid until {valid until}\n{link}',
  },
  writable: {
    hint: {
      fa: 'به مشتری، وقتی پیش‌فاکتوری برایش فرستاده می‌شود',
      en: 'To a customer to whom a quote is sent',
    },
    example: (locale) => ({
      firm: locale === 'fa' ? 'شرکت نمونه' : 'Sample company',
      buyer: locale === 'fa' ? 'گسترش صنعت آوند' : 'Avand Industries',
      number: '1405-0042',
      validUntil: '2026-12-20',
      link: 'https://crm.example.ir/q#Xk3vT9q',
    }),
  },
});
