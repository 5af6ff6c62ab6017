import { scopeFor } from '#records/access/visible.ts';
import { member } from '#records/access/objects.ts';
import { titlesOf } from '#records/query/titles.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { dealCall } from '../../activities/extensions.ts';
import type { AnswerRates, CallCell, CallRates, CallRatesReport } from '../../contract/call-rates.ts';
import { callScript, scriptAnswer } from '../../script/objects.ts';
import { rateOf } from '../sellers/rates.ts';
import type { ActivityView } from '../activity/activity.ts';
import { instantsOf, owned, within } from '../view.ts';
import { requireFields, unseenFields } from '../unseen.ts';
import { answerFields, countAnswers, countCalls, type CallCount, type CallDetail } from './count.ts';
import { hintsOf } from './hints.ts';
import { clock, spreadOf, sumCounts, triesOf } from './sums.ts';

/**
 * How outgoing calls go by hour and day of the week, by script, by what was answered, and by caller; each rate drawn
 * towards that of all by as much as its cases are few. A number that was wrong says nothing of when or how one calls.
 * Two statements beside the names. What is told by a field that is hidden from the reader is left out.
 * @throws notAllowed where the reader may not read calls, fieldNeeded where nothing is left to tell
 */
export async function readCallRates(tx: RecordTx, { spans, owners }: ActivityView): Promise<CallRatesReport> {
  const made: readonly Filter[] = [
    { field: 'direction', op: 'eq', value: 'outgoing' },
    { field: 'outcome', op: 'filled' },
    { field: 'outcome', op: 'ne', value: 'wrong-number' },
    ...within('at', instantsOf(tx, spans.now)),
    ...owned(owners),
  ];
  requireFields(tx, dealCall, ['direction', 'outcome', 'at', ...(owners ? (['owner'] as const) : [])]);
  const unseen = unseenFields(tx, dealCall, details);
  const seen = details.filter((name) => unseen.every((field) => field.name !== name));
  const counts = await countCalls(tx, { and: made }, seen);
  const answers = await readAnswers(tx, made, seen);
  const by = (
    keyOf: (count: CallCount) => string | null,
    only: (key: string | null) => readonly Filter[],
  ): readonly CallRates[] => groupedBy(counts, made, seen, keyOf, only);
  const [all = null] = by(
    () => 'all',
    () => [],
  );
  const hours = by(
    ({ hour }) => String(hour),
    (key) => [clock('atHour', [Number(key)])],
  );
  const weekdays = by(
    ({ weekday }) => String(weekday),
    (key) => [clock('onWeekday', [Number(key)])],
  );
  const scripts = by(
    ({ script }) => script,
    (key) => linkIs('script', key),
  );
  const callers = by(
    ({ owner }) => owner,
    (key) => linkIs('owner', key),
  );
  return {
    span: spans.now,
    all,
    hours: inOrder(hours),
    weekdays: inOrder(weekdays),
    cells: cellsOf(counts, made),
    // A call without a script is not one of its kinds.
    scripts: seen.includes('script')
      ? await named(
          tx,
          callScript.name,
          scripts.filter(({ key }) => key !== null),
        )
      : null,
    callers: seen.includes('owner') ? await named(tx, member.name, callers) : null,
    answers,
    unseen: unseen.map(({ label }) => label),
    hints: hintsOf(counts, made),
  };
}

const details: readonly CallDetail[] = ['owner', 'script', 'meeting'];

const linkIs = (field: string, id: string | null): readonly Filter[] => [
  id === null ? { field, op: 'empty' } : { field, op: 'eq', value: id },
];

const inOrder = (rates: readonly CallRates[]): readonly CallRates[] =>
  rates.toSorted((one, other) => Number(one.key) - Number(other.key));

/** The groups of one division of all calls with their rates, the most calls first. */
function groupedBy(
  counts: readonly CallCount[],
  made: readonly Filter[],
  seen: readonly CallDetail[],
  keyOf: (count: CallCount) => string | null,
  only: (key: string | null) => readonly Filter[],
): readonly CallRates[] {
  const groups = [...Map.groupBy(counts, keyOf)].map(([key, mine]) => ({ key, ...sumCounts(mine) }));
  const reached = spreadOf(groups.map((one) => triesOf(one.reached, one.made)));
  const interested = spreadOf(groups.map((one) => triesOf(one.interested, one.reached)));
  const meetings = spreadOf(groups.map((one) => triesOf(one.meetings, one.reached)));
  return groups
    .toSorted((one, other) => other.made - one.made)
    .map((one) => ({
      key: one.key,
      title: null,
      reached: rateOf(triesOf(one.reached, one.made), reached),
      interested: rateOf(triesOf(one.interested, one.reached), interested),
      meetings: seen.includes('meeting') ? rateOf(triesOf(one.meetings, one.reached), meetings) : null,
      rows: { and: [...made, ...only(one.key)] },
    }));
}

function cellsOf(counts: readonly CallCount[], made: readonly Filter[]): readonly CallCell[] {
  const groups = [...Map.groupBy(counts, ({ weekday, hour }) => weekday * 24 + hour)];
  const sums = groups.map(([key, mine]) => ({ key, ...sumCounts(mine) }));
  const spread = spreadOf(sums.map((one) => triesOf(one.reached, one.made)));
  return sums.map(({ key, reached, made: tries }) => {
    const [weekday, hour] = [Math.floor(key / 24), key % 24];
    return {
      weekday,
      hour,
      reached: rateOf(triesOf(reached, tries), spread),
      rows: { and: [...made, clock('onWeekday', [weekday]), clock('atHour', [hour])] },
    };
  });
}

async function readAnswers(
  tx: RecordTx,
  made: readonly Filter[],
  seen: readonly CallDetail[],
): Promise<readonly AnswerRates[] | null> {
  if (scopeFor(tx.context.actor, scriptAnswer.descriptor, 'read') === 'none') return [];
  if (!seen.includes('script') || unseenFields(tx, scriptAnswer, answerFields).length > 0) return null;
  const throughCall = made.map((one) => ('field' in one ? { ...one, field: `call.${one.field}` } : one));
  const counts = await countAnswers(tx, { and: made }, seen);
  const titles = await titlesOf(tx, callScript.name, [...new Set(counts.map(({ script }) => script))]);
  // Each step is a choice of its own: its answers are held against each other.
  return [...Map.groupBy(counts, ({ script, step }) => `${script} ${step}`).values()].flatMap((step) => {
    const interested = spreadOf(step.map((one) => triesOf(one.interested, one.reached)));
    const meetings = spreadOf(step.map((one) => triesOf(one.meetings, one.reached)));
    return step.map((one) => ({
      script: titles.get(one.script) ?? '',
      step: one.step,
      answer: one.answer,
      made: one.made,
      interested: rateOf(triesOf(one.interested, one.reached), interested),
      meetings: seen.includes('meeting') ? rateOf(triesOf(one.meetings, one.reached), meetings) : null,
      rows: {
        and: [
          { field: 'script', op: 'eq', value: one.script },
          { field: 'step', op: 'eq', value: one.step },
          { field: 'answer', op: 'eq', value: one.answer },
          ...throughCall,
        ],
      } satisfies Filter,
    }));
  });
}

async function named(
  tx: RecordTx,
  object: string,
  rates: readonly CallRates[],
): Promise<readonly CallRates[]> {
  const titles = await titlesOf(
    tx,
    object,
    rates.flatMap(({ key }) => (key === null ? [] : [key])),
  );
  return rates.map((one) => ({ ...one, title: one.key === null ? null : (titles.get(one.key) ?? null) }));
}
