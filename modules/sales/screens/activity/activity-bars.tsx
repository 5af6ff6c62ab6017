import { say } from '#persian/bilingual.ts';
import { CategoryDot, classes, useLocale, useWords } from '#web/kit/index.ts';

import { answeredShare, type ActivityLine, type ActivityReport } from '../../contract/activity.ts';
import { Bar, useNumbers } from '../dashboard/figures.tsx';
import { categoryOfFigure, drawnFigures, FigureLink, figuresSeen } from './figures.tsx';
import { activityWords, figureWords } from '../../contract/words/activity.ts';

/** A line for each person, team or period: how much of what was done, and how often somebody answered. */
export const ActivityBars = ({ report }: { readonly report: ActivityReport }) => {
  const { lines } = report;
  const figures = figuresSeen(report, drawnFigures);
  const sizeOf = ({ now }: ActivityLine): number => figures.reduce((sum, name) => sum + now[name], 0);
  const most = Math.max(...lines.map(sizeOf), 1);
  return (
    <ul className={classes('grid gap-x-8 gap-y-3 px-4 pt-1', lines.length > 3 && 'md:grid-cols-2')}>
      {lines.map((line) => (
        <Line
          key={line.key ?? 'nobody'}
          report={report}
          line={line}
          figures={figures}
          share={sizeOf(line) / most}
        />
      ))}
    </ul>
  );
};

const Line = (props: {
  readonly report: ActivityReport;
  readonly line: ActivityLine;
  readonly figures: readonly (typeof drawnFigures)[number][];
  /** Of the longest. */
  readonly share: number;
}) => {
  const { report, line, figures, share } = props;
  const text = useWords(activityWords);
  const { locale } = useLocale();
  const numbers = useNumbers();
  const answered = answeredShare(line.now);
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <div className="flex items-baseline gap-2 leading-title">
        <bdi className="min-w-0 truncate font-medium">{say(line.label, locale)}</bdi>
        {answered === null ? null : (
          <span className="ms-auto text-sm whitespace-nowrap text-ink-muted">
            {text.answered} <span className="text-ink">{numbers.share(answered)}</span>
          </span>
        )}
      </div>
      <div className="h-2 rounded-small bg-surface-2">
        <div className="flex h-full gap-px" style={{ inlineSize: `${share * 100}%` }}>
          {figures
            .filter((name) => line.now[name] > 0)
            .map((name) => (
              <span key={name} className="block h-full min-w-0.5" style={{ flexGrow: line.now[name] }}>
                <Bar share={1} category={categoryOfFigure[name]} />
              </span>
            ))}
        </div>
      </div>
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
        {figures.map((name) => (
          <span key={name} className="inline-flex items-center gap-1 whitespace-nowrap">
            <CategoryDot category={categoryOfFigure[name]} />
            {say(figureWords[name], locale)} <FigureLink report={report} line={line} figure={name} />
          </span>
        ))}
      </p>
    </li>
  );
};
