import { z } from 'zod';
import type { Locale } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { defineMessage } from './message-kind.ts';
import type { MessagePlace } from './message-text.ts';

const link = z.url({ protocol: /^https?$/ });

const linkPlace: MessagePlace<{ readonly link: string }> = {
  label: { fa: 'پیوند', en: 'link' },
  value: ({ link }) => link,
  required: ['mail', 'sms'],
};
const workspacePlace: MessagePlace<{ readonly workspace: string }> = {
  label: { fa: 'فضای کار', en: 'workspace' },
  value: ({ workspace }) => workspace,
};
const minutesPlace: MessagePlace<{ readonly minutes: number }> = {
  label: { fa: 'دقیقه', en: 'minutes' },
  value: ({ minutes }, locale) => formatNumber(minutes, locale),
};

const exampleLink = 'https://crm.example.ir/join#Xk3vT9q';
const firm = { fa: 'شرکت نمونه', en: 'Sample company' };
const somebody = { fa: 'سارا احمدی', en: 'Sara Ahmadi' };

/** Asks somebody into a workspace. */
export const invitation = defineMessage({
  name: 'invitation',
  label: { fa: 'دعوت', en: 'Invitation' },
  sensitive: true,
  parameters: z.object({ workspace: z.string(), inviter: z.string(), link, days: z.int().positive() }),
  places: [
    { label: { fa: 'دعوت‌کننده', en: 'inviter' }, value: ({ inviter }) => inviter },
    workspacePlace,
    linkPlace,
    { label: { fa: 'روز', en: 'days' }, value: ({ days }, locale) => formatNumber(days, locale) },
  ],
  mail: {
    subject: { fa: 'دعوت به «{فضای کار}»', en: 'Invitation to {workspace}' },
    body: {
      fa: 'سلام\n\n{دعوت‌کننده} شما را به فضای کار «{فضای کار}» دعوت کرده است. برای پیوستن این پیوند را باز کنید:\n\n{پیوند}\n\nاین پیوند تا {روز} روز کار می‌کند. اگر چنین دعوتی را انتظار نداشتید، آن را نادیده بگیرید.',
      en: 'Hello\n\n{inviter} has invited you to the workspace {workspace}. Open this link to join:\n\n{link}\n\nThe link works for {days} days. If you did not expect an invitation, ignore it.',
    },
  },
  sms: {
    fa: '{دعوت‌کننده} شما را به «{فضای کار}» دعوت کرده است:\n{پیوند}',
    en: '{inviter} has invited you to {workspace}:\n{link}',
  },
  writable: {
    hint: {
      fa: 'به کسی که به فضای کار دعوت می‌شود',
      en: 'To somebody who is invited into the workspace',
    },
    example: (locale: Locale) => ({
      workspace: firm[locale],
      inviter: somebody[locale],
      link: exampleLink,
      days: 7,
    }),
  },
});

/** Lets somebody choose a new password. */
export const passwordReset = defineMessage({
  name: 'password-reset',
  label: { fa: 'گذرواژهٔ تازه', en: 'New password' },
  sensitive: true,
  parameters: z.object({ link, minutes: z.int().positive() }),
  places: [linkPlace, minutesPlace],
  mail: {
    subject: { fa: 'گذرواژهٔ تازه', en: 'A new password' },
    body: {
      fa: 'سلام\n\nبرای انتخاب گذرواژهٔ تازه این پیوند را باز کنید:\n\n{پیوند}\n\nاین پیوند تا {دقیقه} دقیقه و فقط یک بار کار می‌کند. اگر شما نخواسته بودید، آن را نادیده بگیرید؛ گذرواژهٔ شما همان است که بود.',
      en: 'Hello\n\nOpen this link to choose a new password:\n\n{link}\n\nThe link works once, for {minutes} minutes. If you did not ask for it, ignore it: your password is unchanged.',
    },
  },
  sms: { fa: 'پیوند گذرواژهٔ تازه:\n{پیوند}', en: 'Choose a new password:\n{link}' },
  writable: {
    hint: {
      fa: 'به همکاری که گذرواژه‌اش را فراموش کرده و تنها در همین فضای کار است',
      en: 'To a member of this workspace alone who forgot the password',
    },
    example: () => ({ link: exampleLink, minutes: 60 }),
  },
});

/** A code that proves that somebody holds this phone or reads this address. */
export const oneTimeCode = defineMessage({
  name: 'one-time-code',
  label: { fa: 'کد ورود', en: 'Sign-in code' },
  sensitive: true,
  parameters: z.object({ code: z.string().regex(/^\d{4,8}$/), minutes: z.int().positive() }),
  places: [{ label: { fa: 'کد', en: 'code' }, value: ({ code }) => code }, minutesPlace],
  mail: {
    subject: { fa: 'کد ورود', en: 'Your sign-in code' },
    body: {
      fa: 'کد ورود شما: {کد}\n\nتا {دقیقه} دقیقه کار می‌کند. آن را به هیچ‌کس نگویید.',
      en: 'Your sign-in code: {code}\n\nIt works for {minutes} minutes. Tell it to nobody.',
    },
  },
  sms: {
    fa: 'کد ورود: {کد}\nآن را به هیچ‌کس نگویید.',
    en: 'Sign-in code: {code}\nTell it to nobody.',
  },
});

/** Shows an administrator that a channel works. */
export const channelTrial = defineMessage({
  name: 'channel-trial',
  label: { fa: 'پیام آزمایشی', en: 'Trial message' },
  sensitive: false,
  parameters: z.object({ workspace: z.string() }),
  places: [workspacePlace],
  mail: {
    subject: { fa: 'آزمایش رایانامهٔ «{فضای کار}»', en: 'Trial mail of {workspace}' },
    body: { fa: 'رایانامهٔ پیوند درست کار می‌کند.', en: 'Peyvand’s mail works.' },
  },
  sms: { fa: 'پیامک «{فضای کار}» درست کار می‌کند.', en: 'SMS of {workspace} works.' },
});
