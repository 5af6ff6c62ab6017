import type { Money } from '#records/contract.ts';
import { isCurrency } from '#persian/money.ts';
import { Amount, Money as KitMoney } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

export type MoneyAmountProps = {
  readonly money: Money;
  /** «۱٫۲ میلیارد تومان», with the exact amount when pointed at. */
  readonly short?: boolean;
  readonly strong?: boolean;
};

/** An amount of the API in the reader's unit; one of a currency that we do not know keeps its code. */
export const MoneyAmount = ({ money, short = false, strong = false }: MoneyAmountProps) =>
  isCurrency(money.currency) ? (
    <KitMoney amount={money.amount} currency={money.currency} short={short} strong={strong} />
  ) : (
    <Amount value={money.amount} unit={money.currency} short={short} strong={strong} />
  );

const Display = ({ value }: DisplayProps) => (isMoney(value) ? <MoneyAmount money={value} /> : null);

/** An exact amount with its currency; rial unless another is chosen. */
export const money: FieldFace = { Display, end: true };
