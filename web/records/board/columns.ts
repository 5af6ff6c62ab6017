import { addDecimals, multiplyDecimals, shiftDecimal, subtractDecimals } from '#persian/decimal.ts';
import {
  isShown,
  type Choice,
  type EntryAsk,
  type FieldContract,
  type Group,
  type Groups,
  type Linked,
  type Money,
  type ObjectContract,
  type Stored,
} from '#records/contract.ts';

import { fieldOf } from '../data/schema.ts';
import { isLinked, type Values } from '../data/values.ts';

/** What standing in a column means, where its object says so. */
export type ColumnKind = 'open' | 'won' | 'lost';

/** One column of a board: a stage, or a choice. */
export type BoardColumn = {
  /** The id of the stage, the key of the choice, or `noneKey`. */
  readonly key: string;
  readonly label: string;
  /** What a card's field holds in this column, as read. */
  readonly value: Linked | string | null;
  readonly color: number | undefined;
  readonly kind: ColumnKind;
  /** Of a hundred that stand here, how many are won; undefined where nobody knows. */
  readonly probability: number | undefined;
  /** What the stage itself holds; nothing where the column is none. */
  readonly stage: Values;
  /** Longer than so many days here is too long. */
  readonly allowedDays: number | undefined;
};

export const stageColumn = (object: ObjectContract, { id, values }: Stored): BoardColumn => {
  const title = values[object.title];
  const label = typeof title === 'string' ? title : '';
  const number = (name: string): number | undefined => {
    const value = values[name];
    return typeof value === 'number' ? value : undefined;
  };
  const kind = values['kind'];
  return {
    key: id,
    label,
    value: { id, object: object.name, title: label },
    color: number('color'),
    kind: kind === 'won' || kind === 'lost' ? kind : 'open',
    probability: number('probability'),
    allowedDays: number('allowedDays'),
    stage: values,
  };
};

export const choiceColumn = ({ key, label, color }: Choice, locale: 'fa' | 'en'): BoardColumn => ({
  key,
  label: label[locale],
  value: key,
  color,
  kind: 'open',
  probability: undefined,
  allowedDays: undefined,
  stage: {},
});

/** The column of those that have made no choice yet. */
export const noneKey = 'none';

export const noneColumn = (label: string): BoardColumn => ({
  key: noneKey,
  label,
  value: null,
  color: undefined,
  kind: 'open',
  probability: undefined,
  allowedDays: undefined,
  stage: {},
});

/** What is asked of whoever brings a record into a column, and of which field. */
export const askedAt = (
  object: ObjectContract,
  by: FieldContract,
  { key, stage }: Pick<BoardColumn, 'key' | 'stage'>,
): { readonly ask: EntryAsk; readonly field: FieldContract } | undefined => {
  const { course } = object;
  if (course?.by !== by.name) return undefined;
  const ask = course.asks?.find(({ at }) => (at.field === undefined ? key : stage[at.field]) === at.value);
  const field = ask && fieldOf(object, ask.field);
  return ask && field && !field.readOnly ? { ask, field } : undefined;
};

/**
 * What of the values known on a board goes with a card that is made there by its title: what a form would let one fill in.
 * What only some places of the course ask for goes where its column asks for it: elsewhere the card would be refused for it,
 * with no field in sight to clear.
 */
export const sentWithCard = (
  object: ObjectContract,
  by: FieldContract,
  column: Pick<BoardColumn, 'key' | 'stage' | 'value'>,
  known: Values,
): Values => {
  const values = { ...known, [by.name]: column.value };
  const here = askedAt(object, by, column)?.field.name;
  const asked = new Set(object.course?.asks?.map(({ field }) => field));
  const sent = object.fields.filter(
    (field) => !field.readOnly && isShown(field, values) && (field.name === here || !asked.has(field.name)),
  );
  const fixed = object.variants.map(({ where }) => where.field);
  const names = [...sent.map(({ name }) => name), ...fixed];
  return Object.fromEntries(names.flatMap((name) => (name in known ? [[name, known[name]]] : [])));
};

/** The column in which a record stands. */
export const keyOf = (field: FieldContract, record: Stored): string => keyIn(record.values[field.name]);

const keyIn = (value: unknown): string =>
  isLinked(value) ? value.id : typeof value === 'string' ? value : noneKey;

/** What stands at the head of a column. */
export type ColumnTotals = {
  readonly count: number;
  /** One amount a currency. */
  readonly sums: readonly Money[];
  /** The sums by how likely they are; undefined where a column does not say. */
  readonly weighted: readonly Money[] | undefined;
};

