import { actorMemberId } from '#kernel/context/context.ts';
import { member } from '#records/access/objects.ts';
import { substitutesNow } from '#records/access/substitution.ts';
import type { Linked } from '#records/define/declare.ts';
import { holds } from '#records/define/field-rules.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { leadAssignmentRule } from '../lead-rules/objects.ts';
import { activeRules } from '../lead-rules/read.ts';
import { hasSkill } from '../lead-rules/skills.ts';
import { attracts, sellerKinds } from '../reports/sellers/kinds.ts';
import { keepersOf, readTerritories } from '../territory/read.ts';

type Rule = {
  readonly when: Filter | null;
  readonly team: string;
  readonly skill: string | null;
  readonly way: string;
  readonly acquaintance: boolean;
  /** Minutes. */
  readonly acceptWithin: number | null;
};

/** A lead that is to be given to somebody; its values are set. */
type Homeless = { readonly id: string; readonly values: Record<string, unknown> };

/** How a colleague stands among those who may get a lead. */
type Turn = { open: number; last: string };

const minuteMs = 60_000;

/** Gives new leads without an owner to somebody by the first rule that holds, and notes since when and until when. */
export async function assignLeads(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const now = tx.context.now();
  const homeless = drafts.filter(
    ({ before, values }) => !before && (values['owner'] ?? null) === null && values['status'] === 'new',
  );
  const rules = homeless.length > 0 ? await readRules(tx) : [];
  if (rules.length > 0) await share(tx, homeless, rules, now);
  // Left out, not emptied: it is whoever makes it.
  for (const { before, values } of drafts)
    if (!before && values['owner'] === undefined) values['owner'] = actorMemberId(tx.context.actor) ?? null;
  for (const { before, values } of drafts)
    if ((values['owner'] ?? null) !== (before?.['owner'] ?? null))
      values['assignedAt'] = values['owner'] ? now.toISOString() : null;
}

/**
 * Hands leads over that nobody has accepted in time, each to another one of the team by the rule that holds for it.
 * @returns how many
 */
export async function passOnLeads(tx: RecordTx): Promise<number> {
  const system = tx.bySystem('leads that nobody accepted in time');
  const now = tx.context.now();
  const late = await system.recordsOf('lead').page({
    filter: {
      and: [
        { field: 'acceptBy', op: 'lt', value: now.toISOString() },
        { field: 'status', op: 'eq', value: 'new' },
      ],
    },
    limit: 200,
  });
  if (late.records.length === 0) return 0;
  const rules = await readRules(tx);
  const drafts = late.records.map(({ id, version, values }) => ({
    id,
    version,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, idOf(value)])),
  }));
  await share(tx, drafts, rules, now);
  await system.recordsOf('lead').update(
    drafts.map(({ id, version, values }) => ({
      id,
      // Somebody who accepts his lead in this very instant keeps it: all is looked at again a minute later.
      version,
      // Nobody else there: it stays with whom it is, and is not asked about again.
      values: { owner: values['owner'] ?? null, acceptBy: values['acceptBy'] ?? null },
    })),
  );
  return drafts.length;
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : value;

async function readRules(tx: RecordTx): Promise<readonly Rule[]> {
  return (await activeRules(tx, leadAssignmentRule)).map(({ values }) => ({
    when: (values['condition'] as Filter | null) ?? null,
    team: (values['team'] as Linked).id,
    skill: (values['skill'] as string | null | undefined) ?? null,
    way: values['way'] as string,
    acquaintance: values['acquaintance'] === true,
    acceptWithin: (values['acceptWithin'] as number | null) ?? null,
  }));
}

async function share(
  tx: RecordTx,
  drafts: readonly Homeless[],
  rules: readonly Rule[],
  now: Date,
): Promise<void> {
  const chosen = drafts.map((draft) => ({
    draft,
    rule: rules.find(({ when }) => when === null || holds(when, draft.values)),
  }));
  const [members, known] = await Promise.all([
    membersOf(tx, [...new Set(chosen.flatMap(({ rule }) => rule?.team ?? []))]),
    ownersOf(tx, drafts),
  ]);
  const regional = await keepersFor(tx, chosen);
  const turns = await readTurns(tx, [...new Set([...members.values(), ...regional.values()].flat())]);
  const active = new Set([...members.values()].flat());
  const isByKind = chosen.some(({ rule }) => rule?.way === 'attractor');
  const kinds = isByKind ? await sellerKinds(tx) : undefined;
  const skills = await skillsOf(tx, rules, [...active, ...[...regional.values()].flat()]);
  for (const [index, { draft, rule }] of chosen.entries()) {
    const { values } = draft;
    const from = values['owner'];
    values['acceptBy'] = null;
    if (!rule) continue;
    const friend = rule.acquaintance ? known.get(String(values['party'])) : undefined;
    const own =
      rule.way === 'territory'
        ? (regional.get(String(values['territory'])) ?? [])
        : rule.way === 'attractor'
          ? (members.get(rule.team) ?? []).filter((one) => attracts(kinds?.get(one)))
          : [];
    const able = (people: readonly string[]): readonly string[] =>
      people.filter((one) => hasSkill(skills.get(one), rule.skill));
    const candidates = able(own).some((one) => one !== from) ? able(own) : able(members.get(rule.team) ?? []);
    const others = candidates.filter((one) => one !== from);
    const owner =
      friend !== undefined && friend !== from && active.has(friend) ? friend : next(others, turns, rule);
    if (owner === undefined) continue;
    values['owner'] = owner;
    const turn = turns.get(owner);
    if (turn) {
      turn.open += 1;
      // Within one batch each that got one goes to the end, in order.
      turn.last = `${now.toISOString()}${String(index).padStart(6, '0')}`;
    }
    if (rule.acceptWithin !== null)
      values['acceptBy'] = new Date(now.getTime() + rule.acceptWithin * minuteMs).toISOString();
  }
}

