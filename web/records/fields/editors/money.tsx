import { ChevronDown } from 'lucide-react';
import type { Money } from '#records/contract.ts';
import { localDigits } from '#persian/digits.ts';
import {
  CURRENCY_CODES,
  formatMoney,
  isCurrency,
  moneyParts,
  moneyUnitName,
  parseMoney,
  type Currency,
} from '#persian/money.ts';
import { Button, Menu, useLocale, useWords } from '#web/kit/index.ts';
import { isUnreadable, type EditorProps } from '../face.ts';
import { TypedField } from './typed-field.tsx';
import { isMoney } from '../money.tsx';

const words = { currency: { fa: 'واحد پول', en: 'Currency' } };

/** From so many rials on, a short form says whether a zero was forgotten. */
const echoedFrom = 10_000_000;

export const Editor = (props: EditorProps) => {
  const { locale, digits, moneyUnit: unit } = useLocale();
  const text = useWords(words);
  const given = isMoney(props.value) && isCurrency(props.value.currency) ? props.value.currency : undefined;
  const currency: Currency = given ?? 'IRR';
  const nameOf = (code: Currency): string => moneyUnitName(code, unit)[locale];
  const choose = (code: Currency) => {
    if (isMoney(props.value)) props.onChange({ ...props.value, currency: code });
    else if (!isUnreadable(props.value)) props.onChange({ amount: '0', currency: code });
  };
  return (
    <TypedField<Money>
      {...props}
      key={currency}
      kind="number"
      read={(typed) => {
        const read = parseMoney(typed, currency, unit);
        return read.ok
          ? { ok: true, value: { amount: read.value, currency } }
          : { ok: false, why: read.phrase[locale] };
      }}
      write={(money) => localDigits(moneyParts(money.amount, currency, { locale, unit }).number, digits)}
      echo={(money) =>
        Math.abs(Number(money.amount)) >= echoedFrom
          ? localDigits(formatMoney(money.amount, currency, { locale, unit, short: true }), digits)
          : undefined
      }
      unit={
        // Its sign stands where those of the other fields do.
        <span className="-me-2 flex">
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
                <ChevronDown size={16} className="text-ink-muted" />
              </Button>
            }
          />
        </span>
      }
    />
  );
};
