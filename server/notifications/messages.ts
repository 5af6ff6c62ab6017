import { z } from 'zod';
import { formatNumber } from '#persian/digits.ts';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';
import { letterHtml, letterText, type Letter } from './letter.ts';

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

const letterOf = ({ lines, more, workspace, settings }: Parameters, locale: 'fa' | 'en'): Letter => ({
  locale,
  heading: null,
  workspace,
  sections: [{ title: null, lines, more }],
  settings,
});

const both = <T>(make: (locale: 'fa' | 'en') => T): { fa: T; en: T } => ({ fa: make('fa'), en: make('en') });

/** What somebody is told of, one thing or a few at once. */
export const notificationMessage = defineMessage({
  name: 'notification',
  label: { fa: 'اعلان', en: 'Notification' },
  sensitive: false,
  parameters,
  mail: {
    subject: ({ lines, more }) => {
      const count = lines.length + more;
      const [only] = lines;
      return count === 1 && only
        ? { fa: only.text, en: only.text }
        : { fa: `${formatNumber(count, 'fa')} اعلان تازه`, en: `${count} new notifications` };
    },
    body: (given) => both((locale) => letterText(letterOf(given, locale))),
    html: (given) => both((locale) => letterHtml(letterOf(given, locale))),
  },
  sms: ({ lines, more }) => {
    const [first] = lines;
    const others = lines.length + more - 1;
    const link = first?.link && others === 0 ? `\n${first.link}` : '';
    return {
      fa: `${first?.text ?? ''}${others > 0 ? ` و ${formatNumber(others, 'fa')} اعلان دیگر` : ''}${link}`,
      en: `${first?.text ?? ''}${others > 0 ? ` and ${others} more` : ''}${link}`,
    };
  },
});

const digestParameters = z.object({
  workspace: z.string(),
  heading: z.string(),
  sections: z.array(z.object({ title: z.string(), lines: z.array(line), more: z.int().min(0) })).min(1),
  settings: z.string().nullable(),
});

/** One mail in the morning: what is due, what is late, what others did. */
export const digestMessage = defineMessage({
  name: 'digest',
  label: { fa: 'چکیدهٔ روزانه', en: 'Daily digest' },
  sensitive: false,
  parameters: digestParameters,
  mail: {
    subject: ({ heading }) => ({ fa: `روز شما · ${heading}`, en: `Your day · ${heading}` }),
    body: (given) => both((locale) => letterText({ ...given, locale })),
    html: (given) => both((locale) => letterHtml({ ...given, locale })),
  },
});