/** What they are good at, where a rule asks for it. */
async function skillsOf(
  tx: RecordTx,
  rules: readonly Rule[],
  people: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (rules.every(({ skill }) => skill === null) || people.length === 0) return new Map();
  const found = await tx
    .bySystem('who is good at what')
    .records(member)
    .some([...new Set(people)]);
  return new Map([...found].map(([id, { values }]) => [id, values['skills']]));
}

/** Who looks after the territories of leads that a rule gives by territory. */
async function keepersFor(
  tx: RecordTx,
  chosen: readonly { readonly draft: Homeless; readonly rule: Rule | undefined }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Set(
    chosen.flatMap(({ draft, rule }) => (rule?.way === 'territory' ? [draft.values['territory']] : [])),
  );
  if (wanted.size === 0) return new Map();
  return keepersOf(
    tx,
    (await readTerritories(tx)).filter(({ id }) => wanted.has(id)),
  );
}

/** In turn: whose last lead is the longest ago. By load, and among who attracts: who has the fewest open ones, then in turn. */
function next(
  members: readonly string[],
  turns: ReadonlyMap<string, Turn>,
  { way }: Rule,
): string | undefined {
  const place = (one: string): Turn => turns.get(one) ?? { open: 0, last: '' };
  const [first] = members.toSorted((one, other) => {
    const a = place(one);
    const b = place(other);
    const byLoad = way === 'least' || way === 'attractor' ? a.open - b.open : 0;
    return byLoad || (a.last < b.last ? -1 : a.last > b.last ? 1 : 0);
  });
  return first;
}

async function membersOf(tx: RecordTx, teams: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (teams.length === 0) return found;
  const { records } = await tx
    .bySystem('who may get leads')
    .records(member)
    .page({
      filter: {
        and: [
          { field: 'team', op: 'in', value: teams },
          { field: 'active', op: 'eq', value: true },
        ],
      },
      fields: ['team'],
      limit: 200,
    });
  const away = await substitutesNow(tx);
  for (const { id, values } of records) {
    if (away.has(id)) continue;
    const team = (values['team'] as Linked).id;
    found.set(team, [...(found.get(team) ?? []), id]);
  }
  return found;
}

async function ownersOf(tx: RecordTx, drafts: readonly Homeless[]): Promise<Map<string, string>> {
  const ids = [
    ...new Set(
      drafts.flatMap(({ values }) => (typeof values['party'] === 'string' ? [values['party']] : [])),
    ),
  ];
  const found = await tx.bySystem('who knows the customer').recordsOf('party').some(ids);
  return new Map(
    [...found].flatMap(([id, { values }]) => {
      const owner = values['owner'] as Linked | null | undefined;
      return owner ? [[id, owner.id] as const] : [];
    }),
  );
}

/** How many open leads each has, and when he got his last one: two statements, whatever the size of the batch. */
async function readTurns(tx: RecordTx, members: readonly string[]): Promise<Map<string, Turn>> {
  const turns = new Map<string, Turn>(members.map((one) => [one, { open: 0, last: '' }]));
  if (members.length === 0) return turns;
  const records = tx.bySystem('whose turn it is').recordsOf('lead');
  const mine = { field: 'owner', op: 'in', value: [...new Set(members)] } as const;
  const open = await records.groups({
    filter: { and: [mine, { field: 'status', op: 'in', value: [...openLeadStatuses] }] },
    by: ['owner'],
  });
  // Whoever is not among the last two hundred to get one has waited longer than the others.
  const last = await records.page({
    filter: mine,
    sort: [{ field: 'assignedAt', direction: 'desc' }],
    fields: ['owner', 'assignedAt'],
    limit: 200,
  });
  for (const { keys, count } of open) {
    const turn = turns.get((keys[0] as Linked).id);
    if (turn) turn.open = count;
  }
  for (const { values } of last.records) {
    const turn = turns.get((values['owner'] as Linked).id);
    const { assignedAt } = values;
    if (turn?.last === '' && typeof assignedAt === 'string') turn.last = assignedAt;
  }
  return turns;
}
