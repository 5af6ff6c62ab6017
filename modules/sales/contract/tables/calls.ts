import type { Phrase } from '#persian/bilingual.ts';
import { localDigits } from '#persian/digits.ts';
import { WEEKDAYS } from '#persian/jalali/words.ts';
import type { AnswerRates, CallRates, CallRatesReport } from '../call-rates.ts';
import { counted, labelled, nameText, tableOf, type FigureTable, type TableCell } from '../table.ts';
import { callRateWords as words } from '../words/call-rates.ts';
import { intervalCell, rateCell } from './sellers.ts';

/** What calls are divided by. */
export const callDivisions = ['hours', 'weekdays', 'callers', 'scripts'] as const;
export type CallDivision = (typeof callDivisions)[number];

const heads: Readonly<Record<CallDivision, Phrase>> = {
  hours: words.hour,
  weekdays: words.weekday,
  callers: words.caller,
  scripts: words.script,
};

/** What one of its groups is called: «۱۴:۰۰», «سه‌شنبه», a person, a script. */
export function groupName(division: CallDivision, { key, title }: CallRates): Phrase {
  if (division === 'hours') {
    const hour = `${(key ?? '').padStart(2, '0')}:00`;
    return { fa: localDigits(hour, 'fa'), en: hour };
  }
  if (division === 'weekdays') return WEEKDAYS[Number(key)] ?? words.unnamed;
  if (title !== null) return nameText(title);
  return division === 'callers' && key === null ? words.nobody : words.unnamed;
}

/** How calls went that differ in one thing. */
export function callsTable(report: CallRatesReport, division: CallDivision): FigureTable {
  const rates = report[division] ?? [];
  const rate = (which: 'reached' | 'interested' | 'meetings') => [
    { head: words[which], of: (one: CallRates): TableCell => rateCell(one[which]) },
    {
      head: labelled(words.interval, words[which]),
      of: (one: CallRates): TableCell => intervalCell(one[which]),
    },
  ];
  return tableOf<CallRates>(
    words[division],
    [
      { head: heads[division], words: true, of: (one) => ({ text: groupName(division, one) }) },
      {
        head: words.calls,
        of: (one) =>
          counted(one.reached.tries, 'call', one.rows, labelled(groupName(division, one), words.calls)),
      },
      ...rate('reached'),
      ...rate('interested'),
      ...(rates.some(({ meetings }) => meetings !== null) ? rate('meetings') : []),
    ],
    rates,
  );
}

/** What customers said to each step of each script, and what came of the calls in which they did. */
export const answersTable = (answers: readonly AnswerRates[]): FigureTable =>
  tableOf<AnswerRates>(
    words.answers,
    [
      { head: words.answer, words: true, of: ({ answer }) => ({ text: nameText(answer) }) },
      { head: words.step, words: true, of: ({ step }) => ({ text: nameText(step) }) },
      {
        head: words.script,
        words: true,
        of: ({ script }) => ({ text: script === '' ? words.unnamed : nameText(script) }),
      },
      {
        head: words.calls,
        of: ({ step, answer, made, rows }) =>
          counted(made, 'script_answer', rows, labelled(nameText(step), nameText(answer))),
      },
      { head: words.interested, of: ({ interested }) => rateCell(interested) },
      ...(answers.some(({ meetings }) => meetings !== null)
        ? [
            { head: words.meetings, of: ({ meetings }: AnswerRates) => rateCell(meetings) },
            {
              head: labelled(words.interval, words.meetings),
              of: ({ meetings }: AnswerRates) => intervalCell(meetings),
            },
          ]
        : []),
    ],
    answers,
  );
