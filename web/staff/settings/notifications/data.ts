import { queryOptions } from '@tanstack/react-query';

import type { Phrase } from '#persian/bilingual.ts';
import { callApi } from '#web/records/index.ts';

export const ways = ['app', 'mail', 'sms'] as const;
export type Way = (typeof ways)[number];

type Quiet = { readonly on: boolean; readonly from: string; readonly to: string };
type Digest = { readonly on: boolean; readonly at: string };

/** What somebody has said himself; the rest falls back to the workspace's. */
export type Wishes = {
  readonly kinds: Readonly<Record<string, Readonly<Partial<Record<Way, boolean>>>>>;
  readonly quiet?: Quiet;
  readonly digest?: Digest;
};
export type Effective = {
  readonly kinds: Readonly<Record<string, Readonly<Record<Way, boolean>>>>;
  readonly quiet: Quiet;
  readonly digest: Digest;
};
type Outlet = { readonly open: boolean; readonly to: string | null };

export type NoticeSettings = {
  readonly kinds: readonly { readonly name: string; readonly label: Phrase; readonly hint: Phrase | null }[];
  readonly own: Wishes;
  readonly common: Wishes;
  readonly defaults: Effective;
  readonly effective: Effective;
  readonly mail: Outlet;
  readonly sms: Outlet;
};

export const settingsKey = ['notice-settings'] as const;
export const settingsQuery = queryOptions({
  queryKey: settingsKey,
  // Whether a channel is open and where one is reached changes elsewhere without a message.
  staleTime: 0,
  queryFn: ({ signal }) => callApi<NoticeSettings>('/notifications/settings', { signal }),
});
