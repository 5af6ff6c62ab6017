import { addDays, daysBetween } from '#persian/jalali/civil.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { addJalaliMonths } from '#persian/jalali/convert.ts';
import { instantRange } from '#persian/jalali/instants.ts';
import { PERIOD_KINDS, periodOf, shiftPeriod, type PeriodKind } from '#persian/jalali/periods.ts';
import { z } from 'zod';
import { malformedRequest } from '#kernel/problems/common.ts';
import type { Linked } from '#records/define/declare.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { member, team } from '#records/access/objects.ts';
import { ownersSeen, scopeFor } from '#records/access/visible.ts';
import { recordNotFound } from '#records/problems.ts';
import { periodSettings, todayOf, zoneOf } from '#records/query/civil.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Spans } from '../contract/reports.ts';
import { deal } from '../deal/object.ts';
import { pipeline as pipelines } from '../pipeline/object.ts';
import { readStages, type Stage } from '../stage/stages.ts';

/** Within the calendar's rows with room for a comparison on either side. */
export const day = z.iso.date().refine((date) => date >= '1930-01-01' && date < '2065-01-01');

/** What a report is asked of; everything may be left out: the first pipeline, this month, all that one may see. */
export const viewShape = z.strictObject({
  pipeline: z.string().max(60).optional(),
  /** A Jalali period, that in which the day `on` lies; or the days `from` up to, without, `to`. */
  period: z.enum(PERIOD_KINDS).default('month'),
  on: day.optional(),
  from: day.optional(),
  to: day.optional(),
  /** `me`, a member's or a team's id. */
  of: z.string().max(60).optional(),
});
/** The same with the period that it is held against. */
export const changeShape = viewShape.extend({ against: z.enum(['before', 'lastYear']).default('before') });
/** The same with the field by which rates are told. */
export const winRateShape = viewShape.extend({ by: z.string().max(80).default('source') });
export type ViewWish = z.output<typeof viewShape>;

/** Whose deals of which pipeline, over which days. */
export type View = {
  readonly pipeline: string;
  /** The stages of the pipeline in order. */
  readonly stages: readonly Stage[];
  readonly spans: Spans;
  /** Whose; undefined where all that the reader may see. */
  readonly owners: readonly string[] | undefined;
  readonly today: string;
};

/**
 * The same without a pipeline: reports of what people did ask whose and when alone. The history of a customer is open to
 * whoever serves him; figures of a colleague are for those who see his deals.
 */
export const peopleShape = viewShape.omit({ pipeline: true });

/** @throws recordNotFound for a member or a team that is not there; malformedRequest for days out of order */
export const readPeopleView = async (
  tx: RecordTx,
  wish: Omit<ViewWish, 'pipeline'>,
): Promise<Pick<View, 'spans' | 'owners'>> => ({
  spans: spansOf(tx, wish, todayOf(tx)),
  owners: measuredBy(tx, await ownersOf(tx, wish.of)),
});

/** Of the owners asked for, or of all, those whose figures the reader may have; by their ids, whoever is sent the address. */
function measuredBy(
  { context: { actor } }: RecordTx,
  wished: readonly string[] | undefined,
): readonly string[] | undefined {
  const { descriptor } = deal;
  const me = actorMemberId(actor) ?? '';
  const asked = wished?.map((one) => (one === 'me' ? me : one));
  const seen = scopeFor(actor, descriptor, 'read') === 'none' ? [me] : ownersSeen(actor, descriptor, 'read');
  if (seen === undefined || asked === undefined) return seen ?? asked;
  return asked.filter((one) => seen.includes(one));
}

