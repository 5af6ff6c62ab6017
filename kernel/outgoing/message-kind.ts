import type { z } from 'zod';
import type { Locale, Phrase } from '#persian/bilingual.ts';
import { fillText, splitAt, textFaults, type MessagePlace, type MessageText } from './message-text.ts';

export type Channel = 'mail' | 'sms';
export const channelNames = ['mail', 'sms'] as const satisfies readonly Channel[];

/** A message's text as it leaves. */
export type Rendered = {
  readonly subject?: string;
  readonly body: string;
  readonly html?: string;
  /** A mail's calendar file: an iCalendar request in UTC. */
  readonly calendar?: string;
};

/** What is written before and after the part of a mail that is no text but a list of its own look. */
export type Around = { readonly before: string; readonly after: string };

/** A kind of message, declared once: its standard words in both languages, and what may stand in them. */
export type MessageKind<Parameters> = {
  readonly name: string;
  /** What the list of sent messages calls it. */
  readonly label: Phrase;
  /** Its text opens a door (a link, a code): it is sealed at rest and forgotten once sent. */
  readonly sensitive: boolean;
  /** @param own the workspace's own words; the standard ones where absent or no longer of use */
  readonly render: (channel: Channel, locale: Locale, parameters: Parameters, own?: MessageText) => Rendered;
};

/** A kind of message whose words a workspace may write anew, without the type of what fills it. */
export type WritableKind = {
  readonly name: string;
  readonly label: Phrase;
  /** When it leaves, and to whom. */
  readonly hint: Phrase;
  readonly sensitive: boolean;
  readonly places: readonly { readonly label: Phrase; readonly required?: readonly Channel[] }[];
  readonly standard: (channel: Channel, locale: Locale) => MessageText | undefined;
  /** As it would be for an invented case. */
  readonly example: (channel: Channel, locale: Locale, text: MessageText) => Rendered;
};

type Mail<Parameters> = {
  readonly subject: Phrase;
  readonly body: Phrase;
  /** A place whose content has a look of its own, in a mail that is laid out around it. */
  readonly list?: {
    readonly at: MessagePlace<Parameters>;
    readonly letter: (
      parameters: Parameters,
      locale: Locale,
      around: Around,
    ) => { readonly body: string; readonly html: string };
  };
  /** The calendar file of an invitation. Like `list` not for what is sensitive: it is stored as it is. */
  readonly calendar?: (parameters: Parameters) => string;
};

/**
 * Declares a kind of message.
 * @param declaration `mail` and `sms` are its standard words with places in braces; a channel without them cannot carry
 *   it. With `writable` a workspace may put its own words in their stead.
 */
export function defineMessage<Parameters>(declaration: {
  readonly name: string;
  readonly label: Phrase;
  readonly sensitive: boolean;
  readonly parameters: z.ZodType<Parameters>;
  readonly places: readonly MessagePlace<Parameters>[];
  readonly mail?: Mail<Parameters>;
  readonly sms?: Phrase;
  readonly writable?: { readonly hint: Phrase; readonly example: (locale: Locale) => Parameters };
}): MessageKind<Parameters> {
  const { name, label, sensitive, parameters, places, mail, sms, writable } = declaration;
  const standard = (channel: Channel, locale: Locale): MessageText | undefined =>
    channel === 'sms'
      ? sms && { body: sms[locale] }
      : mail && { subject: mail.subject[locale], body: mail.body[locale] };
  const write = (
    channel: Channel,
    locale: Locale,
    given: Parameters,
    { subject = '', body }: MessageText,
  ): Rendered => {
    const fill = (text: string): string =>
      fillText(text, places, (place) => place.value(given, locale).trim());
    if (channel === 'sms') return { body: fill(body) };
    const around = mail?.list && splitAt(body, mail.list.at);
    return {
      subject: oneLine(fill(subject)),
      ...(mail?.list && around
        ? mail.list.letter(given, locale, { before: fill(around.before), after: fill(around.after) })
        : { body: fill(body) }),
      ...(mail?.calendar ? { calendar: mail.calendar(given) } : {}),
    };
  };
  labels.set(name, label);
  if (writable) {
    const { hint, example } = writable;
    writables.set(name, {
      name,
      label,
      hint,
      sensitive,
      places,
      standard,
      example: (channel, locale, text) => write(channel, locale, example(locale), text),
    });
  }
  return {
    name,
    label,
    sensitive,
    render: (channel, locale, given, own) => {
      const words = standard(channel, locale);
      if (!words) throw new Error(`The message ${name} has no text for ${channel}`);
      // Words that were written when the message had other places must not leave without what it is for.
      const isOfUse = own !== undefined && textFaults(own, channel, places).length === 0;
      return write(channel, locale, parameters.parse(given), isOfUse ? own : words);
    },
  };
}

const labels = new Map<string, Phrase>();
const writables = new Map<string, WritableKind>();

/** What a kind of message is called; its name where no code declares it any more. */
export const messageLabel = (name: string): Phrase => labels.get(name) ?? { fa: name, en: name };

/** The messages whose words a workspace may write anew, in the order of their declaration. */
export const writableMessages = (): readonly WritableKind[] => [...writables.values()];

// A name with a line break in it must not begin a header of its own.
const oneLine = (text: string): string => text.replaceAll(/[\s\0]+/g, ' ').trim();
