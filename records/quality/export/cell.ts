import { say } from '#persian/bilingual.ts';
import { shiftDecimal } from '#persian/decimal.ts';
import { DECIMAL, localDigits } from '#persian/digits.ts';
import { formatMoney, isCurrency } from '#persian/money.ts';
import type { Email, Linked, Money, Phone } from '../../define/declare.ts';
import type { FieldDescriptor } from '../../define/descriptor.ts';
import { choicesOf } from '../../fields/choice.ts';
import { textOf } from '../../runtime/text-of.ts';
import type { Look } from './look.ts';
import { momentsOf } from './moments.ts';

/** What stands in one cell: a text, or a number as an exact decimal; null where it is empty. */
export type Cell = string | { readonly number: string } | null;

const text = (words: string): Cell => (words === '' ? null : words);
const number = (value: unknown): Cell => {
  const decimal = String(value);
  return DECIMAL.test(decimal) ? { number: decimal } : text(decimal);
};

/** Writes values of a field, as read out of the engine, into cells; what the field itself tells is looked up once. */
export function cellWriter(field: FieldDescriptor, look: Look): (value: unknown) => Cell {
  const write = look.values === 'plain' ? plainWriter(field) : shownWriter(field, look);
  return (value) => (value === null || value === undefined ? null : write(value));
}

function shownWriter(field: FieldDescriptor, look: Look): (value: unknown) => Cell {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return (value) => text(value as string);
    case 'date':
      return (value) => text(momentsOf(look).day(value as string));
    case 'dateTime':
      return (value) => text(momentsOf(look).instant(value as string));
    case 'link':
      return (value) => text((value as Linked).title ?? '');
    case 'choice':
    case 'choices': {
      const labels = new Map(choicesOf(field).map(({ key, label }) => [key, say(label, look.locale)]));
      const named = (key: unknown): string => labels.get(String(key)) ?? String(key);
      return (value) => text(Array.isArray(value) ? value.map(named).join(comma(look)) : named(value));
    }
    case 'phones':
      // As it is dialled within the country; one from elsewhere keeps its country code.
      return (value) =>
        text(
          (value as Phone[])
            .map((phone) => withExtension(phone.number.replace(/^\+98/, '0'), phone, look.locale))
            .join(comma(look)),
        );
    case 'emails':
    case 'address':
      return (value) => text(textOf(field, value));
    default:
      return (value) => byShape(value, look);
  }
}

const extensionWord = { fa: 'داخلی', en: 'ext.' };

const withExtension = (number: string, { extension }: Phone, locale: Look['locale']): string =>
  extension === undefined ? number : `${number} ${say(extensionWord, locale)} ${extension}`;

/** What the value itself tells: formulas and roll-ups have no kind of their own. */
function byShape(value: unknown, look: Look): Cell {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return text(say(value ? yes : no, look.locale));
  if (typeof value === 'string') return text(shownText(value, look));
  if (Array.isArray(value)) {
    const cells = value.map((one: unknown) => byShape(one, look));
    // Amounts of one currency are one number; of several, a list.
    return cells.length === 1
      ? (cells[0] ?? null)
      : text(cells.map(asText).filter(Boolean).join(comma(look)));
  }
  if (isMoney(value)) return shownMoney(value, look);
  return isLinked(value) ? text(value.title ?? '') : null;
}

const shownText = (value: string, look: Look): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return momentsOf(look).day(value);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[\d.]+Z$/.test(value) ? momentsOf(look).instant(value) : value;
};

/** Rial by the number alone, in the workspace's unit, which the column's head names; other currencies with their name. */
function shownMoney({ amount, currency }: Money, look: Look): Cell {
  if (currency === 'IRR') return number(look.unit === 'toman' ? shiftDecimal(amount, -1) : amount);
  return text(
    isCurrency(currency)
      ? localDigits(formatMoney(amount, currency, { locale: look.locale }), look.digits)
      : `${amount} ${currency}`,
  );
}

function plainWriter(field: FieldDescriptor): (value: unknown) => Cell {
  switch (field.kind) {
    case 'phones':
      return (value) =>
        text((value as Phone[]).map((phone) => withExtension(phone.number, phone, 'en')).join(';'));
    case 'emails':
      return (value) => text((value as Email[]).map(({ address }) => address).join(';'));
    case 'address':
      return (value) => text(JSON.stringify(value));
    default:
      return plainByShape;
  }
}

function plainByShape(value: unknown): Cell {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean' || typeof value === 'string') return text(String(value));
  if (Array.isArray(value)) return text(value.map((one: unknown) => asText(plainByShape(one))).join(';'));
  if (isMoney(value)) return number(value.amount);
  return isLinked(value) ? text(value.id) : null;
}

/** What a cell says, whether it is a number or a text. */
export const asText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : cell.number;

const comma = ({ locale }: Look): string => (locale === 'fa' ? '، ' : ', ');
const yes = { fa: 'بله', en: 'Yes' };
const no = { fa: 'خیر', en: 'No' };

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
const isLinked = (value: unknown): value is Linked =>
  typeof value === 'object' && value !== null && 'id' in value && 'title' in value;
