import type { RecordId } from '#kernel/id.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { choice, date, member as memberField, text } from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import type { Draft, Lifecycle } from '../define/lifecycle.ts';
import type { Filter } from '../query/query.ts';
import { todayOf } from '../query/civil.ts';
import type { RecordTx } from '../records.ts';
import { refusals, type Refusals } from '../write/refuse.ts';
import { manageTeams, renewRights } from './change-rights.ts';
import { beyondOwnRights } from './problems.ts';
import { teamMembersOf, teamsLedBy } from './resolve.ts';

type Refuse = Refusals['refuse'];

const states = [
  { key: 'planned', label: { fa: 'در پیش', en: 'Planned' }, color: 1 },
  { key: 'current', label: { fa: 'اکنون', en: 'Now' }, color: 3 },
  { key: 'over', label: { fa: 'گذشته', en: 'Over' }, color: 9 },
] as const;

const lifecycle: Lifecycle = {
  prepare: async (tx, drafts) => {
    const { refuse, throwIfAny } = refusals(drafts);
    const today = todayOf(tx);
    for (const draft of drafts) {
      agree(draft, today, refuse);
      draft.values['state'] = stateOn(draft.values, today);
    }
    await refuseOverlaps(tx, drafts, refuse);
    throwIfAny();
  },
  settled: async (tx, changes) => {
    await requireSay(
      tx,
      changes.flatMap(({ before, after }) => [before?.['member'], after?.['member']]),
    );
    const isCurrent = (values: Readonly<Record<string, unknown>> | undefined): boolean =>
      values?.['state'] === 'current';
    if (changes.some(({ before, after }) => isCurrent(before) || isCurrent(after))) await renewRights(tx);
  },
};

/**
 * Somebody is away, and another stands in for him: what is his own counts as the other's own in those days, as far as the
 * other's role reaches. It begins and ends by itself.
 */
export const substitution = defineObject('substitution', {
  module: 'records',
  readByAll: true,
  one: { fa: 'جانشینی', en: 'Substitution' },
  many: { fa: 'جانشینی‌ها', en: 'Substitutions' },
  title: 'startsOn',
  owner: 'member',
  handOver: 'none',
  listed: false,
  lifecycle,
  fields: {
    member: memberField({ label: { fa: 'چه کسی نیست', en: 'Who is away' }, required: true }),
    substitute: memberField({ label: { fa: 'جانشین', en: 'Who stands in' }, required: true }),
    startsOn: date({ label: { fa: 'از روز', en: 'From' }, required: true, indexed: true }),
    endsOn: date({
      label: { fa: 'تا پایان روز', en: 'Until the end of' },
      required: true,
      indexed: true,
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      ruled: true,
      readOnly: true,
      indexed: true,
      choices: states,
    }),
    note: text({
      label: { fa: 'یادداشت', en: 'Note' },
      hint: { fa: 'مثلاً مرخصی یا مأموریت', en: 'Such as leave or a journey' },
      max: 200,
    }),
  },
});

function agree(draft: Draft, today: string, refuse: Refuse): void {
  const { before, values } = draft;
  const { member, substitute, startsOn, endsOn } = values;
  if (typeof member === 'string' && member === substitute)
    refuse(draft, 'substitute', 'oneself', {
      fa: 'کسی جانشین خودش نمی‌شود.',
      en: 'Nobody stands in for himself.',
    });
  if (typeof startsOn !== 'string' || typeof endsOn !== 'string') return;
  if (endsOn < startsOn)
    refuse(draft, 'endsOn', 'before-its-beginning', {
      fa: 'پایان پیش از آغاز است.',
      en: 'It ends before it begins.',
    });
  else if (endsOn < today && endsOn !== before?.['endsOn'])
    refuse(draft, 'endsOn', 'in-the-past', {
      fa: 'این روزها گذشته است.',
      en: 'These days are past.',
    });
}

const stateOn = ({ startsOn, endsOn }: Readonly<Record<string, unknown>>, today: string): string =>
  String(startsOn) > today ? 'planned' : String(endsOn) < today ? 'over' : 'current';

