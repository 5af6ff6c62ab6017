import type { Phrase } from '#persian/bilingual.ts';
import type { LoggedEvent } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import type { RecordTx } from '../records.ts';

/** Somebody to be told, of which record, and why now. */
export type Occasion = {
  readonly member: RecordId;
  readonly object: string;
  readonly record: RecordId;
  /** The same for the same occasion, however often it is found: it is told once. */
  readonly key: string;
  readonly at: Date;
  /** Who did it; nobody where time did. */
  readonly actor?: RecordId | null;
  /** What one deed did to many records is told as one: the deed's name. */
  readonly deed?: string;
  /** Small facts that the sentence needs. */
  readonly detail?: Readonly<Record<string, string>>;
};

/** What a sentence is made of. The title is the record's, as its reader may know it. */
export type Told = {
  readonly actor: string | null;
  readonly one: Phrase;
  readonly many: Phrase;
  readonly title: string;
  readonly count: number;
  readonly detail: Readonly<Record<string, string>>;
  /** What the record's links that the kind names lead to; without those that its reader may not know. */
  readonly linked: Readonly<Record<string, string>>;
  /** The moment that `detail.moment` names, near the reader's present: «امروز ۱۰:۳۰». */
  readonly moment: Phrase | null;
};

/** A kind of notification, declared once: what it is called, where it comes from, how it reads. */
export type NotificationKind = {
  readonly name: string;
  /** Its line in the settings. */
  readonly label: Phrase;
  readonly hint?: Phrase;
  /** Which ways it takes beside the app until somebody says otherwise. */
  readonly ways?: readonly ('mail' | 'sms')[];
  /** It is of no use later: mail and SMS leave at once instead of waiting whether it is read in the app. */
  readonly urgent?: boolean;
  /** Unread ones of one topic about one record stand for each other: the newest is shown. The name where absent. */
  readonly topic?: string;
  /** Also of one's own deeds: what one began and waits for. */
  readonly ownDeeds?: boolean;
  /** Links of the record whose names the sentence tells: read when it is told, with its reader's rights. */
  readonly names?: readonly string[];
  readonly say: (told: Told) => Phrase;
  /** One deed that touched many records; each is told by itself where absent. */
  readonly sayMany?: (told: Told) => Phrase;
  /** Where it leads, if not to the record's own page. */
  readonly href?: (record: string) => string;
  readonly source:
    | {
        /** Read from the log by the system, a batch of one workspace at a time. */
        readonly log: (tx: RecordTx, events: readonly LoggedEvent[]) => Promise<readonly Occasion[]>;
      }
    | {
        /** Asked every minute by the system for what came between two moments, the first excluded. */
        readonly clock: (tx: RecordTx, after: Date, until: Date) => Promise<readonly Occasion[]>;
      };
};

/** A part of the daily digest: what its reader should know this morning, found with his own rights. */
export type DigestSection = {
  readonly name: string;
  readonly title: Phrase;
  readonly find: (tx: RecordTx, today: DigestDay) => Promise<DigestFindings>;
};

/** A civil day of the workspace with the instants between which it lies. */
export type DigestDay = { readonly date: string; readonly from: string; readonly to: string };

export type DigestFindings = {
  /** The first few, in order. */
  readonly lines: readonly {
    readonly object: string;
    readonly record: string;
    readonly title: string;
    /** An instant (or civil date) that is shown beside it. */
    readonly at?: string;
  }[];
  /** How many more there are, and whether that is only a lower bound. */
  readonly more: number;
  readonly moreAtLeast?: boolean;
};

/** Declares a kind of notification. */
export const defineNotification = (kind: NotificationKind): NotificationKind => kind;