/** @throws recordNotFound for a pipeline, a member or a team that is not there; malformedRequest for days out of order */
export async function readView(tx: RecordTx, wish: ViewWish): Promise<View> {
  const all = await readStages(tx);
  const pipeline = wish.pipeline ?? all.all[0]?.pipeline ?? '';
  const stages = all.all.filter((stage) => stage.pipeline === pipeline);
  if (stages.length === 0) throw recordNotFound({ object: pipelines.descriptor.one });
  const today = todayOf(tx);
  return { pipeline, stages, spans: spansOf(tx, wish, today), owners: await ownersOf(tx, wish.of), today };
}

function spansOf(tx: RecordTx, { period, on, from, to }: Omit<ViewWish, 'pipeline'>, today: string): Spans {
  if (from !== undefined && to !== undefined) return freeSpans({ from, to });
  return jalaliSpans(tx, period, on ?? today);
}

function jalaliSpans(tx: RecordTx, kind: PeriodKind, on: string): Spans {
  const settings = periodSettings(tx);
  const now = periodOf(on, kind, settings);
  const stretch = ({ from, to }: CivilRange): CivilRange => ({ from, to });
  return {
    now: stretch(now),
    before: stretch(shiftPeriod(now, -1, settings)),
    lastYear:
      kind === 'day' || kind === 'week'
        ? yearEarlier(now)
        : stretch(periodOf(addJalaliMonths(now.from, -12), kind, settings)),
  };
}

/** Days of one's own choice are held against as many days before them. */
function freeSpans(now: CivilRange): Spans {
  const days = daysBetween(now.from, now.to);
  if (days < 1 || days > mostDays) throw malformedRequest({ reason: badDays }, { field: 'to' });
  return { now, before: { from: addDays(now.from, -days), to: now.from }, lastYear: yearEarlier(now) };
}

const mostDays = 3_700;
const badDays = {
  fa: 'بازه باید دست‌کم یک روز و حداکثر ده سال باشد.',
  en: 'A period is at least a day and at most ten years long.',
};

/** The same days a Jalali year earlier. */
export const yearEarlier = ({ from, to }: CivilRange): CivilRange => ({
  from: addJalaliMonths(from, -12),
  to: addJalaliMonths(to, -12),
});

async function ownersOf(tx: RecordTx, of: string | undefined): Promise<readonly string[] | undefined> {
  if (of === undefined) return undefined;
  if (of === 'me') return ['me'];
  const people = tx.records(member);
  if (await people.find(of)) return [of];
  await tx.records(team).get(of);
  const teams = await withTeamsBelow(tx, of);
  const { records } = await people.page({
    filter: { field: 'team', op: 'in', value: teams },
    fields: [],
    limit: 200,
  });
  return records.map(({ id }) => id);
}

async function withTeamsBelow(tx: RecordTx, top: string): Promise<readonly string[]> {
  const { records } = await tx.records(team).page({ fields: ['parent'], limit: 200 });
  const found = [top];
  for (const one of found)
    for (const { id, values } of records)
      if ((values['parent'] as Linked | null)?.id === one && !found.includes(id)) found.push(id);
  return found;
}

/** The filters by which figures are counted; a figure takes its own along, so that it opens to just its rows. */
export const conditions = ({ pipeline, owners }: View): readonly Filter[] => [
  { field: 'pipeline', op: 'eq', value: pipeline },
  ...owned(owners),
];

export const owned = (owners: readonly string[] | undefined): readonly Filter[] =>
  owners === undefined ? [] : [oneOf('owner', owners)];

/** One of the values; of none there is nothing. */
export const oneOf = (field: string, values: readonly string[]): Filter =>
  values.length > 0
    ? { field, op: 'in', value: values }
    : {
        and: [
          { field, op: 'empty' },
          { field, op: 'filled' },
        ],
      };

/** Days of a date field, or of an instant by the midnights of the workspace. */
export const within = (field: string, { from, to }: { from: string; to: string }): readonly Filter[] => [
  { field, op: 'gte', value: from },
  { field, op: 'lt', value: to },
];

export const instantsOf = (tx: RecordTx, span: CivilRange): { from: string; to: string } =>
  instantRange(span, zoneOf(tx));
