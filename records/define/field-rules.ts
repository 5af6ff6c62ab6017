import type { Phrase } from '#persian/bilingual.ts';
import type { KindName } from '../fields/kind-name.ts';
import type { Condition, Filter, Operator } from '../query/query.ts';

/** When a field is shown and when it must be filled, beyond what its kind and `required` say. */
export type FieldRules = {
  /** Only records for which this holds have the field on screen; to others it is not asked and not given. */
  readonly shownWhen?: Filter;
  /** Filled in wherever this holds. */
  readonly requiredWhen?: Filter;
  /** Stages of the object's course from which on it is filled in, at most one a pipeline; ids, or keys of a choice. */
  readonly requiredFrom?: readonly string[];
};

/** What a rule may ask of a value: what holds the same whenever it is asked, so that screen and engine agree. */
export const ruleOperators: readonly Operator[] = [
  'eq',
  'ne',
  'in',
  'notIn',
  'has',
  'hasAny',
  'hasAll',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'empty',
  'filled',
];

/** Kinds whose values a rule may ask about. Texts and documents know only whether they are filled. */
const comparedKinds: ReadonlySet<KindName> = new Set([
  'number',
  'percent',
  'date',
  'yesNo',
  'choice',
  'choices',
  'link',
  'links',
  'member',
  'team',
  'rating',
  'duration',
]);
const unaskedKinds: ReadonlySet<KindName> = new Set(['formula', 'rollUp', 'serial', 'structured', 'files']);

/** The operators by which a rule may ask about a field of the kind; none where it cannot. */
export const ruleOperatorsOf = (kind: KindName, known: readonly Operator[]): readonly Operator[] => {
  if (unaskedKinds.has(kind)) return [];
  return known.filter((op) =>
    comparedKinds.has(kind) ? ruleOperators.includes(op) : op === 'empty' || op === 'filled',
  );
};

type Values = Readonly<Record<string, unknown>>;

/** Whether a rule's filter holds for values as they are read or as they are written. */
export function holds(filter: Filter, values: Values): boolean {
  if ('and' in filter) return filter.and.every((one) => holds(one, values));
  if ('or' in filter) return filter.or.some((one) => holds(one, values));
  if ('not' in filter) return !holds(filter.not, values);
  return 'field' in filter ? holdsOf(filter, plain(values[filter.field])) : true;
}

/** Whether the field is there for a record with these values. */
export const isShown = (field: { readonly rules?: FieldRules | undefined }, values: Values): boolean =>
  field.rules?.shownWhen === undefined || holds(field.rules.shownWhen, values);

/** A link as its id, whether with its title or without. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null && 'id' in value && 'object' in value ? value.id : value;
};

function holdsOf({ op, value: wanted }: Condition, value: unknown): boolean {
  const empty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  const list = Array.isArray(wanted) ? (wanted as readonly unknown[]) : [wanted];
  const has = (one: unknown): boolean =>
    Array.isArray(value) ? value.includes(one) : !empty && compare(value, one) === 0;
  switch (op) {
    case 'empty':
      return empty;
    case 'filled':
      return !empty;
    case 'eq':
    case 'has':
      return has(wanted);
    case 'ne':
      return !has(wanted);
    case 'in':
    case 'hasAny':
      return list.some(has);
    case 'notIn':
      return !list.some(has);
    case 'hasAll':
      return list.every(has);
    case 'lt':
      return !empty && compare(value, wanted) < 0;
    case 'lte':
      return !empty && compare(value, wanted) <= 0;
    case 'gt':
      return !empty && compare(value, wanted) > 0;
    case 'gte':
      return !empty && compare(value, wanted) >= 0;
    case 'between':
      return !empty && compare(value, list[0]) >= 0 && compare(value, list[1]) <= 0;
    default:
      return false;
  }
}

/** Numbers by size, dates as their ISO texts; what cannot be compared is never in order. */
function compare(value: unknown, wanted: unknown): number {
  if (typeof value === 'number') {
    const number = Number(wanted);
    return value < number ? -1 : value > number ? 1 : value === number ? 0 : Number.NaN;
  }
  if (typeof value === 'string' && typeof wanted === 'string')
    return value < wanted ? -1 : value > wanted ? 1 : 0;
  return value === wanted ? 0 : Number.NaN;
}

/** The way that an object's records go, by stages in an order: what is «required from a stage on» goes by it. */
export type Course = {
  /** The link to a stage. */
  readonly by: string;
  /** The stage's fields: its place, what it is a stage of, and what sets it aside from the others, such as being lost. */
  readonly order: string;
  readonly within?: string;
  readonly aside?: { readonly field: string; readonly value: string };
  /** The instant since which a record has lain still, and the stage's days for which it may. */
  readonly still?: { readonly since: string; readonly allowed: string };
  /** What screens ask of whoever brings a record into a stage, beyond what is required of it there. */
  readonly asks?: readonly EntryAsk[];
};

/** A question at the entry into stages: about one of the record's fields, in words of its own. */
export type EntryAsk = {
  /** A field of such stages and what it holds; of a course by a choice the choice alone. */
  readonly at: { readonly field?: string; readonly value: string };
  /** The record's field that is asked for. A day begins with today. */
  readonly field: string;
  readonly title: Phrase;
  readonly hint?: Phrase;
  readonly save: Phrase;
  /** Goes on without an answer; left out where one is wanted. */
  readonly without?: Phrase;
};

/** A stage's place in its course. */
export type StagePlace = {
  readonly id: string;
  readonly place: number;
  readonly within: string | null;
  /** Stages set aside are after no other. */
  readonly aside: boolean;
};

/** Whether a stage is one of these, or after one of these in its pipeline. */
export function isFrom(stages: readonly StagePlace[], from: readonly string[], stage: unknown): boolean {
  if (typeof stage !== 'string') return false;
  if (from.includes(stage)) return true;
  const here = stages.find(({ id }) => id === stage);
  if (!here || here.aside) return false;
  return stages.some(
    ({ id, within, place, aside }) =>
      from.includes(id) && !aside && within === here.within && place <= here.place,
  );
}
