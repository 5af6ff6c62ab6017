import { say } from '#persian/bilingual.ts';
import { WEEKDAYS } from '#persian/jalali/words.ts';
import { Link, useLocale, useWords, WideFrame } from '#web/kit/index.ts';
import { filteredHref } from '#web/records/index.ts';

import type { CallCell, CallRates } from '../../contract/call-rates.ts';
import { useNumbers } from '../dashboard/figures.tsx';
import { callRateWords } from '../../contract/words/call-rates.ts';
import { sellerWords } from '../../contract/words/sellers.ts';

/** Days of the week by hours: the fuller a cell, the more of the calls were answered; each opens to its calls. */
export const CallWeek = (props: {
  readonly cells: readonly CallCell[];
  readonly hours: readonly CallRates[];
}) => {
  const text = useWords(callRateWords);
  const { locale } = useLocale();
  const { number } = useNumbers();
  const known = props.hours.map(({ key }) => Number(key));
  const [from, to] = [Math.min(...known), Math.max(...known)];
  const hours = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const best = Math.max(...props.cells.map(({ reached }) => reached.rate), 0.01);
  return (
    <WideFrame className="px-4">
      <table aria-label={text.week} className="w-full min-w-[30rem] border-separate border-spacing-0.5">
        <thead>
          <tr className="text-sm text-ink-muted">
            <th scope="col" className="pe-2 text-start font-normal">
              {text.weekday}
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="text-center font-normal">
                {number(hour)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday, day) => (
            <tr key={weekday.en}>
              <th scope="row" className="pe-2 text-start font-normal whitespace-nowrap">
                {say(weekday, locale)}
              </th>
              {hours.map((hour) => (
                <td key={hour} className="h-9 p-0 text-center">
                  <Cell
                    cell={props.cells.find((one) => one.weekday === day && one.hour === hour)}
                    best={best}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideFrame>
  );
};

const Cell = ({ cell, best }: { readonly cell: CallCell | undefined; readonly best: number }) => {
  const words = useWords(sellerWords);
  const { locale } = useLocale();
  const { number, share } = useNumbers();
  if (!cell) return <span className="block h-full rounded-small bg-surface-2/50" />;
  const { reached, rows, weekday, hour } = cell;
  const day = WEEKDAYS[weekday];
  return (
    <Link
      quiet
      href={filteredHref('call', rows)}
      aria-label={`${day ? say(day, locale) : ''} ${number(hour)}: ${share(reached.rate)} – ${words.counted(number(reached.wins), number(reached.tries))}`}
    >
      <span
        className="flex h-9 items-center justify-center rounded-small text-sm"
        style={{
          backgroundColor: `color-mix(in oklab, var(--accent) ${Math.round((reached.rate / best) * 45)}%, var(--surface-1))`,
        }}
      >
        {share(reached.rate)}
      </span>
    </Link>
  );
};
