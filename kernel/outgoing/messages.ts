import { z } from 'zod';
import { defineMessage } from './message-kind.ts';

const link = z.url({ protocol: /^https?$/ });

/** Asks somebody into a workspace. */
export const invitation = defineMessage({
  name: 'invitation',
  label: { fa: 'دعوت', en: 'Invitation' },
  sensitive: true,
  parameters: z.object({ workspace: z.string(), inviter: z.string(), link, days: z.int().positive() }),
  mail: {
    subject: ({ workspace }) => ({ fa: `دعوت به «${workspace}»`, en: `Invitation to ${workspace}` }),
    body: ({ workspace, inviter, link, days }) => ({
      fa: `سلام\n\n${inviter} شما را به فضای کار «${workspace}» دعوت کرده است. برای پیوستن این پیوند را باز کنید:\n\n${link}\n\nاین پیوند تا ${days.toLocaleString('fa-IR')} روز کار می‌کند. اگر چنین دعوتی را انتظار نداشتید، آن را نادیده بگیرید.`,
      en: `Hello\n\n${inviter} has invited you to the workspace ${workspace}. Open this link to join:\n\n${link}\n\nThe link works for ${days} days. If you did not expect an invitation, ignore it.`,
    }),
  },
  sms: ({ workspace, inviter, link }) => ({
    fa: `${inviter} شما را به «${workspace}» دعوت کرده است:\n${link}`,
    en: `${inviter} has invited you to ${workspace}:\n${link}`,
  }),
});

/** Lets somebody choose a new password. */
export const passwordReset = defineMessage({
  name: 'password-reset',
  label: { fa: 'گذرواژهٔ تازه', en: 'New password' },
  sensitive: true,
  parameters: z.object({ link, minutes: z.int().positive() }),
  mail: {
    subject: () => ({ fa: 'گذرواژهٔ تازه', en: 'A new password' }),
    body: ({ link, minutes }) => ({
      fa: `سلام\n\nبرای انتخاب گذرواژهٔ تازه این پیوند را باز کنید:\n\n${link}\n\nاین پیوند تا ${minutes.toLocaleString('fa-IR')} دقیقه و فقط یک بار کار می‌کند. اگر شما نخواسته بودید، آن را نادیده بگیرید؛ گذرواژهٔ شما همان است که بود.`,
      en: `Hello\n\nOpen this link to choose a new password:\n\n${link}\n\nThe link works once, for ${minutes} minutes. If you did not ask for it, ignore it: your password is unchanged.`,
    }),
  },
  sms: ({ link }) => ({ fa: `پیوند گذرواژهٔ تازه:\n${link}`, en: `Choose a new password:\n${link}` }),
});

/** A code that proves that somebody holds this phone or reads this address. */
export const oneTimeCode = defineMessage({
  name: 'one-time-code',
  label: { fa: 'کد ورود', en: 'Sign-in code' },
  sensitive: true,
  parameters: z.object({ code: z.string().regex(/^\d{4,8}$/), minutes: z.int().positive() }),
  mail: {
    subject: () => ({ fa: 'کد ورود', en: 'Your sign-in code' }),
    body: ({ code, minutes }) => ({
      fa: `کد ورود شما: ${code}\n\nتا ${minutes.toLocaleString('fa-IR')} دقیقه کار می‌کند. آن را به هیچ‌کس نگویید.`,
      en: `Your sign-in code: ${code}\n\nIt works for ${minutes} minutes. Tell it to nobody.`,
    }),
  },
  sms: ({ code }) => ({
    fa: `کد ورود: ${code}\nآن را به هیچ‌کس نگویید.`,
    en: `Sign-in code: ${code}\nTell it to nobody.`,
  }),
});

/** Shows an administrator that a channel works. */
export const channelTrial = defineMessage({
  name: 'channel-trial',
  label: { fa: 'پیام آزمایشی', en: 'Trial message' },
  sensitive: false,
  parameters: z.object({ workspace: z.string() }),
  mail: {
    subject: ({ workspace }) => ({ fa: `آزمایش رایانامهٔ «${workspace}»`, en: `Trial mail of ${workspace}` }),
    body: () => ({ fa: 'رایانامهٔ پیوند درست کار می‌کند.', en: 'Peyvand’s mail works.' }),
  },
  sms: ({ workspace }) => ({ fa: `پیامک «${workspace}» درست کار می‌کند.`, en: `SMS of ${workspace} works.` }),
});
