import type { z } from 'zod';
import type { Locale, Phrase } from '#persian/bilingual.ts';

export type Channel = 'mail' | 'sms';

/** A message's text as it leaves. */
export type Rendered = {
  readonly subject?: string;
  readonly body: string;
  readonly html?: string;
  /** A mail's calendar file: an iCalendar request in UTC. */
  readonly calendar?: string;
};

/** A kind of message, declared once with its words in both languages. */
export type MessageKind<Parameters> = {
  readonly name: string;
  /** What the list of sent messages calls it. */
  readonly label: Phrase;
  /** Its text opens a door (a link, a code): it is sealed at rest and forgotten once sent. */
  readonly sensitive: boolean;
  readonly render: (channel: Channel, locale: Locale, parameters: Parameters) => Rendered;
};

/**
 * Declares a kind of message.
 * @param declaration `mail` and `sms` give the text from checked parameters; a channel without one cannot carry it
 */
export function defineMessage<Parameters>(declaration: {
  readonly name: string;
  readonly label: Phrase;
  readonly sensitive: boolean;
  readonly parameters: z.ZodType<Parameters>;
  readonly mail?: {
    readonly subject: (parameters: Parameters) => Phrase;
    readonly body: (parameters: Parameters) => Phrase;
    /** Its look, beside the plain text that says the same. Not for what is sensitive: it is stored as it is. */
    readonly html?: (parameters: Parameters) => Phrase;
    /** The calendar file of an invitation. Not for what is sensitive either. */
    readonly calendar?: (parameters: Parameters) => string;
  };
  readonly sms?: (parameters: Parameters) => Phrase;
}): MessageKind<Parameters> {
  const { name, label, sensitive, parameters, mail, sms } = declaration;
  labels.set(name, label);
  return {
    name,
    label,
    sensitive,
    render: (channel, locale, given) => {
      const parsed = parameters.parse(given);
      if (channel === 'mail' && mail)
        return {
          subject: oneLine(mail.subject(parsed)[locale]),
          body: mail.body(parsed)[locale],
          ...(mail.html && !sensitive ? { html: mail.html(parsed)[locale] } : {}),
          ...(mail.calendar && !sensitive ? { calendar: mail.calendar(parsed) } : {}),
        };
      if (channel === 'sms' && sms) return { body: sms(parsed)[locale] };
      throw new Error(`The message ${name} has no text for ${channel}`);
    },
  };
}

const labels = new Map<string, Phrase>();

/** What a kind of message is called; its name where no code declares it any more. */
export const messageLabel = (name: string): Phrase => labels.get(name) ?? { fa: name, en: name };

// A name with a line break in it must not begin a header of its own.
const oneLine = (text: string): string => text.replaceAll(/[\s\0]+/g, ' ').trim();
