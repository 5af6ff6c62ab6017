import type { Stored } from '#records/contract.ts';

/**
 * What is chosen in a list: whole records, so that they stay chosen while the list reads on, or all that its filter
 * leaves, held or not; and where a range begins.
 */
export type Selection = {
  readonly records: ReadonlyMap<string, Stored>;
  readonly anchor: number | null;
  readonly all: boolean;
  /** What was chosen last found no room among the single records. */
  readonly full?: boolean;
};

export const nothingSelected: Selection = { records: new Map(), anchor: null, all: false };

/** So many single records go into one deed, all or none; whoever wants more takes all that the filter leaves. */
export const mostSelected = 1_000;

export const isSelecting = ({ records, all }: Selection): boolean => all || records.size > 0;

export const isSelected = ({ records, all }: Selection, id: string): boolean => all || records.has(id);

export function toggleOne(selection: Selection, record: Stored, place: number): Selection {
  // Out of «all» nothing is taken: what is left could not be named.
  const records = new Map(selection.all ? [] : selection.records);
  if (records.delete(record.id)) return { records, anchor: place, all: false };
  return addedTo(records, [record], place);
}

/** The records of a range added to what is chosen. */
export const extendBy = (selection: Selection, range: readonly Stored[], anchor: number): Selection =>
  addedTo(new Map(selection.all ? [] : selection.records), range, anchor);

function addedTo(records: Map<string, Stored>, added: readonly Stored[], anchor: number): Selection {
  let full = false;
  for (const record of added)
    if (records.has(record.id) || records.size < mostSelected) records.set(record.id, record);
    else full = true;
  return { records, anchor, all: false, ...(full ? { full } : {}) };
}

/** All rows that are held; all that the filter leaves, where none is held yet or more than single records may be. */
export const selectAll = (list: readonly Stored[]): Selection =>
  list.length === 0 || list.length > mostSelected
    ? wholeFilter
    : { ...nothingSelected, records: new Map(list.map((record) => [record.id, record])) };

export const wholeFilter: Selection = { ...nothingSelected, all: true };

/** The chosen records in their newest versions, as far as the list holds these. */
export function newest(selection: Selection, list: readonly Stored[]): readonly Stored[] {
  const held = new Map(list.map((record) => [record.id, record]));
  return [...selection.records.values()].map((record) => held.get(record.id) ?? record);
}
