import { foldSearch } from '#persian/fold.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { fieldsForeignTo } from '../../query/variant.ts';
import type { Locked } from '../../write/update.ts';
import { badMerge, reasons } from './problems.ts';

/** For a field, the record whose value stays, or `all` where values stand together. */
export type FieldChoices = Readonly<Record<string, string>>;

export const together = 'all';

/** Kinds whose values of several records make one: lists, and texts one below the other. */
const gathered: ReadonlySet<string> = new Set(['phones', 'emails', 'links', 'files', 'choices', 'longText']);

export const canGather = ({ kind }: FieldDescriptor): boolean => gathered.has(kind);

/** The fields over which there is something to decide; what the system writes or computes stays the winner's. */
export const mergedFields = (object: ObjectDescriptor, winner: Locked): FieldDescriptor[] => {
  const foreign = fieldsForeignTo(object, winner.values);
  return [...object.fields.values()].filter(
    (field) => !field.readOnly && !foreign.has(field.name) && !computed.has(field.storage.in),
  );
};

const computed: ReadonlySet<string> = new Set(['formula', 'rollUp', 'computed']);

/**
 * Where a field's value comes from unless somebody chooses: lists gather, otherwise the winner's own, and the first
 * loser's where the winner has none.
 */
export function usualChoice(field: FieldDescriptor, winner: Locked, losers: readonly Locked[]): string {
  if (canGather(field)) return together;
  const filled = [winner, ...losers].find((record) => !isEmpty(valueIn(field, record, winner, losers)));
  return filled?.id ?? winner.id;
}

/** A field's merged value. @throws badMerge where the choice is none of the records, or the kind cannot gather */
export function mergedValue(
  field: FieldDescriptor,
  winner: Locked,
  losers: readonly Locked[],
  choice: string,
): unknown {
  if (choice === together) {
    if (!canGather(field)) throw badMerge({ reason: reasons.alone }, { field: field.name });
    return gather(
      field,
      [winner, ...losers].map((record) => valueIn(field, record, winner, losers)),
    );
  }
  const from = [winner, ...losers].find(({ id }) => id === choice.toLowerCase());
  if (!from) throw badMerge({ reason: reasons.stranger }, { field: field.name });
  return valueIn(field, from, winner, losers);
}

/** A record's value, without links to those with which it becomes one. */
function valueIn(field: FieldDescriptor, record: Locked, winner: Locked, losers: readonly Locked[]): unknown {
  const value = record.values[field.name] ?? null;
  if (typeof field.options['to'] !== 'string') return value;
  const own = new Set([winner, ...losers].map(({ id }) => String(id)));
  if (Array.isArray(value)) return (value as string[]).filter((id) => !own.has(id));
  return typeof value === 'string' && own.has(value) ? null : value;
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const mostEntries: Readonly<Record<string, number>> = { phones: 20, emails: 20 };

function gather(field: FieldDescriptor, values: readonly unknown[]): unknown {
  if (field.kind === 'longText') return gatherTexts(field, values);
  const seen = new Set<string>();
  const entries = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  const unique = entries.filter((entry) => {
    const key = entryKey(entry);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return unique.length === 0 ? null : unique.slice(0, mostEntries[field.kind] ?? unique.length);
}

/** What makes two entries of a list the same: the number or the address, whatever their labels say. */
export const entryKey = (entry: unknown): string => {
  if (typeof entry === 'string') return entry;
  const { number, extension, address } = entry as Record<string, unknown>;
  if (typeof number === 'string') return `${number} ${typeof extension === 'string' ? extension : ''}`;
  return typeof address === 'string' ? address.toLowerCase() : JSON.stringify(entry);
};

/** Texts that say something of their own, one below the other; what would be too long stays with the losers. */
function gatherTexts(field: FieldDescriptor, values: readonly unknown[]): unknown {
  const most = typeof field.options['max'] === 'number' ? field.options['max'] : 10_000;
  let text = '';
  for (const value of values) {
    if (typeof value !== 'string' || value === '') continue;
    if (foldSearch(text).includes(foldSearch(value))) continue;
    const longer = text === '' ? value : `${text}\n\n${value}`;
    if (longer.length <= most) text = longer;
  }
  return text === '' ? null : text;
}
