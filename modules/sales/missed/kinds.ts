import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import { dealCall, dealMeeting, dealTask } from '../activities/extensions.ts';
import { callListEntry } from '../call-list/objects.ts';
import { deal } from '../deal/object.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { lead } from '../lead/object.ts';
import { quote } from '../quote/object.ts';
import { enrolment } from '../sequence/objects.ts';

/** What is missed: a record that its reader may see, since when, and whose it is. */
export type Waiting = { readonly id: string; readonly since: Date; readonly owner: string | null };

/** A kind of missed opportunity. Whoever brings another one adds it to the list below. */
export type MissedKind = {
  readonly name: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly object: string;
  readonly isStep: boolean;
  /**
   * The rows as the reader sees them; whether somebody has taken care of one is asked by the system, for a colleague's call
   * that he does not see is a call all the same.
   */
  readonly find: (tx: RecordTx, now: Date) => RawBuilder<Waiting>;
};

const dayMs = 86_400_000;
/** What nobody did for two months is no chance any more. */
const callsWithinDays = 60;
const untouchedAfterDays = 1;
const quoteWaitsDays = 3;
const unreached = ['no-answer', 'busy', 'unreachable', 'message-left', 'call-back'];
const notDone = { field: 'done', op: 'eq', value: false } as const;

const before = (now: Date, days: number): string => new Date(now.getTime() - days * dayMs).toISOString();

/** Tasks to be done, meetings to come, turns of call lists and sequences under way: each is a next step. */
const steps = (tx: RecordTx, now: Date) => {
  const system = tx.bySystem('what has a next step');
  return {
    tasks: readable(system, dealTask, ['about', 'lead', 'deal'], notDone),
    meetings: readable(system, dealMeeting, ['about', 'lead', 'deal'], {
      and: [
        { field: 'state', op: 'eq', value: 'planned' },
        { field: 'at', op: 'gt', value: now.toISOString() },
      ],
    }),
    turns: readable(system, callListEntry, ['party', 'lead', 'deal'], {
      field: 'state',
      op: 'eq',
      value: 'waiting',
    }),
    enrolments: readable(system, enrolment, ['party', 'lead', 'deal'], {
      field: 'state',
      op: 'eq',
      value: 'active',
    }),
  };
};

const unansweredCalls: MissedKind = {
  name: 'calls',
  label: { fa: 'تماس‌های بی‌پاسخ', en: 'Unanswered calls' },
  hint: {
    fa: 'تماسی که به گفت‌وگو نرسید و کسی دوباره تماس نگرفت و قراری هم برایش نیست؛ تا دو ماه.',
    en: 'A call that reached nobody, was not made again and has no step ahead; up to two months back.',
  },
  object: 'call',
  isStep: false,
  find: (tx, now) => {
    const system = tx.bySystem('who was called back');
    const calls = readable(tx, dealCall, ['at', 'owner', 'about', 'lead'], {
      and: [
        { field: 'outcome', op: 'in', value: unreached },
        { field: 'at', op: 'gte', value: before(now, callsWithinDays) },
        { not: { field: 'settled', op: 'eq', value: true } },
      ],
    });
    const later = readable(system, dealCall, ['at', 'about', 'lead'], {
      field: 'at',
      op: 'gte',
      value: before(now, callsWithinDays),
    });
    const { tasks, meetings, turns, enrolments } = steps(tx, now);
    const same = (name: string, party: string) =>
      sql`(${sql.ref(`${name}.${party}`)} = c.about or ${sql.ref(`${name}.lead`)} = c.lead)`;
    return sql`select c.id, c.at as since, c.owner from ${calls} as c
      where (c.about is not null or c.lead is not null)
        and not exists (select 1 from ${later} as l where l.at > c.at and ${same('l', 'about')})
        and not exists (select 1 from ${tasks} as t where ${same('t', 'about')})
        and not exists (select 1 from ${meetings} as m where ${same('m', 'about')})
        and not exists (select 1 from ${turns} as e where ${same('e', 'party')})
        and not exists (select 1 from ${enrolments} as q where ${same('q', 'party')})`;
  },
};

const withoutStep = (tx: RecordTx, now: Date, name: 'lead' | 'deal', is: 'id' | 'deal' = 'id') => {
  const { tasks, meetings, turns, enrolments } = steps(tx, now);
  const mine = (alias: string) => sql`${sql.ref(`${alias}.${name}`)} = ${sql.ref(`r.${is}`)}`;
  return sql`not exists (select 1 from ${tasks} as t where ${mine('t')})
    and not exists (select 1 from ${meetings} as m where ${mine('m')})
    and not exists (select 1 from ${turns} as e where ${mine('e')})
    and not exists (select 1 from ${enrolments} as q where ${mine('q')})`;
};

