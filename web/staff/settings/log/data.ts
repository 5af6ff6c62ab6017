import type { Phrase } from '#persian/bilingual.ts';
import type { Option } from '#web/kit/index.ts';

export const eventKinds = ['created', 'updated', 'removed', 'restored', 'erased', 'fact'] as const;
export type EventKind = (typeof eventKinds)[number];

/** One event of the workspace, as the server tells it to this reader. */
export type LogEntry = {
  readonly sequence: number;
  readonly at: string;
  readonly kind: EventKind;
  readonly fact: string | null;
  readonly object: string;
  readonly label: Phrase;
  readonly record: { readonly id: string; readonly title: string | null };
  readonly by: { readonly id: string; readonly title: string | null } | null;
  readonly cause: { readonly kind: string };
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
};

export type LogFilter = {
  readonly by: Option | null;
  readonly object: string | null;
  readonly kind: EventKind | null;
  /** Civil days, both included. */
  readonly from: string | null;
  readonly to: string | null;
};

export const noFilter: LogFilter = { by: null, object: null, kind: null, from: null, to: null };

/** What happened, in a word. */
export const kindWords = {
  created: { fa: 'ثبت کرد', en: 'created' },
  updated: { fa: 'تغییر داد', en: 'changed' },
  removed: { fa: 'به بازیافت برد', en: 'moved to the bin' },
  restored: { fa: 'بازگرداند', en: 'restored' },
  erased: { fa: 'برای همیشه پاک کرد', en: 'erased for good' },
  fact: { fa: 'رویداد', en: 'fact' },
} satisfies Record<EventKind, Phrase>;
