import type { Stored } from '#records/contract.ts';

/**
 * What is chosen in a list: whole records, so that they stay chosen while the list reads on, or all that its filter
 * leaves, held or not; and where a range begins.
 */
export type Selection = {
  readonly records: ReadonlyMap<string, Stored>;
  readonly anchor: number | null;
  readonly all: boolean;
};

export const nothingSelected: Selection = { records: new Map(), anchor: null, all: false };

/** So many single records go into one deed, all or none; whoever wants more takes all that the filter leaves. */
export const mostSelected = 1_000;

export const isSelecting = ({ records, all }: Selection): boolean => all || records.size > 0;

export const isSelected = ({ records, all }: Selection, id: string): boolean => all || records.has(id);

export function toggleOne(selection: Selection, record: Stored, place: number): Selection {
  // Out of «all» nothing is taken: what is left could not be named.
  const records = new Map(selection.all ? [] : selection.records);
  if (!records.delete(record.id) && records.size < mostSelected) records.set(record.id, record);
  return { records, anchor: place, all: false };
}

/** The records of a range added to what is chosen. */
export function extendBy(selection: Selection, range: readonly Stored[], anchor: number): Selection {
  const records = new Map(selection.all ? [] : selection.records);
  for (const record of range) if (records.size < mostSelected) records.set(record.id, record);
  return { records, anchor, all: false };
}

export const selectAll = (list: readonly Stored[]): Selection => ({
  ...nothingSelected,
  records: new Map(list.slice(0, mostSelected).map((record) => [record.id, record])),
});

export const wholeFilter: Selection = { ...nothingSelected, all: true };

/** The chosen records in their newest versions, as far as the list holds these. */
export function newest(selection: Selection, list: readonly Stored[]): readonly Stored[] {
  const held = new Map(list.map((record) => [record.id, record]));
  return [...selection.records.values()].map((record) => held.get(record.id) ?? record);
}
