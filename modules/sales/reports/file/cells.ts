import type { Phrase } from '#persian/bilingual.ts';
import { shiftDecimal } from '#persian/decimal.ts';
import { formatNumber, formatPercent } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { formatMoney, isCurrency, moneyUnitName, roundAsShort } from '#persian/money.ts';
import {
  labelled,
  roundDays,
  type Cell,
  type FigureTable,
  type TableCell,
  type TableColumn,
} from '../../contract/table.ts';
import { talkTime } from '../../contract/words/activity.ts';
import { reportFileWords as words } from '../../contract/words/report-file.ts';
import { sellerWords } from '../../contract/words/sellers.ts';
import type { Look } from './look.ts';

/** A table with a column of its own for the period before and for last year, as one line of a file has no second. */
export function withBeside(table: FigureTable): FigureTable {
  const has = table.columns.map((_, at) => table.rows.some((cells) => cells[at]?.beside));
  const nothing: TableCell = { share: null };
  return {
    ...table,
    columns: table.columns.flatMap((column, at): TableColumn[] =>
      has[at]
        ? [
            column,
            { head: labelled(column.head, words.before) },
            { head: labelled(column.head, words.lastYear) },
          ]
        : [column],
    ),
    rows: table.rows.map((cells) =>
      cells.flatMap((cell, at): readonly TableCell[] =>
        has[at] ? [cell, ...(cell.beside ?? [nothing, nothing])] : [cell],
      ),
    ),
  };
}

/** The head of a column; numbers stand without their unit, which it names. */
export function headText(table: FigureTable, at: number, { say, unit }: Look): string {
  const head = say(table.columns[at]?.head ?? noWords);
  const isRial = table.rows.some(({ [at]: cell }) => cell && 'money' in cell && isOnlyRial(cell.money));
  return isRial ? `${head} (${say(moneyUnitName('IRR', unit))})` : head;
}

const noWords: Phrase = { fa: '', en: '' };

const isOnlyRial = (sums: MoneyCell['money']): boolean => sums.length === 1 && sums[0]?.currency === 'IRR';

type MoneyCell = Extract<Cell, { money: unknown }>;

/** Rial in the workspace's unit, as a decimal, exact unless it was estimated; other currencies have their name with them. */
export function rialIn(amount: string, { rough }: MoneyCell, { unit }: Look): string {
  const shown = unit === 'toman' ? shiftDecimal(amount, -1) : amount;
  return rough ? roundAsShort(shown) : shown;
}

/** A share to a whole hundredth, as it is read. */
export const roundShare = (share: number): number => Math.round(share * 100) / 100;

/** A cell as it is read on paper. */
export function cellText(cell: Cell, look: Look): string {
  const { locale, digits, calendar, say } = look;
  const number = (value: number | string): string => formatNumber(String(value), digits);
  const share = (value: number): string => formatPercent(Math.round(value * 100), digits);
  if ('text' in cell) return say(cell.text);
  if ('count' in cell) return number(cell.count);
  if ('share' in cell) {
    if (cell.share === null) return '—';
    const counted = cell.of
      ? ` (${sellerWords.counted[locale](number(cell.of[0]), number(cell.of[1]))})`
      : '';
    return `${share(cell.share)}${counted}`;
  }
  if ('between' in cell)
    return cell.between === null
      ? '—'
      : sellerWords.between[locale](share(cell.between[0]), share(cell.between[1]));
  if ('money' in cell) {
    const isMore = cell.as === 'change' && cell.money.every(({ amount }) => Number(amount) > 0);
    return `${isMore && cell.money.length > 0 ? '+' : ''}${moneyText(cell, look)}`;
  }
  if ('day' in cell) return formatDate(cell.day, { locale, calendar, style: 'short' });
  if ('days' in cell) return cell.days === null ? '—' : number(roundDays(cell.days));
  return talkTime(cell.minutes, locale, number);
}

export function moneyText(cell: MoneyCell, look: Look): string {
  const { locale, digits } = look;
  const { money: sums, rough } = cell;
  if (sums.length === 0) return '—';
  const [first] = sums;
  if (first && isOnlyRial(sums)) return formatNumber(rialIn(first.amount, cell, look), digits);
  return sums
    .map(({ amount, currency }) =>
      isCurrency(currency)
        ? formatMoney(rough ? roundAsShort(amount) : amount, currency, { locale, unit: look.unit })
        : `${amount} ${currency}`,
    )
    .join(locale === 'fa' ? '، ' : ', ');
}
