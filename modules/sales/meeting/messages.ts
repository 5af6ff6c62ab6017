import { z } from 'zod';
import { formatDate, formatTime } from '#persian/jalali/format.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';
import type { Locale } from '#persian/bilingual.ts';

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

const dayOf = ({ at, timeZone }: Parameters, locale: Locale): string =>
  formatDate(wallTime(at, timeZone).date, { style: 'full', locale });
const hourOf = ({ at, timeZone }: Parameters, locale: Locale): string => formatTime(at, { locale, timeZone });
const phoneLine = (phone: string, fa: boolean): string =>
  phone === '' ? '' : fa ? `\nشمارهٔ من: ${phone}` : `\nMy number: ${phone}`;

/** Confirms day, hour, place and way of a meeting; the mail carries it as a calendar file. */
export const meetingInvitation = defineMessage<Parameters>({
  name: 'meeting-invitation',
  label: { fa: 'دعوت به جلسه', en: 'Meeting invitation' },
  sensitive: false,
  parameters,
  mail: {
    subject: (told) => ({
      fa: `قرار ما با ${told.firm}: ${dayOf(told, 'fa')}، ساعت ${hourOf(told, 'fa')}`,
      en: `Our meeting with ${told.firm}: ${dayOf(told, 'en')}, ${hourOf(told, 'en')}`,
    }),
    body: (told) => ({
      fa: `${told.customer} گرامی\n\nاز گفت‌وگوی امروز سپاسگزارم. قرار ما:\n\nروز: ${dayOf(told, 'fa')}\nساعت: ${hourOf(told, 'fa')}\nجا: ${told.place}${told.route === '' ? '' : `\nراه رسیدن: ${told.route}`}${phoneLine(told.sellerPhone, true)}\n\nپروندهٔ تقویم پیوست است؛ با یک لمس در تقویم شما می‌نشیند.\n\n${told.seller}\n${told.firm}`,
      en: `Dear ${told.customer}\n\nThank you for our talk today. We meet on\n\nDay: ${dayOf(told, 'en')}\nTime: ${hourOf(told, 'en')}\nPlace: ${told.place}${told.route === '' ? '' : `\nHow to get there: ${told.route}`}${phoneLine(told.sellerPhone, false)}\n\nThe attached file puts it into your calendar.\n\n${told.seller}\n${told.firm}`,
    }),
    calendar: ({ calendar }) => calendar,
  },
  sms: (told) => ({
    fa: `${told.customer} گرامی، قرار ما: ${dayOf(told, 'fa')} ساعت ${hourOf(told, 'fa')}، ${told.place}.\n${told.seller}، ${told.firm} ${told.sellerPhone}`.trim(),
    en: `Dear ${told.customer}, we meet on ${dayOf(told, 'en')} at ${hourOf(told, 'en')}, ${told.place}.\n${told.seller}, ${told.firm} ${told.sellerPhone}`.trim(),
  }),
});