/** The totals of a column out of the groups by the board's field; the one measure is the sum of its amounts. */
export function totalsOf(
  groups: readonly Group[] | undefined,
  column: BoardColumn,
  weights?: ReadonlyMap<string, readonly Money[]>,
): ColumnTotals {
  const group = groups?.find(({ keys }) => keyIn(keys[0]) === column.key);
  const measure = group?.measures[0];
  const sums = Array.isArray(measure) ? (measure as readonly Money[]) : [];
  return {
    count: group?.count ?? 0,
    sums,
    weighted: weights?.get(column.key) ?? weigh(sums, column.probability),
  };
}

/**
 * What columns of a choice come to by how likely each of their records is: groups by the choice and the stage, weighed by
 * the stages that are open. None where there are more groups than were answered: a sum that leaves money out would mislead.
 */
export function weightsOf(
  { groups, more }: Groups,
  stages: readonly BoardColumn[],
): ReadonlyMap<string, readonly Money[]> | undefined {
  if (more) return undefined;
  const weights = new Map<string, readonly Money[]>();
  for (const { keys, measures } of groups) {
    const stage = stages.find(({ key, kind }) => kind === 'open' && key === keyIn(keys[1]));
    const [measure] = measures;
    const weighed = Array.isArray(measure)
      ? weigh(measure as readonly Money[], stage?.probability)
      : undefined;
    if (!weighed) continue;
    const key = keyIn(keys[0]);
    const before = weights.get(key) ?? [];
    weights.set(
      key,
      weighed.reduce((sums, money) => addMoney(sums, 1, money), before),
    );
  }
  return weights;
}

const weigh = (sums: readonly Money[], probability: number | undefined): readonly Money[] | undefined =>
  probability === undefined
    ? undefined
    : sums.map(({ amount, currency }) => ({
        amount: wholePart(shiftDecimal(multiplyDecimals(amount, String(probability)), -2)),
        currency,
      }));

/** A likelihood makes no promise about fractions of a rial. */
const wholePart = (amount: string): string => amount.replace(/\..*$/, '');

/**
 * The groups as they will be once a card has moved, so that the heads of both columns follow it at once. The server's own
 * figures replace them as soon as they come.
 */
export function moveInGroups(
  groups: readonly Group[],
  move: { readonly from: string; readonly to: BoardColumn; readonly amount: unknown },
): readonly Group[] {
  const money = isMoney(move.amount) ? move.amount : undefined;
  const moved = groups.map((group) => {
    const key = keyIn(group.keys[0]);
    if (key === move.from) return change(group, -1, money);
    return key === move.to.key ? change(group, 1, money) : group;
  });
  if (moved.some(({ keys }) => keyIn(keys[0]) === move.to.key)) return moved;
  return [...moved, { keys: [move.to.value], count: 1, measures: [money ? [money] : []] }];
}

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

const change = (group: Group, by: 1 | -1, money: Money | undefined): Group => ({
  ...group,
  count: group.count + by,
  measures: group.measures.map((measure) =>
    Array.isArray(measure) && money ? addMoney(measure as readonly Money[], by, money) : measure,
  ),
});

function addMoney(sums: readonly Money[], by: 1 | -1, { amount, currency }: Money): readonly Money[] {
  const add = by === 1 ? addDecimals : subtractDecimals;
  if (!sums.some((sum) => sum.currency === currency))
    return [...sums, { amount: add('0', amount), currency }];
  return sums.map((sum) => (sum.currency === currency ? { currency, amount: add(sum.amount, amount) } : sum));
}

/** How long something has stood, against how long it may: 1 is the whole of its time. */
export type Age = { readonly days: number; readonly share: number; readonly warmth: Warmth };

/** From fresh to long past its time; a board full of red would tell nobody where to look. */
export type Warmth = 'fresh' | 'warm' | 'rotten' | 'forgotten';

const dayMs = 86_400_000;

export function ageOf(since: unknown, column: BoardColumn, now: number): Age | undefined {
  if (typeof since !== 'string' || column.kind !== 'open' || column.allowedDays === undefined)
    return undefined;
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / dayMs));
  const share = days / Math.max(1, column.allowedDays);
  return { days, share, warmth: warmthOf(share) };
}

const warmthOf = (share: number): Warmth =>
  share > 3 ? 'forgotten' : share > 1 ? 'rotten' : share > 0.6 ? 'warm' : 'fresh';
