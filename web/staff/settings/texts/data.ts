import { queryOptions } from '@tanstack/react-query';

import type { Locale, Phrase } from '#persian/bilingual.ts';
import { callApi } from '#web/records/index.ts';

import type { ChannelName } from '../channels/data.ts';

export type MessageText = { readonly subject?: string; readonly body: string };

/** A place that the server fills: `{پیوند}`. */
export type Place = { readonly label: Phrase; readonly required: boolean };

export type WritableText = {
  readonly channel: ChannelName;
  readonly locale: Locale;
  readonly places: readonly Place[];
  readonly standard: MessageText;
  readonly own: MessageText | null;
};

export type WritableMessage = {
  readonly name: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly sensitive: boolean;
  readonly texts: readonly WritableText[];
};

export type TextPreview = {
  readonly subject: string | null;
  readonly body: string;
  readonly sms: { readonly parts: number; readonly left: number } | null;
  readonly faults: readonly { readonly field: string; readonly code: string; readonly message: Phrase }[];
};

export const textsQuery = queryOptions({
  queryKey: ['message-texts'],
  staleTime: 0,
  queryFn: async ({ signal }) =>
    (await callApi<{ messages: readonly WritableMessage[] }>('/message-texts', { signal })).messages,
});

export const pathOf = (message: string, { channel, locale }: WritableText): string =>
  `/message-texts/${message}/${channel}/${locale}`;

/** What the server makes of these words for an invented case. @throws ApiProblem */
export const askPreview = (of: { readonly path: string; readonly text: MessageText }): Promise<TextPreview> =>
  callApi(`${of.path}/preview`, { method: 'POST', body: of.text });

export const channelWords = {
  mail: { fa: 'رایانامه', en: 'E-mail' },
  sms: { fa: 'پیامک', en: 'SMS' },
};
export const languageWords = {
  fa: { fa: 'فارسی', en: 'Persian' },
  en: { fa: 'انگلیسی', en: 'English' },
};
