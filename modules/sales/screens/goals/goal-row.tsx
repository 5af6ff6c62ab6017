import { classes, useLocale, useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';

import type { GoalProgress, Reached } from '../../contract/goals.ts';
import { RowsLink, useNumbers } from '../dashboard/figures.tsx';
import { goalWords } from '../../contract/words/goals.ts';

/** One goal: how far it is, how much of its time is over, and where this pace leads. */
export const GoalRow = ({ goal, quiet }: { readonly goal: GoalProgress; readonly quiet?: boolean }) => {
  const text = useWords(goalWords);
  const { share, number } = useNumbers();
  const { locale } = useLocale();
  const { progress } = goal;
  const whose = [goal.team?.name ?? goal.owner?.name ?? text.everybody, goal.product?.name].filter(Boolean);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="flex flex-wrap items-baseline gap-x-2 leading-title">
        <bdi className="min-w-0 truncate font-medium">{goal.title}</bdi>
        {quiet ? null : (
          <bdi className="min-w-0 truncate text-sm text-ink-muted">
            {whose.join(locale === 'fa' ? '، ' : ', ')}
          </bdi>
        )}
        {progress ? <span className="ms-auto font-strong">{share(progress.share)}</span> : null}
      </div>
      {progress ? (
        <>
          <Track {...progress} />
          <p className="flex flex-wrap items-baseline gap-x-1.5 text-sm text-ink-muted">
            <span className="text-ink">
              {'count' in progress.reached ? (
                <RowsLink
                  object={progress.object}
                  rows={progress.rows}
                  count={progress.reached.count}
                  label={goal.title}
                />
              ) : (
                <Told value={progress.reached} />
              )}
            </span>
            {text.ofTarget} <Told value={goal.target} />
            <span className={classes('ms-auto', toneOf(progress).text)}>
              {progress.share >= 1 ? (
                text.reached
              ) : progress.over >= 1 ? (
                text.over
              ) : (
                <>
                  {text.pace} <Told value={progress.pace} /> ({number(Math.round(progress.paceShare * 100))}
                  {locale === 'fa' ? '٪' : '%'})
                </>
              )}
            </span>
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-muted">{text.hidden}</p>
      )}
    </div>
  );
};

const Told = ({ value }: { readonly value: Reached }) => {
  const { number } = useNumbers();
  return 'count' in value ? <span>{number(value.count)}</span> : <MoneyAmount money={value.amount} short />;
};

type Progress = NonNullable<GoalProgress['progress']>;

/** What is reached as a bar, and a line where it would be if it went with time. */
const Track = (progress: Progress) => (
  <span aria-hidden="true" className="relative block h-2.5 rounded-small bg-surface-2">
    {progress.share <= 0 ? null : (
      <span
        className={classes('absolute inset-y-0 start-0 min-w-0.5 rounded-small', toneOf(progress).bar)}
        style={{ inlineSize: `${Math.min(1, progress.share) * 100}%` }}
      />
    )}
    {progress.over <= 0 || progress.over >= 1 ? null : (
      <span
        className="absolute -inset-y-0.5 w-0.5 bg-ink"
        style={{ insetInlineStart: `${progress.over * 100}%` }}
      />
    )}
  </span>
);

const firstDays = 0.15;

const tones = {
  calm: { bar: 'bg-accent', text: 'text-ink-muted' },
  good: { bar: 'bg-success', text: 'text-success' },
  far: { bar: 'bg-danger', text: 'text-danger' },
};

/** The first days of a period tell nothing yet, and a pace within a tenth of the target is nothing to worry about. */
const toneOf = ({ share, paceShare, over }: Progress): (typeof tones)['good'] => {
  if (share >= 1) return tones.good;
  if (over < firstDays) return tones.calm;
  if (paceShare >= 1 && over < 1) return tones.good;
  return over < 1 && paceShare >= 0.9 ? tones.calm : tones.far;
};
