import {
  activityFigures,
  activityRows,
  answeredShare,
  type ActivityFigure,
  type ActivityGroup,
  type ActivityLine,
  type ActivityReport,
} from '../activity.ts';
import { labelled, tableOf, type Cell, type FigureTable, type TableCell } from '../table.ts';
import { activityWords as words, figureWords, groupNames } from '../words/activity.ts';
import { dashboardWords } from '../words/dashboard.ts';

/** Every figure of every line, of people and teams beside the period before and the same of last year; all together last. */
export function activityTable(report: ActivityReport, by: ActivityGroup): FigureTable {
  const withBeside = (line: ActivityLine, cell: (of: ActivityLine['now']) => Cell, now: Cell): TableCell =>
    line.before && line.lastYear ? { ...now, beside: [cell(line.before), cell(line.lastYear)] } : now;
  const figure = (name: ActivityFigure) => ({
    head: figureWords[name],
    of: (line: ActivityLine): TableCell =>
      withBeside(line, (then) => ({ count: then[name] }), figureCell(report, line, name)),
  });
  const seen = (names: readonly ActivityFigure[]) =>
    names.filter((name) => report.told.includes(name)).map(figure);
  return tableOf<ActivityLine>(
    by === 'person' || by === 'team' ? words.lines : words.periods,
    [
      { head: groupNames[by], words: true, of: ({ label }) => ({ text: label }) },
      ...seen(['calls', 'outgoing', 'reached']),
      ...(report.told.includes('reached')
        ? [
            {
              head: words.answered,
              of: (line: ActivityLine): TableCell =>
                withBeside(line, (then) => ({ share: answeredShare(then) }), {
                  share: answeredShare(line.now),
                }),
            },
          ]
        : []),
      ...(report.told.includes('minutes')
        ? [
            {
              head: words.talk,
              of: (line: ActivityLine): TableCell =>
                withBeside(line, (then) => ({ minutes: then.minutes }), { minutes: line.now.minutes }),
            },
          ]
        : []),
      ...seen(['meetings', 'tasks', 'notes']),
    ],
    [...report.lines, { key: 'total', label: dashboardWords.total, ...report.total }],
  );
}

/** A number of a line that opens the records that it counts. */
export const figureCell = (
  report: ActivityReport,
  line: ActivityLine,
  figure: ActivityFigure,
): Extract<Cell, { count: number }> => ({
  count: line.now[figure],
  opens: {
    object: activityFigures[figure].object,
    rows: activityRows(figure, line.span ?? report.instants.now, line.owners ?? report.owners),
    label: labelled(line.label, figureWords[figure]),
  },
});
