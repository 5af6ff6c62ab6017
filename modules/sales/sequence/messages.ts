import { z } from 'zod';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';

/** A follow-up in the firm's own words, filled for one customer: its sequence holds them, so nothing else is written here. */
export const followUp = defineMessage({
  name: 'sequence-step',
  label: { fa: 'پیام پیگیری', en: 'Follow-up message' },
  sensitive: false,
  parameters: z.object({ subject: z.string(), text: z.string() }),
  places: [
    { label: { fa: 'عنوان', en: 'subject' }, value: ({ subject }) => subject },
    { label: { fa: 'متن', en: 'text' }, value: ({ text }) => text },
  ],
  mail: {
    subject: { fa: '{عنوان}', en: '{subject}' },
    body: { fa: '{متن}', en: '{text}' },
  },
  sms: { fa: '{متن}', en: '{text}' },
});
