import { say } from '#persian/bilingual.ts';
import { compareDecimals } from '#persian/decimal.ts';
import { formatPercent, localDigits } from '#persian/digits.ts';
import { formatMoney, isCurrency } from '#persian/money.ts';
import type { Money } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import type { Change } from '../../contract/change.ts';
import { changeWords, partNames } from '../../contract/words/change.ts';

/** Why, in words: by how much, what did most, and what worked against it. */
export const ChangeSentence = ({ former, change, parts }: Change) => {
  const text = useWords(changeWords);
  const { locale, digits } = useLocale();
  const tell = useMoneyText();
  const sign = compareDecimals(change.amount, '0');
  if (sign === 0) return <p>{text.same}</p>;
  const was = Number(former.revenue.amount);
  const share =
    was > 0
      ? text.share(formatPercent(Math.abs(Math.round((Number(change.amount) / was) * 100)), digits))
      : '';
  const ordered = parts.toSorted(
    (one, other) => sign * (Number(other.amount.amount) - Number(one.amount.amount)),
  );
  const [first, last] = [ordered[0], ordered.at(-1)];
  const opposes = last !== undefined && compareDecimals(last.amount.amount, '0') === -sign;
  return (
    <p>
      <span className="font-strong">{(sign > 0 ? text.rose : text.fell)(tell(change, 'size'), share)}</span>{' '}
      {first ? text.mostly(say(partNames[first.part], locale), tell(first.amount, 'signed')) : null}{' '}
      {opposes ? text.although(say(partNames[last.part], locale), tell(last.amount, 'signed')) : null}
    </p>
  );
};

/** Money within a sentence: short, without a sign or with either. */
function useMoneyText(): (money: Money, how: 'size' | 'signed') => string {
  const { locale, digits, moneyUnit: unit } = useLocale();
  return ({ amount, currency }, how) => {
    const size = amount.replace('-', '');
    const told = isCurrency(currency)
      ? formatMoney(size, currency, { locale, unit, short: true })
      : `${size} ${currency}`;
    const sign = how === 'size' ? '' : amount.startsWith('-') ? '−' : '+';
    return localDigits(`${sign}${told}`, digits);
  };
}
