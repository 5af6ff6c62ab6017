import { addDecimals } from '#persian/decimal.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { member, team } from '#records/access/objects.ts';
import { ownersSeen } from '#records/access/visible.ts';
import type { Linked, Money } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import type {
  BackTest,
  Category,
  Expected,
  Forecast,
  MonthForecast,
  Range,
  TeamForecast,
} from '../contract/forecast.ts';
import { deal } from '../deal/object.ts';
import { revenueGoals } from '../goal/of-view.ts';
import { seesAmounts } from '../reports/amounts.ts';
import type { View } from '../reports/view.ts';
import { errorsOf, triedMonths, tryOn } from './back-test.ts';
import { categories, readBook, type Book } from './expected.ts';
import { foretell, type Asked, type Foretold } from './model.ts';
import { readPast, type Groups, type KnownPast } from './past.ts';
import { monthsFrom, originsBefore } from './spans.ts';

/** Months that are learnt from, and that are foretold: this one and the two after it. */
const learntMonths = 15;
const ahead = 3;

/** Owners that the view asks for, by one key. */
const chosen = 'asked';

/** What the months ahead will bring, in every way. Rates are learnt from all that the reader sees; amounts are those asked for. */
export async function readForecast(tx: RecordTx, view: View, of?: string): Promise<Forecast> {
  const months = monthsFrom(view.today, ahead);
  const teams = view.owners === undefined ? await teamsSeen(tx) : [];
  const groups = groupsOf(tx, view, teams);
  const past = await pastOf(tx, view, groups, ahead, view.today);
  const book = await readBook(
    tx,
    view,
    months,
    view.owners === undefined ? groups : new Map(),
    past.currency,
  );
  const goals = await revenueGoals(tx, of, months, past.currency);
  return {
    currency: past.currency,
    months: months.map((span, index): MonthForecast => {
      const known = past.months[index];
      const won = book.won(index);
      const told = known && foretell(known, known.month, askedIn(view));
      return {
        span,
        won,
        weighted: money(past, book.sum('weighted', index)),
        categories: Object.fromEntries(
          categories.map((category) => [category, book.expected(index, category)]),
        ) as Record<Category, Expected>,
        goal: goals.get(span.from) ?? null,
        statistical: told ? { ...rangeOf(past, told, won.amount.amount), freshShare: told.freshShare } : null,
      };
    }),
    teams: teams.length < 2 ? [] : teams.map((one) => teamForecast(past, book, one)),
    undated: book.expected(null),
  };
}

function teamForecast(past: KnownPast, book: Book, { id, name }: SeenTeam): TeamForecast {
  const [known] = past.months;
  const won = book.sum('won', 0, id);
  const told = known && foretell(known, known.month, (group) => group === id);
  return {
    team: { id, name },
    won: money(past, won),
    weighted: money(past, book.sum('weighted', 0, id)),
    commit: money(past, book.sum('commit', 0, id)),
    statistical: told ? rangeOf(past, told, won) : null,
  };
}

/** The ways tried on the months that are over. */
export async function readBackTest(tx: RecordTx, view: View): Promise<BackTest> {
  const [month] = monthsFrom(view.today, 1);
  const past = await pastOf(tx, view, groupsOf(tx, view, []), 1, month?.from ?? view.today, triedMonths);
  const [known] = past.months;
  const stages = new Map(view.stages.map(({ id, probability }) => [id, probability / 100]));
  const tried = known
    ? tryOn(known, known.month, (stage) => (stage === null ? undefined : stages.get(stage)), askedIn(view))
    : [];
  const errors = errorsOf(tried);
  const spans = new Map(past.spans.map(({ month: number, windows: [span] }) => [number, span]));
  const told = (value: number): Money => money(past, wholeOf(value));
  return {
    months: tried.flatMap(({ month: number, came, statistical, weighted, naive }) => {
      const span = spans.get(number);
      if (!span) return [];
      return [
        {
          span,
          came: told(came),
          statistical: rangeOf(past, statistical, '0'),
          weighted: told(weighted),
          naive: told(naive),
        },
      ];
    }),
    errors: errors
      ? {
          statistical: told(errors.statistical),
          weighted: told(errors.weighted),
          naive: told(errors.naive),
        }
      : null,
  };
}

/** The past behind the view; none where amounts are not for the reader to see. */
async function pastOf(
  tx: RecordTx,
  view: View,
  groups: Groups,
  months: number,
  day: string,
  more = 0,
): Promise<KnownPast & { readonly spans: ReturnType<typeof originsBefore> }> {
  const spans = originsBefore(day, learntMonths + more, months);
  if (!seesAmounts(tx)) return { months: [], currency: 'IRR', spans };
  return { ...(await readPast(tx, view.pipeline, spans, groups)), spans };
}

type SeenTeam = { readonly id: string; readonly name: string; readonly members: readonly string[] };

/** Teams of those whose deals the reader sees. */
async function teamsSeen(tx: RecordTx): Promise<readonly SeenTeam[]> {
  const object = tx.schema.objects.get(deal.name);
  const seen = object && ownersSeen(tx.context.actor, object, 'read');
  const people = await tx.records(member).page({
    ...(seen ? { filter: { field: 'id', op: 'in', value: seen } } : {}),
    fields: ['team'],
    limit: 200,
  });
  const teams = await tx
    .records(team)
    .page({ fields: ['name'], sort: [{ field: 'name', direction: 'asc' }], limit: 200 });
  return teams.records.flatMap(({ id, values }) => {
    const members = people.records
      .filter((one) => (one.values['team'] as Linked | null)?.id === id)
      .map((one) => one.id);
    return members.length === 0 ? [] : [{ id, name: String(values['name']), members }];
  });
}

function groupsOf(tx: RecordTx, view: View, teams: readonly SeenTeam[]): Groups {
  if (view.owners === undefined)
    return new Map(teams.flatMap(({ id, members }) => members.map((one) => [one, id] as const)));
  const me = actorMemberId(tx.context.actor) ?? '';
  return new Map(view.owners.map((owner) => [owner === 'me' ? me : owner, chosen]));
}

const askedIn = (view: View): Asked => (view.owners === undefined ? () => true : (group) => group === chosen);

const money = ({ currency }: KnownPast, amount: string): Money => ({ amount, currency });

/** With what is won already. */
function rangeOf(past: KnownPast, told: Foretold, won: string): Range {
  const added = (value: number): Money => money(past, addDecimals(won, wholeOf(value)));
  return { amount: added(told.amount), low: added(told.low), high: added(told.high) };
}

/** What is foretold promises nothing of fractions. */
const wholeOf = (value: number): string => BigInt(Math.round(value)).toString();