const untouchedLeads: MissedKind = {
  name: 'untouched-leads',
  label: { fa: 'سرنخ‌های دست‌نخورده', en: 'Untouched leads' },
  hint: {
    fa: 'سرنخ تازه‌ای که یک روز گذشته و کسی نه تماسی گرفته و نه کاری برایش گذاشته است.',
    en: 'A new lead that nobody called or planned anything for within a day.',
  },
  object: 'lead',
  isStep: false,
  find: (tx, now) => {
    const leads = readable(tx, lead, ['owner'], {
      and: [
        { field: 'status', op: 'eq', value: 'new' },
        { field: 'createdAt', op: 'lt', value: before(now, untouchedAfterDays) },
      ],
    });
    const calls = readable(tx.bySystem('who was called'), dealCall, ['lead']);
    return sql`select r.id, r."createdAt" as since, r.owner from ${leads} as r
      where ${withoutStep(tx, now, 'lead')} and not exists (select 1 from ${calls} as c where c.lead = r.id)`;
  },
};

const leadsWithoutStep: MissedKind = {
  name: 'leads-without-step',
  label: { fa: 'سرنخ‌های بدون گام بعدی', en: 'Leads without a next step' },
  hint: {
    fa: 'سرنخی که در پیگیری است ولی نه کاری، نه جلسه‌ای و نه نوبت تماسی در پیش دارد.',
    en: 'A lead that is worked on, with no task, meeting or turn of a call list ahead.',
  },
  object: 'lead',
  isStep: true,
  find: (tx, now) => {
    const leads = readable(tx, lead, ['owner'], {
      field: 'status',
      op: 'in',
      value: openLeadStatuses.filter((status) => status !== 'new'),
    });
    return sql`select r.id, r."updatedAt" as since, r.owner from ${leads} as r where ${withoutStep(tx, now, 'lead')}`;
  },
};

const dealsWithoutStep: MissedKind = {
  name: 'deals-without-step',
  label: { fa: 'معامله‌های بدون گام بعدی', en: 'Deals without a next step' },
  hint: {
    fa: 'معاملهٔ بازی که نه کاری، نه جلسه‌ای و نه نوبت تماسی در پیش دارد.',
    en: 'An open deal with no task, meeting or turn of a call list ahead.',
  },
  object: 'deal',
  isStep: true,
  find: (tx, now) => {
    const deals = readable(tx, deal, ['owner', 'stageSince'], { field: 'status', op: 'eq', value: 'open' });
    return sql`select r.id, r."stageSince" as since, r.owner from ${deals} as r where ${withoutStep(tx, now, 'deal')}`;
  },
};

const unfollowedQuotes: MissedKind = {
  name: 'quotes',
  label: { fa: 'پیش‌فاکتورهای پیگیری‌نشده', en: 'Unfollowed quotes' },
  hint: {
    fa: 'پیش‌فاکتوری که سه روز پیش یا زودتر فرستاده شده، مشتری پاسخی نداده و معامله‌اش گام بعدی ندارد.',
    en: 'A quote that was sent three days ago or earlier, is not answered, and whose deal has no step ahead.',
  },
  object: 'quote',
  isStep: false,
  find: (tx, now) => {
    const quotes = readable(tx, quote, ['owner', 'deal', 'sentAt'], {
      and: [
        { field: 'state', op: 'in', value: ['sent', 'opened'] },
        { field: 'sentAt', op: 'lt', value: before(now, quoteWaitsDays) },
      ],
    });
    const calls = readable(tx.bySystem('whose quote was followed up'), dealCall, ['deal', 'at']);
    return sql`select r.id, r."sentAt" as since, r.owner from ${quotes} as r
      where ${withoutStep(tx, now, 'deal', 'deal')}
        and not exists (select 1 from ${calls} as c where c.deal = r.deal and c.at > r."sentAt")`;
  },
};

/** Every kind of missed opportunity, in the order of its page. */
export const missedKinds: readonly MissedKind[] = [
  unansweredCalls,
  untouchedLeads,
  unfollowedQuotes,
  dealsWithoutStep,
  leadsWithoutStep,
];
