import type { Phrase } from '#persian/bilingual.ts';
import { addDays, type CivilDate, type CivilRange } from '#persian/jalali/civil.ts';
import { periodOf } from '#persian/jalali/periods.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { member, team } from '#records/access/objects.ts';
import { periodSettings } from '#records/query/civil.ts';
import { readable } from '#records/query/readable.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '#records/records.ts';
import {
  figureNames,
  type Activity,
  type ActivityGroup,
  type ActivityLine,
  type ActivityReport,
} from '../../contract/activity.ts';
import type { Spans } from '../../contract/reports.ts';
import { instantsOf } from '../view.ts';
import { activityTold, countActivity, type Counted } from './count.ts';

/** Whose work over which days. */
export type ActivityView = { readonly spans: Spans; readonly owners: readonly string[] | undefined };

/**
 * Calls, meetings, tasks and notes as the reader sees them, by person, team, day, week or month. Five statements at most,
 * whatever the number of lines. What is counted by a field that is hidden from him is left out.
 * @throws notAllowed where he may read none of them
 */
export async function readActivity(
  tx: RecordTx,
  { spans, owners }: ActivityView,
  by: ActivityGroup,
): Promise<ActivityReport> {
  const isByOwner = by === 'person' || by === 'team';
  const { told, unseen } = activityTold(tx, isByOwner || owners !== undefined);
  if (told.length === 0) throw notAllowed();
  const instants: Spans = {
    now: instantsOf(tx, spans.now),
    before: instantsOf(tx, spans.before),
    lastYear: instantsOf(tx, spans.lastYear),
  };
  const counted = await countActivity(tx, instants, owners, by, told);
  const total = {
    now: sumOf(counted, 'now'),
    before: sumOf(counted, 'before'),
    lastYear: sumOf(counted, 'lastYear'),
  };
  const lines = isByOwner
    ? ownerLines(counted, await readPeople(tx), by)
    : periodLines(tx, counted, by, spans.now);
  const labels = [...new Set(unseen.map(({ label }) => label))];
  return { spans, instants, told, unseen: labels, ...(owners ? { owners } : {}), total, lines };
}

type Person = { readonly id: string; readonly name: string; readonly team: string | null };
type People = { readonly people: ReadonlyMap<string, Person>; readonly teams: ReadonlyMap<string, string> };

/** Everybody who ever worked here: what somebody did stays done when he leaves. */
async function readPeople(tx: RecordTx): Promise<People> {
  const people = await tx.rows<Person>(
    sql`select m.id, m.name, m.team from ${readable(tx, member, ['name', 'team'])} as m`,
  );
  const teams = await tx.rows<{ id: string; name: string }>(
    sql`select t.id, t.name from ${readable(tx, team, ['name'])} as t`,
  );
  return {
    people: new Map(people.map((one) => [one.id, one])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
  };
}

/** Who did most stands first; what nobody owns, or who is in no team, last. */
function ownerLines(
  counted: readonly Counted[],
  { people, teams }: People,
  by: 'person' | 'team',
): readonly ActivityLine[] {
  const groupOf = (owner: string | null): string | null =>
    owner === null ? null : by === 'person' ? owner : (people.get(owner)?.team ?? teamless);
  const keys = [...new Set(counted.map(({ key }) => groupOf(key)))];
  const lines = keys.map((key): ActivityLine => {
    const mine = counted.filter((one) => groupOf(one.key) === key);
    const name = key === null ? undefined : by === 'person' ? people.get(key)?.name : teams.get(key);
    const owners = [...new Set(mine.flatMap((one) => (one.key === null ? [] : [one.key])))];
    return {
      key,
      label: name === undefined ? (key === teamless ? noTeam : nobody) : { fa: name, en: name },
      owners,
      now: sumOf(mine, 'now'),
      before: sumOf(mine, 'before'),
      lastYear: sumOf(mine, 'lastYear'),
    };
  });
  return lines.toSorted(
    (one, other) => Number(one.key === null) - Number(other.key === null) || weight(other) - weight(one),
  );
}

/** Of the line of those who are in no team. */
const teamless = 'none';
const nobody: Phrase = { fa: 'بی‌مسئول', en: 'Nobody' };
const noTeam: Phrase = { fa: 'بدون تیم', en: 'No team' };

const weight = ({ now }: ActivityLine): number => now.calls + now.meetings + now.tasks + now.notes;

/** Every period of the span in its order, those without anything among them. */
function periodLines(
  tx: RecordTx,
  counted: readonly Counted[],
  kind: 'day' | 'week' | 'month',
  span: CivilRange,
): readonly ActivityLine[] {
  const settings = periodSettings(tx);
  const byDay = Map.groupBy(counted, ({ key }) => key ?? '');
  const lines: ActivityLine[] = [];
  for (let from: CivilDate = span.from; from < span.to;) {
    const { key, label, to } = periodOf(from, kind, settings);
    // The first and the last week of a month are cut where the month is.
    const end = to < span.to ? to : span.to;
    const mine: Counted[] = [];
    for (let day = from; day < end; day = addDays(day, 1)) mine.push(...(byDay.get(day) ?? []));
    lines.push({
      key,
      label,
      span: instantsOf(tx, { from, to: end }),
      now: sumOf(mine, 'now'),
    });
    from = end;
  }
  return lines;
}

const sumOf = (counted: readonly Counted[], span: keyof Spans): Activity => {
  const mine = counted.filter((one) => one.span === span);
  const sum = (name: keyof Activity): number => mine.reduce((total, one) => total + (one[name] ?? 0), 0);
  return {
    ...(Object.fromEntries(figureNames.map((name) => [name, sum(name)])) as Omit<Activity, 'minutes'>),
    minutes: Math.round(sum('minutes')),
  };
};
