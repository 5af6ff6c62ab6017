import { queryOptions } from '@tanstack/react-query';

import type { Phrase } from '#persian/bilingual.ts';
import { callApi } from '#web/records/index.ts';

export type ChannelName = 'mail' | 'sms';
export type Security = 'starttls' | 'tls' | 'none';

/** A way out as an administrator sees it; what is secret never comes back. */
export type ChannelSummary = {
  readonly channel: ChannelName;
  readonly source: 'own' | 'installation' | 'none';
  readonly from?: string;
  readonly host?: string;
  readonly port?: number;
  readonly security?: Security;
  readonly user?: string;
};

export type MessageState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'cancelled'
  | 'unsendable';

export type OutgoingMessage = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly label: Phrase;
  readonly to: string;
  readonly subject: string | null;
  readonly state: MessageState;
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly error: Phrase | null;
  readonly createdAt: string;
};

export const channelsKey = ['channels'] as const;
export const channelsQuery = queryOptions({
  queryKey: channelsKey,
  staleTime: 0,
  queryFn: async ({ signal }) =>
    (await callApi<{ channels: readonly ChannelSummary[] }>('/channels', { signal })).channels,
});
