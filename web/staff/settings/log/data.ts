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
  readonly record: { readonly id: string; readonly seen: boolean; readonly title: string | null };
  readonly by: { readonly id: string; readonly title: string | null } | null;
  /** In whose place, where who did it stood in for somebody. */
  readonly behalf: { readonly id: string; readonly title: string | null } | null;
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
  created: { fa: 'ثبت', en: 'Created' },
  updated: { fa: 'تغییر', en: 'Changed' },
  removed: { fa: 'حذف', en: 'Removed' },
  restored: { fa: 'بازگرداندن', en: 'Restored' },
  erased: { fa: 'پاک کردن همیشگی', en: 'Erased for good' },
  fact: { fa: 'رویداد کسب‌وکار', en: 'Business fact' },
} satisfies Record<EventKind, Phrase>;

/** The sentence around what it happened to: «سارا … را ثبت کرد», `Sara created …`. */
export const sentences: Readonly<Record<EventKind, readonly [before: Phrase, after: Phrase]>> = {
  created: [
    { fa: '', en: 'created the' },
    { fa: 'را ثبت کرد', en: '' },
  ],
  updated: [
    { fa: '', en: 'changed the' },
    { fa: 'را تغییر داد', en: '' },
  ],
  removed: [
    { fa: '', en: 'moved the' },
    { fa: 'را به بازیافت برد', en: 'to the bin' },
  ],
  restored: [
    { fa: '', en: 'restored the' },
    { fa: 'را بازگرداند', en: '' },
  ],
  erased: [
    { fa: '', en: 'erased the' },
    { fa: 'را برای همیشه پاک کرد', en: 'for good' },
  ],
  fact: [
    { fa: '', en: '' },
    { fa: '', en: '' },
  ],
};
