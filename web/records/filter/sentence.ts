import { say } from '#persian/bilingual.ts';
import type { Locale } from '#persian/bilingual.ts';
import { formatNumber, formatPercent } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { isRangeName, rangeLabel } from '#persian/jalali/ranges.ts';
import { joinList } from '#persian/list.ts';
import { formatMoney, isCurrency, type MoneyUnit } from '#persian/money.ts';
import type { Condition, FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

import { targetOf } from '../data/schema.ts';
import { choicesOf } from './check.ts';
import { tellClock } from './clock.ts';
import { conditionsOf, type FilterItem } from './model.ts';
import { reach, type Reached } from './resolve.ts';
import { sentenceWords } from './words.ts';

/** What a filter is told in: the reader's language, calendar, unit of money, and the names of linked records. */
export type Telling = {
  readonly schema: SchemaContract;
  readonly object: ObjectContract;
  readonly locale: Locale;
  readonly digits: Locale;
  readonly calendar: 'jalali' | 'gregorian';
  readonly unit: MoneyUnit;
  readonly timeZone: string;
  /** The title of a record by its id; undefined while it is not known. */
  readonly titleOf: (id: string) => string | undefined;
};

export type Told = { readonly label: string; readonly value?: string };

/** One item as a chip says it: label «مسئول», value «من یا سارا». */
export function tellItem(item: FilterItem, telling: Telling): Told {
  const [first, ...others] = conditionsOf(item);
  if (!first) {
    const imported = 'whole' in item && 'import' in item.whole;
    return { label: (imported ? sentenceWords.imported : sentenceWords.whole)[telling.locale] };
  }
  const told = tellCondition(first, telling);
  if (others.length === 0) return told;
  const rest = others.map((one) => {
    const { label, value } = tellCondition(one, telling);
    return one.field === first.field ? (value ?? '') : `${label}: ${value ?? ''}`;
  });
  return {
    label: told.label,
    value: [told.value ?? '', ...rest].join(` ${sentenceWords.or[telling.locale]} `),
  };
}

/** The whole filter in one line, for a title or a screen reader: «مسئول: من · مبلغ: بیش از ۵۰۰ میلیون تومان». */
export const tellFilter = (items: readonly FilterItem[], telling: Telling): string =>
  items
    .map((item) => {
      const { label, value } = tellItem(item, telling);
      return value === undefined ? label : `${label}: ${value}`;
    })
    .join(' · ');

export const labelOf = ({ field, through }: Reached, locale: Locale): string =>
  through
    ? sentenceWords.of[locale](say(field.label, locale), say(through.label, locale))
    : say(field.label, locale);

function tellCondition(condition: Condition, telling: Telling): Told {
  const reached = reach(telling.schema, telling.object, condition.field);
  if (!reached) return { label: condition.field };
  return { label: labelOf(reached, telling.locale), value: tellValue(reached.field, condition, telling) };
}

function tellValue(field: FieldContract, { op, value }: Condition, telling: Telling): string {
  const one = (each: unknown): string => tellOne(field, each, telling);
  const list = (kind: 'and' | 'or'): string =>
    joinList((Array.isArray(value) ? value : [value]).map(one), telling.locale, kind);
  const isDate = field.comparison === 'date' || field.comparison === 'instant';
  const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
  switch (op) {
    case 'empty':
      return sentenceWords.none[telling.locale];
    case 'filled':
      return sentenceWords.some[telling.locale];
    case 'within':
      return typeof value === 'string' && isRangeName(value) ? say(rangeLabel(value), telling.locale) : '';
    case 'onWeekday':
    case 'atHour':
      return tellClock(op, value, telling.locale);
    case 'in':
    case 'has':
    case 'hasAny':
      return list('or');
    case 'hasAll':
      return list('and');
    case 'notIn':
      return sentenceWords.not[telling.locale](list('and'));
    case 'ne':
      return sentenceWords.not[telling.locale](one(value));
    case 'eq':
      return field.comparison === 'text' ? sentenceWords.exactly[telling.locale](one(value)) : one(value);
    case 'contains':
      return sentenceWords.contains[telling.locale](one(value));
    case 'starts':
      return sentenceWords.starts[telling.locale](one(value));
    case 'between':
      return isDate
        ? sentenceWords.days[telling.locale](one(from), one(to))
        : sentenceWords.between[telling.locale](one(from), one(to));
    case 'lt':
      return isDate
        ? sentenceWords.before[telling.locale](one(value))
        : sentenceWords.less[telling.locale](one(value));
    case 'lte':
      return isDate
        ? sentenceWords.until[telling.locale](one(value))
        : sentenceWords.most[telling.locale](one(value));
    case 'gt':
      return isDate
        ? sentenceWords.after[telling.locale](one(value))
        : sentenceWords.more[telling.locale](one(value));
    case 'gte':
      return isDate
        ? sentenceWords.from[telling.locale](one(value))
        : sentenceWords.least[telling.locale](one(value));
  }
}

function tellOne(field: FieldContract, value: unknown, telling: Telling): string {
  const { locale, calendar, timeZone } = telling;
  if (value === 'me' && field.kind === 'member') return sentenceWords.me[telling.locale];
  if (targetOf(field) !== undefined)
    return telling.titleOf(String(value)) ?? sentenceWords.unknownRecord[telling.locale];
  const choice = choicesOf(field).find(({ key }) => key === value);
  if (choice) return say(choice.label, locale);
  if (typeof value === 'boolean')
    return value ? sentenceWords.yes[telling.locale] : sentenceWords.no[telling.locale];
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (field.comparison) {
    case 'number':
      return tellNumber(field, plain, telling);
    case 'date':
      return formatDate(plain, { locale, calendar, style: 'long' });
    case 'instant':
      return formatDate(civilDateOf(plain, timeZone), { locale, calendar, style: 'long' });
    default:
      return plain;
  }
}

function tellNumber(field: FieldContract, value: string, { locale, digits, unit }: Telling): string {
  if (field.kind === 'percent') return formatPercent(value, digits);
  if (field.kind !== 'money') return formatNumber(value, digits);
  const currency = field.options['currency'];
  const known = typeof currency === 'string' && isCurrency(currency) ? currency : 'IRR';
  return formatMoney(value, known, { locale, unit, short: isRound(value) });
}

/** «۵۰۰ میلیون» says all of it; of ۱۲۳٬۴۵۶٬۷۸۹ the short form would say too little. */
const isRound = (amount: string): boolean => /^-?[1-9]\d?0{5,}$/.test(amount);
