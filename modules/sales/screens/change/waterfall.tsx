import { say } from '#persian/bilingual.ts';
import { classes, Link, useLocale, useWords } from '#web/kit/index.ts';
import { filteredHref, MoneyAmount } from '#web/records/index.ts';

import type { Change, ChangeSide } from '../../contract/change.ts';
import { useNumbers } from '../dashboard/figures.tsx';
import { changeWords, partNames } from '../../contract/words/change.ts';

/** From the one revenue to the other, cause by cause: each bar begins where the one before it ended. */
export const Waterfall = ({ former, now, parts }: Change) => {
  const text = useWords(changeWords);
  const { locale } = useLocale();
  const steps = stepsOf(
    Number(former.revenue.amount),
    parts.map(({ amount }) => Number(amount.amount)),
  );
  const edges = [0, Number(now.revenue.amount), ...steps.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...edges), Math.max(...edges, 1)];
  const place = (from: number, to: number) => ({
    insetInlineStart: `${((Math.min(from, to) - low) / (high - low)) * 100}%`,
    inlineSize: `${(Math.abs(to - from) / (high - low)) * 100}%`,
  });
  return (
    <ul className="flex flex-col gap-1.5 px-4">
      <Side name={text.former} side={former} style={place(0, Number(former.revenue.amount))} />
      {parts.map(({ part, amount }, index) => {
        const { from, to } = steps[index] ?? { from: 0, to: 0 };
        return (
          <li key={part} className={row}>
            <span className="min-w-0">
              {say(partNames[part], locale)}
              <span className="block text-xs text-ink-muted">{say(partNames[part].hint, locale)}</span>
            </span>
            <Track tone={to < from ? 'bg-danger' : 'bg-success'} style={place(from, to)} />
            <span className="text-end tabular-nums">
              {to > from ? '+' : null}
              <MoneyAmount money={amount} short />
            </span>
          </li>
        );
      })}
      <Side name={text.now} side={now} style={place(0, Number(now.revenue.amount))} />
    </ul>
  );
};

const row =
  'grid min-h-11 grid-cols-[13rem_minmax(0,1fr)_9rem] items-center gap-3 leading-title max-sm:grid-cols-[minmax(0,1fr)_auto]';

const Side = (props: { readonly name: string; readonly side: ChangeSide; readonly style: Placed }) => {
  const { name, side, style } = props;
  const text = useWords(changeWords);
  const { number } = useNumbers();
  const wins = text.wins(number(side.won), number(side.decided));
  const leads = text.leadCount(number(side.leads?.count ?? 0));
  return (
    <li className={row}>
      <span className="min-w-0 font-medium">
        {name}
        <span className="block text-xs font-normal text-ink-muted">
          {side.won === 0 ? (
            wins
          ) : (
            <Link quiet href={filteredHref('deal', side.rows)} aria-label={`${name}: ${wins}`}>
              <span className="underline decoration-surface-3 underline-offset-4">{wins}</span>
            </Link>
          )}
          {side.leads === null ? null : ' · '}
          {side.leads?.count === 0 ? leads : null}
          {side.leads !== null && side.leads.count > 0 ? (
            <Link quiet href={filteredHref('lead', side.leads.rows)} aria-label={`${name}: ${leads}`}>
              <span className="underline decoration-surface-3 underline-offset-4">{leads}</span>
            </Link>
          ) : null}
        </span>
      </span>
      <Track tone="bg-accent" style={style} />
      <span className="text-end tabular-nums">
        <MoneyAmount money={side.revenue} short strong />
      </span>
    </li>
  );
};

type Placed = { readonly insetInlineStart: string; readonly inlineSize: string };

const Track = ({ tone, style }: { readonly tone: string; readonly style: Placed }) => (
  <span
    aria-hidden="true"
    className="relative block h-6 rounded-small bg-surface-2/60 max-sm:order-last max-sm:col-span-2 max-sm:h-3"
  >
    <span className={classes('absolute inset-y-0 min-w-px rounded-small', tone)} style={style} />
  </span>
);

function stepsOf(
  start: number,
  parts: readonly number[],
): readonly { readonly from: number; readonly to: number }[] {
  let at = start;
  return parts.map((amount) => {
    const from = at;
    at += amount;
    return { from, to: at };
  });
}
