import { say } from '#persian/bilingual.ts';
import { Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import {
  answeredShare,
  type Activity,
  type ActivityFigure,
  type ActivityReport,
} from '../../contract/activity.ts';
import { useTalkTime } from '../dashboard/figure-table.tsx';
import { useNumbers } from '../dashboard/figures.tsx';
import { Beside, Tile } from '../dashboard/tile.tsx';
import { dashboardWords } from '../../contract/words/dashboard.ts';
import { figuresSeen, FigureLink } from './figures.tsx';
import { activityWords, figureWords } from '../../contract/words/activity.ts';

const grid = 'grid grid-cols-3 gap-4 max-md:grid-cols-2 max-sm:gap-3';

/** Everything that was done in the period beside the one before and the same last year. */
export const ActivityTiles = ({ report }: { readonly report: ActivityReport | undefined }) => {
  const seen = report && figuresSeen(report, ['calls', 'meetings', 'tasks', 'notes']);
  if (!report || !seen)
    return (
      <div className={grid}>
        {['calls', 'answered', 'talk', 'meetings', 'tasks', 'notes'].map((tile) => (
          <div key={tile} className="h-37 rounded-card bg-surface-1 p-4">
            <Skeleton className="h-6 w-24" lines={2} />
          </div>
        ))}
      </div>
    );
  return (
    <div className={grid}>
      {seen.map((figure) =>
        figure === 'calls' ? (
          <CallTiles key={figure} report={report} />
        ) : (
          <CountTile key={figure} report={report} figure={figure} />
        ),
      )}
    </div>
  );
};

const CallTiles = ({ report }: { readonly report: ActivityReport }) => (
  <>
    <CountTile report={report} figure="calls" />
    {report.told.includes('reached') ? <AnsweredTile report={report} /> : null}
    {report.told.includes('minutes') ? <TalkTile report={report} /> : null}
  </>
);

const CountTile = ({
  report,
  figure,
}: {
  readonly report: ActivityReport;
  readonly figure: ActivityFigure;
}) => {
  const text = useWords(dashboardWords);
  const { locale } = useLocale();
  const { number } = useNumbers();
  const { now, before, lastYear } = report.total;
  const line = { key: null, label: figureWords[figure], now };
  return (
    <Tile title={say(figureWords[figure], locale)} aside={null}>
      <span className="font-strong">
        <FigureLink report={report} line={line} figure={figure} />
      </span>
      <Besides
        of={(then) => number(then[figure])}
        change={(then) => (then[figure] === 0 ? null : now[figure] / then[figure] - 1)}
        before={before}
        lastYear={lastYear}
        text={text}
      />
    </Tile>
  );
};

const AnsweredTile = ({ report }: { readonly report: ActivityReport }) => {
  const text = useWords(dashboardWords);
  const words = useWords(activityWords);
  const { number, share } = useNumbers();
  const { now, before, lastYear } = report.total;
  const mine = answeredShare(now);
  return (
    <Tile
      title={words.answered}
      aside={
        now.outgoing === 0 ? null : (
          <span className="text-sm text-ink-muted max-sm:hidden">
            {words.answeredOf(number(now.reached), number(now.outgoing))}
          </span>
        )
      }
    >
      <span className="font-strong">{share(mine)}</span>
      <Besides
        of={(then) => share(answeredShare(then))}
        change={(then) => {
          const theirs = answeredShare(then);
          return mine === null || theirs === null ? null : mine - theirs;
        }}
        points
        before={before}
        lastYear={lastYear}
        text={text}
      />
    </Tile>
  );
};

const TalkTile = ({ report }: { readonly report: ActivityReport }) => {
  const text = useWords(dashboardWords);
  const words = useWords(activityWords);
  const talk = useTalkTime();
  const { now, before, lastYear } = report.total;
  return (
    <Tile title={words.talk} aside={null}>
      <span className="font-strong">{talk(now.minutes)}</span>
      <Besides
        of={(then) => talk(then.minutes)}
        change={(then) => (then.minutes === 0 ? null : now.minutes / then.minutes - 1)}
        before={before}
        lastYear={lastYear}
        text={text}
      />
    </Tile>
  );
};

const Besides = (props: {
  readonly of: (then: Activity) => string;
  readonly change: (then: Activity) => number | null;
  readonly points?: boolean;
  readonly before: Activity;
  readonly lastYear: Activity;
  readonly text: { readonly before: string; readonly lastYear: string };
}) => {
  const { of, change, points = false, before, lastYear, text } = props;
  return (
    <dl className="flex flex-col gap-0.5 text-sm">
      <Beside label={text.before} change={change(before)} points={points}>
        {of(before)}
      </Beside>
      <Beside label={text.lastYear} change={change(lastYear)} points={points}>
        {of(lastYear)}
      </Beside>
    </dl>
  );
};