/** One stands in for another at a time, and is there himself. */
async function refuseOverlaps(tx: RecordTx, drafts: readonly Draft[], refuse: Refuse): Promise<void> {
  const people = [
    ...new Set(
      drafts.flatMap(({ values }) =>
        [values['member'], values['substitute']].filter((one) => typeof one === 'string'),
      ),
    ),
  ];
  if (people.length === 0) return;
  const { records } = await tx
    .bySystem('who is away at that time')
    .records(substitution)
    .page({
      filter: {
        and: [
          { field: 'member', op: 'in', value: people },
          { field: 'endsOn', op: 'gte', value: todayOf(tx) },
        ],
      },
      limit: 200,
    });
  const away = [
    ...records
      .filter(({ id }) => !drafts.some((draft) => draft.id === id))
      .map(({ id, values }) => ({
        id,
        member: (values['member'] as { readonly id: string }).id,
        from: String(values['startsOn']),
        until: String(values['endsOn']),
      })),
    ...drafts.map(({ id, values }) => ({
      id: id as string,
      member: String(values['member']),
      from: String(values['startsOn']),
      until: String(values['endsOn']),
    })),
  ];
  for (const draft of drafts) {
    const { member, substitute, startsOn, endsOn } = draft.values;
    const meets = (who: unknown): boolean =>
      away.some(
        (one) =>
          one.id !== draft.id &&
          one.member === who &&
          one.from <= String(endsOn) &&
          one.until >= String(startsOn),
      );
    if (meets(member))
      refuse(draft, 'startsOn', 'overlaps', {
        fa: 'در این روزها جانشین دیگری گذاشته شده است.',
        en: 'Somebody else stands in on some of these days.',
      });
    if (meets(substitute))
      refuse(draft, 'substitute', 'away', {
        fa: 'جانشین هم در این روزها نیست.',
        en: 'Who is to stand in is away on some of these days as well.',
      });
  }
}

/** Nobody takes another's records into his sight: one says it of oneself, who leads him says it, or who shapes teams. */
async function requireSay(tx: RecordTx, members: readonly unknown[]): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind === 'system' || mayDeed(actor.grants, manageTeams)) return;
  const others = members.filter((one) => typeof one === 'string' && one !== actor.memberId);
  if (others.length === 0) return;
  const leads = (await teamsLedBy(tx, actor.memberId)).length > 0;
  const led = leads ? new Set<unknown>(await teamMembersOf(tx, actor.memberId)) : new Set();
  if (others.some((one) => !led.has(one))) throw beyondOwnRights();
}

/** Begins and ends substitutions whose day has come. @returns how many */
export async function turnSubstitutions(tx: RecordTx): Promise<number> {
  const system = tx.bySystem('the days of substitutions').records(substitution);
  const today = todayOf(tx);
  const due: Filter = {
    or: [
      {
        and: [
          { field: 'state', op: 'eq', value: 'planned' },
          { field: 'startsOn', op: 'lte', value: today },
        ],
      },
      {
        and: [
          { field: 'state', op: 'eq', value: 'current' },
          { field: 'endsOn', op: 'lt', value: today },
        ],
      },
    ],
  };
  const { records } = await system.page({ filter: due, limit: 200 });
  // Written anew, each finds its state by its days.
  await system.update(records.map(({ id, values }) => ({ id, values: { state: stateOn(values, today) } })));
  return records.length;
}

/** Who is away now, and who stands in for him. */
export async function substitutesNow(tx: RecordTx): Promise<ReadonlyMap<string, RecordId>> {
  const { records } = await tx
    .bySystem('who stands in for whom')
    .records(substitution)
    .page({ filter: { field: 'state', op: 'eq', value: 'current' }, limit: 200 });
  const idOf = (value: unknown): RecordId => (value as { readonly id: RecordId }).id;
  return new Map(records.map(({ values }) => [idOf(values['member']), idOf(values['substitute'])]));
}
