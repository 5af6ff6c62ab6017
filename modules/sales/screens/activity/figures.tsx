import { say } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';

import type { ActivityFigure, ActivityLine, ActivityReport } from '../../contract/activity.ts';
import { figureCell } from '../../contract/tables/activity.ts';
import { RowsLink } from '../dashboard/figures.tsx';

/** What is drawn, in the order of its colours: the others are parts of them. */
export const drawnFigures = ['calls', 'meetings', 'tasks', 'notes'] as const;
export const categoryOfFigure = { calls: 1, meetings: 0, tasks: 5, notes: 9 } as const;

/** The figures of a report that this reader may see. */
export const figuresSeen = <Figure extends ActivityFigure>(
  { told }: ActivityReport,
  figures: readonly Figure[],
): readonly Figure[] => figures.filter((name) => told.includes(name));

/** A number of a line that opens the records that it counts. */
export const FigureLink = (props: {
  readonly report: ActivityReport;
  readonly line: ActivityLine;
  readonly figure: ActivityFigure;
}) => {
  const { locale } = useLocale();
  const { count, opens } = figureCell(props.report, props.line, props.figure);
  return opens ? (
    <RowsLink object={opens.object} rows={opens.rows} count={count} label={say(opens.label, locale)} />
  ) : null;
};
