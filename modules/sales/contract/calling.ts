import type { Customer } from './customer.ts';
import type { CalledObject } from './script.ts';

/** How a call ended, as one key says it. */
export const callKeys = [
  'answered',
  'no-answer',
  'busy',
  'call-back',
  'refused',
  'wrong-number',
  'message-left',
] as const;
export type CallKey = (typeof callKeys)[number];

/** A call list with how far it has come. */
export type CallListState = {
  readonly id: string;
  readonly name: string;
  readonly object: CalledObject;
  readonly state: 'open' | 'paused' | 'closed';
  readonly counts: {
    readonly waiting: number;
    readonly done: number;
    readonly exhausted: number;
    readonly leftOut: number;
  };
  readonly script: string | null;
  readonly owner: string | null;
  readonly callers: readonly string[];
};

/** Why there is nobody to call right now. */
export type Standstill =
  /** Outside the hours of the list; `until` is null where it never opens. */
  | { readonly why: 'hours'; readonly until: string | null }
  /** Everybody left has been tried; the next one is due then. */
  | { readonly why: 'later'; readonly until: string }
  | { readonly why: 'paused' | 'closed' | 'finished' | 'others' };

/** One claimed row: whom to call, and with which words. */
export type ClaimedRow = Customer & {
  readonly entry: string;
  readonly tries: number;
  readonly claimedUntil: string;
};

export type Turn = {
  readonly list: CallListState;
  readonly row: ClaimedRow | null;
  readonly standstill: Standstill | null;
};

/** What a caller says of the call that he has just ended; everything in one gesture. */
export type CallReport = {
  readonly entry?: string;
  readonly object: CalledObject;
  readonly record: string;
  readonly outcome: CallKey;
  readonly phone?: string;
  /** Minutes. */
  readonly duration?: number;
  readonly notes?: string;
  /** The id of a reason, where it was refused. */
  readonly refusal?: string;
  readonly script?: string;
  /** What was answered to each step, in order. */
  readonly path?: readonly { readonly step: string; readonly answer: string }[];
  /** What the script's answers fill in, by object and field. */
  readonly values?: Readonly<Partial<Record<CalledObject, Readonly<Record<string, unknown>>>>>;
  /** When to call again; null for no further call, left out for what the list itself says. */
  readonly nextAt?: string | null;
  readonly doNotCall?: boolean;
  readonly meeting?: PlannedMeeting;
};

/** A meeting that was agreed on in a call. */
export type PlannedMeeting = {
  /** An instant. */
  readonly at: string;
  readonly minutes: number;
  readonly manner: 'in-person' | 'visit' | 'online';
  /** Where, or the link of an online meeting. */
  readonly place: string;
  /** How to get there. */
  readonly route: string;
  readonly mail: boolean;
  readonly sms: boolean;
};

/** What became of the invitation: on its way, not sendable while a channel is not settled, or null where none was sent. */
export type InvitationSent = {
  readonly mail: 'queued' | 'unsendable' | null;
  readonly sms: 'queued' | 'unsendable' | null;
};

export type Called = {
  readonly call: string;
  /** When the customer is called again, if at all. */
  readonly nextAt: string | null;
  /** The meeting that was planned, and what became of its invitation. */
  readonly meeting: string | null;
  readonly sent: InvitationSent | null;
};
