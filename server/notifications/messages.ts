import { z } from 'zod';
import { formatNumber } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';
import type { MessagePlace } from '#kernel/outgoing/message-text.ts';
import type { Locale } from '#persian/bilingual.ts';
import { letterHtml, letterText, sectionsText, type Letter } from './letter.ts';

const line = z.object({
  text: z.string(),
  isName: z.boolean(),
  link: z.string().nullable(),
  aside: z.string().nullable(),
});
const parameters = z.object({
  workspace: z.string(),
  lines: z.array(line).min(1),
  /** How many more there are than the lines tell. */
  more: z.int().min(0),
  settings: z.string().nullable(),
});
type Parameters = z.output<typeof parameters>;

const sectionsOf = ({ lines, more }: Parameters): Letter['sections'] => [{ title: null, lines, more }];

const workspacePlace: MessagePlace<{ readonly workspace: string }> = {
  label: { fa: 'فضای کار', en: 'workspace' },
  value: ({ workspace }) => workspace,
};

/** The only one there is, or how many. */
const headline = ({ lines, more }: Parameters, locale: Locale): string => {
  const count = lines.length + more;
  if (count === 1) return lines[0]?.text ?? '';
  return locale === 'fa' ? `${formatNumber(count, 'fa')} اعلان تازه` : `${count} new notifications`;
};

/** The first, and how many beside it. */
const summary = ({ lines, more }: Parameters, locale: Locale): string => {
  const others = lines.length + more - 1;
  const rest =
    others === 0
      ? ''
      : locale === 'fa'
        ? ` و ${formatNumber(others, 'fa')} اعلان دیگر`
        : ` and ${others} more`;
  return `${lines[0]?.text ?? ''}${rest}`;
};

const listOfNews: MessagePlace<Parameters> = {
  label: { fa: 'اعلان‌ها', en: 'notifications' },
  value: (given, locale) => sectionsText(sectionsOf(given), locale),
  required: ['mail'],
};

const exampleLine = (locale: Locale) => ({
  text:
    locale === 'fa'
      ? 'سارا احمدی معاملهٔ «فروش سامانهٔ انبار» را به شما سپرد'
      : 'Sara Ahmadi gave you the deal “Warehouse system”',
  isName: false,
  link: 'https://crm.example.ir/r/deal/0192',
  aside: null,
});

/** What somebody is told of, one thing or a few at once. */
export const notificationMessage = defineMessage({
  name: 'notification',
  label: { fa: 'اعلان', en: 'Notification' },
  sensitive: false,
  parameters,
  places: [
    { label: { fa: 'عنوان', en: 'headline' }, value: headline },
    listOfNews,
    { label: { fa: 'خلاصه', en: 'summary' }, value: summary, required: ['sms'] },
    {
      label: { fa: 'پیوند', en: 'link' },
      value: ({ lines, more }) => (lines.length + more === 1 ? (lines[0]?.link ?? '') : ''),
    },
    workspacePlace,
  ],
  mail: {
    subject: { fa: '{عنوان}', en: '{headline}' },
    body: { fa: 'سلام\n\n{اعلان‌ها}', en: 'Hello\n\n{notifications}' },
    list: {
      at: listOfNews,
      letter: (given, locale, around) =>
        letterOf({ ...given, ...around, locale, heading: null, sections: sectionsOf(given) }),
    },
  },
  sms: { fa: '{خلاصه}\n{پیوند}', en: '{summary}\n{link}' },
  writable: {
    hint: {
      fa: 'به همکاران: یادآور، کار عقب‌افتاده، سپردن، نام بردن و هر اعلان دیگری که از راه رایانامه یا پیامک خواسته‌اند',
      en: 'To members: reminders, overdue tasks, assignments, mentions and whatever else they want by mail or SMS',
    },
    example: (locale) => ({
      workspace: locale === 'fa' ? 'شرکت نمونه' : 'Sample company',
      lines: [exampleLine(locale)],
      more: 0,
      settings: 'https://crm.example.ir/settings/notifications',
    }),
  },
});

const digestParameters = z.object({
  workspace: z.string(),
  heading: z.string(),
  sections: z.array(z.object({ title: z.string(), lines: z.array(line), more: z.int().min(0) })).min(1),
  settings: z.string().nullable(),
});

const listOfTheDay: MessagePlace<z.output<typeof digestParameters>> = {
  label: { fa: 'برنامه', en: 'agenda' },
  value: ({ sections }, locale) => sectionsText(sections, locale),
  required: ['mail'],
};

/** One mail in the morning: what is due, what is late, what others did. */
export const digestMessage = defineMessage({
  name: 'digest',
  label: { fa: 'چکیدهٔ روزانه', en: 'Daily digest' },
  sensitive: false,
  parameters: digestParameters,
  places: [
    { label: { fa: 'تاریخ', en: 'date' }, value: ({ heading }) => heading },
    listOfTheDay,
    workspacePlace,
  ],
  mail: {
    subject: { fa: 'روز شما · {تاریخ}', en: 'Your day · {date}' },
    body: { fa: '{برنامه}', en: '{agenda}' },
    list: {
      at: listOfTheDay,
      letter: (given, locale, around) => letterOf({ ...given, ...around, locale }),
    },
  },
  writable: {
    hint: {
      fa: 'به همکاران، هر صبح کاری: کارهای امروز، عقب‌افتاده‌ها و خبرهای نخوانده',
      en: 'To members each working morning: what is due, what is late, what is unread',
    },
    example: (locale) => ({
      workspace: locale === 'fa' ? 'شرکت نمونه' : 'Sample company',
      heading: formatDate('2026-12-05', { locale, style: 'full' }),
      sections: [
        {
          title: locale === 'fa' ? 'کارهای امروز' : 'Due today',
          lines: [
            {
              text: locale === 'fa' ? 'پیگیری پیش‌فاکتور گسترش صنعت آوند' : 'Follow up on Avand’s quote',
              isName: true,
              link: null,
              aside: locale === 'fa' ? '۱۰:۳۰' : '10:30',
            },
          ],
          more: 3,
        },
      ],
      settings: 'https://crm.example.ir/settings/notifications',
    }),
  },
});

const letterOf = (letter: Letter) => ({ body: letterText(letter), html: letterHtml(letter) });
