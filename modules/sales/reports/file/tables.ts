import type { Locale, Phrase } from '#persian/bilingual.ts';
import { readableField } from '#records/access/visible.ts';
import { choicesOf } from '#records/fields/choice.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import { activityGroups } from '../../contract/activity.ts';
import type { Spans, StageFlow, StageHeld } from '../../contract/reports.ts';
import type { ReportPage } from '../../contract/report-file.ts';
import type { FigureTable } from '../../contract/table.ts';
import { activityTable } from '../../contract/tables/activity.ts';
import { answersTable, callDivisions, callsTable } from '../../contract/tables/calls.ts';
import {
  changeTable,
  flowTable,
  outcomeTable,
  pipelineTable,
  reasonsTable,
  winRateName,
  winRateTable,
} from '../../contract/tables/deals.ts';
import {
  keptTable,
  monthsTable,
  teamsTable,
  triedTable,
  whatIfTable,
} from '../../contract/tables/forecast.ts';
import { goalsTable, leadersTable } from '../../contract/tables/goals.ts';
import { sellersTable } from '../../contract/tables/sellers.ts';
import { isUnchanged } from '../../contract/what-if.ts';
import { hintText } from '../../contract/words/call-rates.ts';
import { dashboardWords, unseenText } from '../../contract/words/dashboard.ts';
import { deal } from '../../deal/object.ts';
import { readBackTest, readForecast } from '../../forecast/forecast.ts';
import { readKept } from '../../forecast/keep.ts';
import { readLeaders } from '../../goal/leaders.ts';
import { readGoals } from '../../goal/progress.ts';
import { readActivity } from '../activity/activity.ts';
import { readCallRates } from '../calls/calls.ts';
import { readChange } from '../change/change.ts';
import { readFlow } from '../flow.ts';
import { readOutcome, readReasons } from '../outcome.ts';
import { readPipeline } from '../pipeline.ts';
import { readSellers } from '../sellers/sellers.ts';
import { readPeopleView, readView } from '../view.ts';
import { byCompetitor, readWinRates } from '../win-rate.ts';
import { bottleneckOf, leakOf } from '../worst.ts';
import type { ReportFileWish } from './look.ts';

/** Everything that a page tells, and over which days; null where it tells of no period. */
export type Told = {
  readonly spans: Spans | null;
  readonly tables: readonly FigureTable[];
  /** Sentences that stand before the tables. */
  readonly notes: readonly Phrase[];
};

/** What a page of figures shows, read with the caller's own rights. */
export async function readTold(tx: RecordTx, page: ReportPage, wish: ReportFileWish): Promise<Told> {
  switch (page) {
    case 'dashboard':
      return tellDashboard(tx, wish);
    case 'forecast':
      return tellForecast(tx, wish);
    case 'goals': {
      const on = wish.on ?? wish.from ?? todayOf(tx);
      const { spans } = await readPeopleView(tx, wish);
      const leaders = await readLeaders(tx, on);
      return {
        spans,
        notes: [],
        tables: [goalsTable(await readGoals(tx, on)), ...(leaders.on ? [leadersTable(leaders)] : [])],
      };
    }
    case 'sellers': {
      const view = await readView(tx, wish);
      return { spans: view.spans, notes: [], tables: [sellersTable(await readSellers(tx, view))] };
    }
    case 'change': {
      const view = await readView(tx, wish);
      return {
        spans: view.spans,
        notes: [],
        tables: [changeTable(await readChange(tx, view, wish.against))],
      };
    }
    case 'activity': {
      const view = await readPeopleView(tx, wish);
      const by = activityGroups.find((one) => one === wish.by) ?? 'person';
      const report = await readActivity(tx, view, by);
      return { spans: view.spans, notes: unseenNote(report.unseen), tables: [activityTable(report, by)] };
    }
    case 'calls':
      return tellCalls(tx, wish);
  }
}

