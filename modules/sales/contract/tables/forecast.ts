import { addDecimals, subtractDecimals } from '#persian/decimal.ts';
import { formatPercent } from '#persian/digits.ts';
import type { Locale, Phrase } from '#persian/bilingual.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { periodOf } from '#persian/jalali/periods.ts';
import type { Money } from '#records/contract.ts';
import type {
  BackTest,
  Expected,
  Forecast,
  KeptForecast,
  MonthForecast,
  Range,
  TeamForecast,
} from '../forecast.ts';
import { nameText, tableOf, type FigureTable, type TableCell } from '../table.ts';
import { assume, assumptionNames, type Assumptions } from '../what-if.ts';
import { forecastWords as words } from '../words/forecast.ts';

/** One way of foretelling a month. */
export type Way = {
  readonly id: 'goal' | 'won' | 'statistical' | 'weighted' | 'commit' | 'best' | 'pipeline';
  readonly amount: Money;
  readonly range?: Range;
  /** The deals that it adds to the way before it. */
  readonly held?: Expected;
};

/** Each category holds those that are surer. */
export function waysOf({ won, weighted, categories, statistical, goal }: MonthForecast): readonly Way[] {
  const { commit, best, pipeline } = categories;
  const plus = (amount: Money, held: Expected): Money => ({
    ...amount,
    amount: addDecimals(amount.amount, held.amount.amount),
  });
  const sure = plus(won.amount, commit);
  const hoped = plus(sure, best);
  return [
    ...(goal ? [{ id: 'goal' as const, amount: goal }] : []),
    ...(won.count === 0 ? [] : [{ id: 'won' as const, amount: won.amount, held: won }]),
    ...(statistical ? [{ id: 'statistical' as const, amount: statistical.amount, range: statistical }] : []),
    { id: 'weighted', amount: weighted },
    { id: 'commit', amount: sure, held: commit },
    { id: 'best', amount: hoped, held: best },
    { id: 'pipeline', amount: plus(hoped, pipeline), held: pipeline },
  ];
}

/** The Jalali month of a forecast, by its name. */
export const monthLabel = (span: CivilRange): Phrase => periodOf(span.from, 'month').label;

const money = (amount: Money | null | undefined): TableCell => ({ money: amount ? [amount] : [] });
const rough = (amount: Money | null | undefined): TableCell => ({
  money: amount ? [amount] : [],
  rough: true,
});
const result = (amount: Money): TableCell => ({ money: [amount], as: 'result' });
/** What nobody has counted. */
const estimated: ReadonlySet<string> = new Set(['statistical', 'weighted']);
const monthCell = ({ span }: { readonly span: CivilRange }): TableCell => ({ text: monthLabel(span) });

/** The months ahead in every way. */
export function monthsTable(months: readonly MonthForecast[]): FigureTable {
  const names = ['goal', 'won', 'statistical', 'weighted', 'commit', 'best', 'pipeline'] as const;
  return tableOf<MonthForecast>(
    words.months,
    [
      { head: words.month, words: true, of: monthCell },
      ...names.map((id) => ({
        head: words[id],
        of: (month: MonthForecast) =>
          (estimated.has(id) ? rough : money)(waysOf(month).find((one) => one.id === id)?.amount),
      })),
    ],
    months,
  );
}

/** The statistical forecast as it is and as it would be, of the months that have one. */
export function whatIfTable({ months, currency }: Forecast, assumed: Assumptions): FigureTable {
  const amountOf = (month: MonthForecast): Money => ({ currency, amount: assume(month, assumed) });
  const than = ({ statistical }: MonthForecast): string => statistical?.amount.amount ?? '0';
  const table = tableOf<MonthForecast>(
    words.whatIf,
    [
      { head: words.month, words: true, of: monthCell },
      { head: words.statistical, of: ({ statistical }) => rough(statistical?.amount) },
      {
        head: words.assumed,
        of: (month) => ({ money: [amountOf(month)], as: 'result', rough: true }),
      },
      {
        head: words.difference,
        of: (month) => ({
          money: [{ currency, amount: subtractDecimals(amountOf(month).amount, than(month)) }],
          as: 'change',
          rough: true,
        }),
      },
    ],
    months.filter(({ statistical }) => statistical !== null),
  );
  return { ...table, note: { fa: assumptionsText(assumed, 'fa'), en: assumptionsText(assumed, 'en') } };
}

/** «تغییر نرخ برد: +۱۰٪، تغییر مبلغ معامله‌ها: بی‌تغییر» */
const assumptionsText = (assumed: Assumptions, locale: Locale): string =>
  assumptionNames
    .map((name) => {
      const percent = assumed[name];
      const sign = percent > 0 ? '+' : '';
      return `${words[name][locale]}: ${percent === 0 ? words.unchanged[locale] : `${sign}${formatPercent(percent, locale)}`}`;
    })
    .join(locale === 'fa' ? '، ' : ', ');

/** This month's forecast of each team. */
export const teamsTable = (teams: readonly TeamForecast[]): FigureTable =>
  tableOf<TeamForecast>(
    words.teams,
    [
      { head: words.team, words: true, of: ({ team }) => ({ text: nameText(team?.name ?? '—') }) },
      { head: words.won, of: ({ won }) => money(won) },
      { head: words.statistical, of: ({ statistical }) => rough(statistical?.amount) },
      { head: words.weighted, of: ({ weighted }) => rough(weighted) },
      { head: words.commit, of: ({ commit }) => money(commit) },
    ],
    teams,
  );

/** What each way would have foretold for months that are over, with the mean error of each. */
export function triedTable({ months, errors }: BackTest): FigureTable {
  type Line = { readonly name: Phrase; readonly came?: Money } & Record<
    'statistical' | 'weighted' | 'naive',
    Money
  >;
  const lines: readonly Line[] = [
    ...months.map(({ span, came, statistical, weighted, naive }) => ({
      name: monthLabel(span),
      came,
      statistical: statistical.amount,
      weighted,
      naive,
    })),
    ...(errors ? [{ name: words.error, ...errors }] : []),
  ];
  const way = (id: 'statistical' | 'weighted' | 'naive') => ({
    head: words[id],
    // The simple way tells what a month brought, which was counted; how far it was off is a mean.
    of: (line: Line) => (id === 'naive' && line.came ? money : rough)(line[id]),
  });
  return tableOf<Line>(
    words.tried,
    [
      { head: words.month, words: true, of: ({ name }) => ({ text: name }) },
      { head: words.came, of: ({ came }) => money(came) },
      way('statistical'),
      way('weighted'),
      way('naive'),
    ],
    lines,
  );
}

/** What was foretold for each month when it began, beside what came. */
export const keptTable = (months: readonly KeptForecast[]): FigureTable =>
  tableOf<KeptForecast>(
    words.kept,
    [
      { head: words.month, words: true, of: monthCell },
      { head: words.takenOn, words: true, of: ({ takenOn }) => ({ day: takenOn }) },
      { head: words.statistical, of: ({ statistical }) => rough(statistical?.amount) },
      { head: words.weighted, of: ({ weighted }) => rough(weighted) },
      { head: words.commit, of: ({ commit }) => money(commit) },
      { head: words.came, of: ({ came }) => result(came) },
    ],
    months,
  );
