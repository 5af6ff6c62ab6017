import { ChevronDown } from 'lucide-react';

import type { Money } from '#records/contract.ts';
import {
  CURRENCY_CODES,
  formatMoney,
  isCurrency,
  moneyParts,
  moneyUnitName,
  parseMoney,
  type Currency,
} from '#persian/money.ts';
import { Amount, Button, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { useMe } from '../data/me.ts';
import { isUnreadable, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';
import { TypedField } from './typed-field.tsx';

const words = { currency: { fa: 'واحد پول', en: 'Currency' } };

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

/** Amounts of currencies that we do not know keep their code. */
const known = (code: string): Currency | undefined => (isCurrency(code) ? code : undefined);

export type MoneyAmountProps = {
  readonly money: Money;
  /** «۱٫۲ میلیارد تومان», with the exact amount when pointed at. */
  readonly short?: boolean;
  readonly strong?: boolean;
};

/** An amount in the unit in which the workspace sees money, the unit small and muted after it. */
export const MoneyAmount = ({ money, short = false, strong = false }: MoneyAmountProps) => {
  const { locale } = useLocale();
  const unit = useMe().workspace.settings.displayUnit;
  const currency = known(money.currency);
  if (currency === undefined) return <Amount value={money.amount} unit={money.currency} strong={strong} />;
  const exact = moneyParts(money.amount, currency, { locale, unit });
  const parts = short ? moneyParts(money.amount, currency, { locale, unit, short }) : exact;
  const negative = money.amount.startsWith('-');
  return (
    <span
      title={short ? `${exact.number} ${exact.unit}` : undefined}
      className={[
        'whitespace-nowrap tabular-nums',
        negative ? 'text-danger' : '',
        strong ? 'font-strong' : '',
      ].join(' ')}
    >
      <bdi>{[parts.number, parts.scale].filter(Boolean).join(' ')}</bdi>
      <bdi className="ms-1 text-[0.85em] font-normal text-ink-muted">{parts.unit}</bdi>
    </span>
  );
};

const Display = ({ value }: DisplayProps) => (isMoney(value) ? <MoneyAmount money={value} /> : null);

const Editor = (props: EditorProps) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const unit = useMe().workspace.settings.displayUnit;
  const currency = (isMoney(props.value) ? known(props.value.currency) : undefined) ?? 'IRR';
  const nameOf = (code: Currency): string => moneyUnitName(code, unit)[locale];
  const choose = (code: Currency) => {
    if (isMoney(props.value)) props.onChange({ ...props.value, currency: code });
    else if (!isUnreadable(props.value)) props.onChange(null);
  };
  return (
    <TypedField<Money>
      {...props}
      key={currency}
      decimal
      read={(typed) => {
        const read = parseMoney(typed, currency, unit);
        return read.ok
          ? { ok: true, value: { amount: read.value, currency } }
          : { ok: false, why: read.phrase[locale] };
      }}
      write={(money) => moneyParts(money.amount, currency, { locale, unit }).number}
      echo={(money) =>
        Math.abs(Number(money.amount)) >= 1e7
          ? formatMoney(money.amount, currency, { locale, unit, short: true })
          : undefined
      }
      unit={
        <Menu
          label={text.currency}
          placement="bottom end"
          items={CURRENCY_CODES.map((code) => ({
            id: code,
            label: nameOf(code),
            shortcut: code,
            checked: code === currency,
            onSelect: () => choose(code),
          }))}
          trigger={
            <Button variant="quiet" aria-label={`${text.currency}: ${nameOf(currency)}`}>
              <span className="text-sm font-normal text-ink-muted">{nameOf(currency)}</span>
              <ChevronDown size={14} className="text-ink-faint" />
            </Button>
          }
        />
      }
    />
  );
};

/** An exact amount with its currency; rial unless another is chosen. */
export const money: FieldFace = { Display, Editor, end: true };