async function tellDashboard(tx: RecordTx, wish: ReportFileWish): Promise<Told> {
  const view = await readView(tx, wish);
  const stageOf = (id: string) => view.stages.find((stage) => stage.id === id);
  const stages = await readPipeline(tx, view);
  const flow = await readFlow(tx, view);
  const by = wish.by ?? 'source';
  return {
    spans: view.spans,
    notes: worstOf(stages, flow, (id) => stageOf(id)?.name ?? ''),
    tables: [
      outcomeTable(await readOutcome(tx, view)),
      pipelineTable(stages, stageOf),
      flowTable(flow, stageOf),
      reasonsTable(await readReasons(tx, view)),
      winRateTable(await readWinRates(tx, view, by), headOf(tx, by), winRateName(choicesBy(tx, by))),
    ],
  };
}

/** The stage that holds deals back and the one that loses them, in a sentence each. */
function worstOf(
  stages: readonly StageHeld[],
  flow: readonly StageFlow[],
  nameOf: (id: string) => string,
): readonly Phrase[] {
  const [bottleneck, leak] = [bottleneckOf(stages), leakOf(flow)];
  const words = dashboardWords;
  return [
    inBoth((locale) => {
      const says = bottleneck
        ? words.bottleneckSays[locale](nameOf(bottleneck.stage), String(Math.round(bottleneck.days)))
        : words.noBottleneck[locale];
      return `${words.bottleneck[locale]}: ${says}`;
    }),
    inBoth((locale) => {
      const says = leak
        ? `${words.leakSays[locale](nameOf(leak.stage))} ${words.deals[locale](String(leak.count))}`
        : words.noLeak[locale];
      return `${words.leak[locale]}: ${says}`;
    }),
  ];
}

const inBoth = (say: (locale: Locale) => string): Phrase => ({ fa: say('fa'), en: say('en') });

async function tellForecast(tx: RecordTx, wish: ReportFileWish): Promise<Told> {
  const view = await readView(tx, { ...wish, period: 'month' });
  const forecast = await readForecast(tx, view, wish.of);
  const { months, teams } = forecast;
  return {
    spans: null,
    notes: [],
    tables: [
      monthsTable(months),
      ...(isUnchanged(wish) ? [] : [whatIfTable(forecast, wish)]),
      ...(teams.length < 2 ? [] : [teamsTable(teams)]),
      triedTable(await readBackTest(tx, view)),
      keptTable(await readKept(tx, view, wish.of)),
    ],
  };
}

/** That something is missing from what is told, and why. */
const unseenNote = (unseen: readonly Phrase[]): readonly Phrase[] =>
  unseen.length === 0 ? [] : [inBoth((locale) => unseenText(unseen, locale))];

async function tellCalls(tx: RecordTx, wish: ReportFileWish): Promise<Told> {
  const view = await readPeopleView(tx, wish);
  const report = await readCallRates(tx, view);
  return {
    spans: view.spans,
    notes: [
      ...report.hints.map((hint) => inBoth((locale) => hintText(hint, report.hints, locale))),
      ...unseenNote(report.unseen),
    ],
    tables: [
      ...callDivisions
        .filter((division) => report[division] !== null)
        .map((division) => callsTable(report, division)),
      ...(report.answers && report.answers.length > 0 ? [answersTable(report.answers)] : []),
    ],
  };
}

/** What win rates are told by; that it makes groups is judged where they are read. @throws unknownField */
const headOf = (tx: RecordTx, by: string): Phrase =>
  by === byCompetitor ? dashboardWords.competitor : fieldBy(tx, by).label;

const choicesBy = (tx: RecordTx, by: string) =>
  by === byCompetitor || fieldBy(tx, by).kind !== 'choice' ? [] : choicesOf(fieldBy(tx, by));

const fieldBy = (tx: RecordTx, by: string) =>
  readableField(tx.context.actor, tx.schema.objects.get(deal.name) ?? deal.descriptor, by);
