import { PhoneCall, PhoneOff } from 'lucide-react';

import { useLocale, useWords } from '#web/kit/index.ts';

import type { CallHint, CallRatesReport } from '../../contract/call-rates.ts';
import { RowsLink, useNumbers } from '../dashboard/figures.tsx';
import { callRateWords, hintText, partOfWeek } from '../../contract/words/call-rates.ts';

/** When not to call, in a sentence; and when to, where that is known. */
export const CallHints = ({ hints, all }: Pick<CallRatesReport, 'hints' | 'all'>) => {
  const text = useWords(callRateWords);
  const { number } = useNumbers();
  return (
    <div className="flex flex-col gap-2 px-4 pb-1">
      {hints.length === 0 ? <p>{text.undecided}</p> : null}
      <ul className="flex flex-col gap-2">
        {hints.map((hint) => (
          <Hint key={`${hint.weekday} ${hint.part}`} hint={hint} hints={hints} />
        ))}
      </ul>
      {all ? (
        <p className="text-sm text-ink-muted">
          {text.all(number(all.reached.wins), number(all.reached.tries))}
        </p>
      ) : null}
    </div>
  );
};

const Hint = ({ hint, hints }: { readonly hint: CallHint; readonly hints: readonly CallHint[] }) => {
  const text = useWords(callRateWords);
  const { locale } = useLocale();
  const { kind, reached, rows } = hint;
  return (
    <li className="flex items-start gap-2">
      {kind === 'avoid' ? (
        <PhoneOff size={18} aria-hidden="true" className="mt-1 shrink-0 text-danger" />
      ) : (
        <PhoneCall size={18} aria-hidden="true" className="mt-1 shrink-0 text-success" />
      )}
      <p>
        {hintText(hint, hints, locale)}{' '}
        <span className="text-sm text-ink-muted">
          (
          <RowsLink
            object="call"
            rows={rows}
            count={reached.tries}
            label={`${partOfWeek(hint, locale)} – ${text.calls}`}
          />{' '}
          {text.ofCalls})
        </span>
      </p>
    </li>
  );
};
