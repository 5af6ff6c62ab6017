import { z } from 'zod';
import { formatDate, formatTime } from '#persian/jalali/format.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';

const parameters = z.object({
  customer: z.string(),
  seller: z.string(),
  sellerPhone: z.string(),
  firm: z.string(),
  at: z.string(),
  timeZone: z.string(),
  /** Where, or the link. */
  place: z.string(),
  route: z.string(),
  calendar: z.string(),
});
type Parameters = z.infer<typeof parameters>;

/** Confirms day, hour, place and way of a meeting; the mail carries it as a calendar file. */
export const meetingInvitation = defineMessage<Parameters>({
  name: 'meeting-invitation',
  label: { fa: 'دعوت به جلسه', en: 'Meeting invitation' },
  sensitive: false,
  parameters,
  places: [
    { label: { fa: 'مشتری', en: 'customer' }, value: ({ customer }) => customer },
    {
      label: { fa: 'روز', en: 'day' },
      value: ({ at, timeZone }, locale) => formatDate(wallTime(at, timeZone).date, { style: 'full', locale }),
      required: ['mail', 'sms'],
    },
    {
      label: { fa: 'ساعت', en: 'time' },
      value: ({ at, timeZone }, locale) => formatTime(at, { locale, timeZone }),
      required: ['mail', 'sms'],
    },
    { label: { fa: 'جا', en: 'place' }, value: ({ place }) => place },
    { label: { fa: 'راه رسیدن', en: 'way' }, value: ({ route }) => route },
    { label: { fa: 'فروشنده', en: 'seller' }, value: ({ seller }) => seller },
    { label: { fa: 'شمارهٔ فروشنده', en: 'seller’s number' }, value: ({ sellerPhone }) => sellerPhone },
    { label: { fa: 'شرکت', en: 'company' }, value: ({ firm }) => firm },
  ],
  mail: {
    subject: {
      fa: 'قرار ما با {شرکت}: {روز}، ساعت {ساعت}',
      en: 'Our meeting with {company}: {day}, {time}',
    },
    body: {
      fa: '{مشتری} گرامی\n\nاز گفت‌وگوی امروز سپاسگزارم. قرار ما:\n\nروز: {روز}\nساعت: {ساعت}\nجا: {جا}\nراه رسیدن: {راه رسیدن}\nشمارهٔ من: {شمارهٔ فروشنده}\n\nپروندهٔ تقویم پیوست است؛ با یک لمس در تقویم شما می‌نشیند.\n\n{فروشنده}\n{شرکت}',
      en: 'Dear {customer}\n\nThank you for our talk today. We meet on\n\nDay: {day}\nTime: {time}\nPlace: {place}\nHow to get there: {way}\nMy number: {seller’s number}\n\nThe attached file puts it into your calendar.\n\n{seller}\n{company}',
    },
    calendar: ({ calendar }) => calendar,
  },
  sms: {
    fa: '{مشتری} گرامی، قرار ما: {روز} ساعت {ساعت}، {جا}.\n{فروشنده}، {شرکت} {شمارهٔ فروشنده}',
    en: 'Dear {customer}, we meet on {day} at {time}, {place}.\n{seller}, {company} {seller’s number}',
  },
  writable: {
    hint: {
      fa: 'به مشتری، وقتی در تماس با او قرار جلسه گذاشته می‌شود؛ رایانامه پروندهٔ تقویم را هم می‌برد',
      en: 'To a customer with whom a meeting was agreed on the phone; the mail carries a calendar file',
    },
    example: (locale) => ({
      customer: locale === 'fa' ? 'خانم محمدی' : 'Ms Mohammadi',
      seller: locale === 'fa' ? 'سارا احمدی' : 'Sara Ahmadi',
      sellerPhone: '09121234567',
      firm: locale === 'fa' ? 'شرکت نمونه' : 'Sample company',
      at: '2026-12-06T07:00:00.000Z',
      timeZone: 'Asia/Tehran',
      place: locale === 'fa' ? 'تهران، خیابان ولیعصر، پلاک ۱۲' : '12 Valiasr Street, Tehran',
      route: locale === 'fa' ? 'روبه‌روی ایستگاه مترو' : 'Opposite the metro station',
      calendar: '',
    }),
  },
});
