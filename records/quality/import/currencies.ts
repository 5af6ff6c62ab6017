import { CURRENCY_NAMES } from '#persian/currency-names.ts';
import { CURRENCY_CODES } from '#persian/money.ts';
import { toPersianLetters } from '#persian/writing.ts';
import type { FieldDescriptor } from '../../define/descriptor.ts';
import { kinds } from '../../fields/index.ts';
import type { ColumnAnalysis } from './analyse.ts';
import { plainName, type Match } from './match.ts';
import type { Plan } from './plan.ts';

const currencyNames = /^(?:currency(?: (?:iso )?code| of value)?|واحد پول|واحد مبلغ|ارز|نوع ارز)$/i;

const holdsCurrencies = ({ name }: ColumnAnalysis): boolean => currencyNames.test(plainName(name).trim());

/** Of an amount whose currency stands in a column of its own (Pipedrive, Salesforce) both are read together. */
export function withCurrencies(
  matches: readonly Match[],
  columns: readonly ColumnAnalysis[],
): Plan['templates'] {
  const currency = columns.find(holdsCurrencies);
  const amounts = matches.filter(({ field }) => field.kind === 'money');
  const [only, ...others] = amounts;
  if (!currency || !only || others.length > 0 || matches.some(({ column }) => column === currency.index))
    return [];
  const name = columns[only.column]?.name ?? '';
  if (!areCurrencies(only.field, currency, columns[only.column])) return [];
  // A template names its columns.
  if ([name, currency.name].some((one) => columns.filter((other) => other.name === one).length > 1))
    return [];
  return [{ target: only.field.name, template: `{${name}} {${currency.name}}` }];
}

const scaleOf = (name: string): string | undefined =>
  /(?<!\p{L})(?:هزار|میلیون|میلیارد|thousands?|millions?|billions?)(?!\p{L})/iu.exec(
    toPersianLetters(name),
  )?.[0];

/** Of amounts whose head tells that they are in millions, each is read with that word. */
export const withScales = (
  matches: readonly Match[],
  columns: readonly ColumnAnalysis[],
): Plan['templates'] =>
  matches.flatMap(({ field, column }) => {
    const name = columns[column]?.name ?? '';
    const scale = field.kind === 'money' ? scaleOf(name) : undefined;
    // A template names its column.
    const isOne = columns.filter((other) => other.name === name).length === 1;
    return scale !== undefined && isOne ? [{ target: field.name, template: `{${name}} ${scale}` }] : [];
  });

/** Whether an amount of the column is one with each of these beside it, too: «ارز» may as well be over rates of exchange. */
function areCurrencies(
  field: FieldDescriptor,
  { values, samples }: ColumnAnalysis,
  amounts: ColumnAnalysis | undefined,
): boolean {
  const isAmount = (text: string): boolean => kinds[field.kind].parse(text, field, { currency: 'IRR' }).ok;
  const own = ['1', ...(amounts?.samples ?? [])].filter(isAmount);
  return (values ?? samples).every(
    (name) => !/\p{N}/u.test(name) && own.every((amount) => isAmount(`${amount} ${name}`)),
  );
}

/**
 * A mapping of an earlier file, whose amounts were read with the currencies beside them, for one in which something else
 * stands there, such as rates: the amounts alone then, in the currency that is known of this file, if any.
 */
export function withoutFalseCurrencies(
  plan: Plan,
  fields: ReadonlyMap<string, FieldDescriptor>,
  columns: readonly ColumnAnalysis[],
  known: string | undefined,
): Omit<Plan, 'currency'> & { readonly currency?: string } {
  const amounts = plan.templates.flatMap(({ target, template }) => {
    const field = fields.get(target);
    const [, first, second] = /^\{([^{}]*)\} \{([^{}]*)\}$/.exec(template) ?? [];
    const amount = columns.find(({ name }) => name === first);
    const currency = columns.find(({ name }) => name === second);
    if (field?.kind !== 'money' || !amount || !currency || !holdsCurrencies(currency)) return [];
    return areCurrencies(field, currency, amount) ? [] : [{ target, column: amount.index }];
  });
  if (amounts.length === 0) return plan;
  const { currency: _before, ...rest } = plan;
  return {
    ...rest,
    columns: [...plan.columns, ...amounts].sort((a, b) => a.column - b.column),
    templates: plan.templates.filter(({ target }) => !amounts.some((one) => one.target === target)),
    ...(known === undefined ? {} : { currency: known }),
  };
}

/** The currency that heads of amounts name, else that amounts themselves do; none where it is not one and the same. */
export function currencyOf(
  columns: readonly ColumnAnalysis[],
  fields: readonly FieldDescriptor[],
  mapped: ReadonlyMap<string, number>,
): string | undefined {
  const amounts = fields
    .filter((field) => field.kind === 'money')
    .flatMap((field) => columns[mapped.get(field.name) ?? -1] ?? []);
  const heads = amounts.flatMap(({ name }) => currenciesIn(name));
  const named = new Set(
    heads.length > 0 ? heads : amounts.flatMap(({ samples }) => samples.flatMap(currenciesIn)),
  );
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

const names = new Map<string, string>([
  ...CURRENCY_NAMES.map(([name, code]) => [name.toLowerCase(), code] as const),
  ...CURRENCY_CODES.map((code) => [code.toLowerCase(), code] as const),
  ['تومان', 'IRT'],
  ['toman', 'IRT'],
  ['irt', 'IRT'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
]);
const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length);
const mention = new RegExp(
  `(?<!\\p{L})(${longestFirst.map((name) => name.replace('$', '\\$')).join('|')})(?:s|\u200c?ی)?(?!\\p{L})(\\s+\\p{L})?`,
  'giu',
);
const ofOneCountry = /^(?:[a-z]{3}|toman|تومان|[$€£])$/i;

/** What currencies a text names; undefined for one of a land that is not known: «ریال یمن» is no rial of Iran. */
const currenciesIn = (text: string): readonly (string | undefined)[] =>
  [...toPersianLetters(text.replaceAll('_', ' ')).matchAll(mention)].map(([, name = '', goesOn]) =>
    goesOn === undefined || name.includes(' ') || ofOneCountry.test(name)
      ? names.get(name.toLowerCase())
      : undefined,
  );
