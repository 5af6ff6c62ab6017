import { z } from 'zod';
import { defineMessage } from '#kernel/outgoing/message-kind.ts';

const same = (text: string) => ({ fa: text, en: text });

/** A follow-up in the firm's own words, filled for one customer. */
export const followUp = defineMessage({
  name: 'sequence-step',
  label: { fa: 'پیام پیگیری', en: 'Follow-up message' },
  sensitive: false,
  parameters: z.object({ subject: z.string(), text: z.string() }),
  mail: {
    subject: ({ subject }) => same(subject),
    body: ({ text }) => same(text),
  },
  sms: ({ text }) => same(text),
});
