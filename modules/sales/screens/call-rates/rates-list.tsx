import { say } from '#persian/bilingual.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import type { CallRates } from '../../contract/call-rates.ts';
import { groupName, type CallDivision } from '../../contract/tables/calls.ts';
import { callRateWords } from '../../contract/words/call-rates.ts';
import { RowsLink, useNumbers } from '../dashboard/figures.tsx';
import { RateTrack } from '../sellers/rate-track.tsx';

/** How often somebody answered, group by group: a point on its interval beside the line of all calls. */
export const RatesList = (props: {
  readonly division: CallDivision;
  readonly rates: readonly CallRates[];
  readonly all: CallRates | null;
}) => {
  const { division, rates, all } = props;
  const text = useWords(callRateWords);
  const { locale } = useLocale();
  const { number, share } = useNumbers();
  return (
    <ul className="flex flex-col gap-1.5 px-4">
      {rates.map((one) => {
        const name = say(groupName(division, one), locale);
        return (
          <li
            key={one.key ?? 'none'}
            className="grid grid-cols-[7rem_minmax(0,1fr)_7rem] items-center gap-2 text-sm"
          >
            <bdi className="truncate">{name}</bdi>
            <RateTrack rate={one.reached} team={rateOfAll(all)} category={1} />
            <span className="text-end">
              {share(one.reached.rate)}{' '}
              <span className="text-ink-muted">
                ({number(one.reached.wins)}
                {' / '}
                <RowsLink
                  object="call"
                  rows={one.rows}
                  count={one.reached.tries}
                  label={`${name} – ${text.calls}`}
                />
                )
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
};

/** As it was counted. */
const rateOfAll = (all: CallRates | null): number =>
  all === null || all.reached.tries === 0 ? 0 : all.reached.wins / all.reached.tries;
