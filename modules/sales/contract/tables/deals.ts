import type { Phrase } from '#persian/bilingual.ts';
import type { Choice } from '#records/contract.ts';
import type { Change } from '../change.ts';
import type { FrameStage, Held, Outcome, Reason, StageFlow, StageHeld, WinRate } from '../reports.ts';
import {
  counted,
  labelled,
  nameText,
  tableOf,
  type Cell,
  type FigureTable,
  type TableCell,
} from '../table.ts';
import { changeWords, partNames } from '../words/change.ts';
import { dashboardWords as words } from '../words/dashboard.ts';

type StageOf = (id: string) => Pick<FrameStage, 'name' | 'color'> | undefined;

const stageCell = (stage: ReturnType<StageOf>): TableCell =>
  stage ? { text: nameText(stage.name), dot: stage.color } : { text: nameText('—') };

const stageLabel = (stage: ReturnType<StageOf>, of: Phrase): Phrase =>
  labelled(nameText(stage?.name ?? ''), of);

/** Won, lost and the win rate beside the period before and the same last year. */
export function outcomeTable({ now, before, lastYear }: Outcome): FigureTable {
  type Line = { readonly name: Phrase; readonly of: (side: Outcome['now']) => Held | number | null };
  const lines: readonly Line[] = [
    { name: words.won, of: ({ won }) => won },
    { name: words.lost, of: ({ lost }) => lost },
    { name: words.winRate, of: ({ winRate }) => winRate },
  ];
  const cell = ({ name, of }: Line, side: Outcome['now']): Cell => {
    const figure = of(side);
    return typeof figure === 'object' && figure !== null
      ? counted(figure.count, 'deal', figure.rows, name)
      : { share: figure };
  };
  const value = ({ of }: Line, side: Outcome['now']): Cell => {
    const figure = of(side);
    return { money: typeof figure === 'object' && figure !== null ? figure.value : [] };
  };
  return tableOf<Line>(
    words.outcome,
    [
      { head: words.outcomeOf, words: true, of: ({ name }) => ({ text: name }) },
      {
        head: words.count,
        of: (line) => ({ ...cell(line, now), beside: [cell(line, before), cell(line, lastYear)] }),
      },
      {
        head: words.value,
        of: (line) => ({ ...value(line, now), beside: [value(line, before), value(line, lastYear)] }),
      },
    ],
    lines,
  );
}

/** Open deals per stage. */
export const pipelineTable = (stages: readonly StageHeld[], stageOf: StageOf): FigureTable =>
  tableOf<StageHeld>(
    words.pipeline,
    [
      { head: words.stage, words: true, of: ({ stage }) => stageCell(stageOf(stage)) },
      {
        head: words.count,
        of: ({ stage, count, rows }) => counted(count, 'deal', rows, nameText(stageOf(stage)?.name ?? '')),
      },
      { head: words.value, of: ({ value }) => ({ money: value }) },
      { head: words.weighted, of: ({ weighted }) => ({ money: weighted, rough: true }) },
      { head: words.ageDays, of: ({ age }) => ({ days: age }) },
      {
        head: words.late,
        of: ({ stage, late }) =>
          counted(late.count, 'deal', late.rows, stageLabel(stageOf(stage), words.late)),
      },
    ],
    stages,
  );

/** How deals went through the stages. */
export function flowTable(stages: readonly StageFlow[], stageOf: StageOf): FigureTable {
  const moves = (which: 'entered' | 'on' | 'lost' | 'back') => ({
    head: words[which],
    of: (row: StageFlow): TableCell =>
      counted(
        row[which].count,
        'stage_change',
        row[which].rows,
        stageLabel(stageOf(row.stage), words[which]),
      ),
  });
  return tableOf<StageFlow>(
    words.flow,
    [
      { head: words.stage, words: true, of: ({ stage }) => stageCell(stageOf(stage)) },
      moves('entered'),
      moves('on'),
      moves('lost'),
      moves('back'),
      { head: words.conversion, of: ({ conversion }) => ({ share: conversion }) },
      { head: words.velocity, of: ({ days }) => ({ days }) },
      { head: words.lostValue, of: ({ lost }) => ({ money: lost.value }) },
    ],
    stages,
  );
}

export const reasonName = ({ reason }: Reason): Phrase =>
  reason?.title ? nameText(reason.title) : words.noReason;

/** Why deals were lost. */
export const reasonsTable = (reasons: readonly Reason[]): FigureTable =>
  tableOf<Reason>(
    words.reasons,
    [
      { head: words.reason, words: true, of: (row) => ({ text: reasonName(row) }) },
      { head: words.count, of: (row) => counted(row.count, 'deal', row.rows, reasonName(row)) },
      { head: words.value, of: ({ value }) => ({ money: value }) },
    ],
    reasons,
  );

/** What one value of a field is called: the word of a choice, the name of a record, yes or no. */
export const winRateName =
  (choices: readonly Choice[]) =>
  ({ key, title }: WinRate): Phrase =>
    title === null
      ? (choices.find((one) => one.key === key)?.label ??
        (key === 'true' ? words.yes : key === 'false' ? words.no : words.untold))
      : nameText(title);

/** How deals ended by anything. @param head what they are told by @param nameOf what one of its values is called */
export function winRateTable(
  rates: readonly WinRate[],
  head: Phrase,
  nameOf: (rate: WinRate) => Phrase,
): FigureTable {
  const ended = (which: 'won' | 'lost') => ({
    head: words[which],
    of: (row: WinRate): TableCell =>
      counted(row[which].count, row.object, row[which].rows, labelled(nameOf(row), words[which])),
  });
  return tableOf<WinRate>(
    { fa: `${words.winRateBy.fa} ${head.fa}`, en: `${words.winRateBy.en} ${head.en.toLowerCase()}` },
    [
      { head, words: true, of: (row) => ({ text: nameOf(row) }) },
      ended('won'),
      ended('lost'),
      { head: words.winRate, of: ({ winRate }) => ({ share: winRate }) },
      // Of meetings with competitors no amount is told, nor to whom amounts are hidden.
      ...(rates.some(({ won }) => won.value.length > 0)
        ? [{ head: words.value, of: ({ won }: WinRate): TableCell => ({ money: won.value }) }]
        : []),
    ],
    rates,
  );
}

/** The causes of a change between the revenue before and the revenue now: they sum to it. */
export function changeTable({ former, now, parts }: Change): FigureTable {
  type Line = { readonly name: Phrase; readonly amount: Change['change']; readonly as: 'result' | 'change' };
  const lines: readonly Line[] = [
    { name: changeWords.former, amount: former.revenue, as: 'result' },
    ...parts.map(({ part, amount }) => ({ name: partNames[part], amount, as: 'change' as const })),
    { name: changeWords.now, amount: now.revenue, as: 'result' },
  ];
  return tableOf<Line>(
    changeWords.title,
    [
      { head: changeWords.cause, words: true, of: ({ name }) => ({ text: name }) },
      { head: changeWords.effect, of: ({ amount, as }) => ({ money: [amount], as }) },
    ],
    lines,
  );
}
