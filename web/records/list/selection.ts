import type { Stored } from '#records/contract.ts';

/** What is chosen in a list, whole records, so that they stay chosen while the list reads on; where a range begins. */
export type Selection = {
  readonly records: ReadonlyMap<string, Stored>;
  readonly anchor: number | null;
};

export const nothingSelected: Selection = { records: new Map(), anchor: null };

/** So many go into one deed, all or none. */
export const mostSelected = 1_000;

export function toggleOne(selection: Selection, record: Stored, index: number): Selection {
  const records = new Map(selection.records);
  if (!records.delete(record.id) && records.size < mostSelected) records.set(record.id, record);
  return { records, anchor: index };
}

/** From where the range begins to `index`, added to what is chosen; one alone where nothing began it. */
export function extendTo(selection: Selection, list: readonly Stored[], index: number): Selection {
  const anchor = selection.anchor ?? index;
  const records = new Map(selection.records);
  for (const record of list.slice(Math.min(anchor, index), Math.max(anchor, index) + 1))
    if (records.size < mostSelected) records.set(record.id, record);
  return { records, anchor };
}

export const selectAll = (list: readonly Stored[]): Selection => ({
  records: new Map(list.slice(0, mostSelected).map((record) => [record.id, record])),
  anchor: null,
});

/** Without those that are gone from the list, and with the newest versions of the rest. */
export function keepPresent(selection: Selection, list: readonly Stored[]): Selection {
  if (selection.records.size === 0) return selection;
  const present = new Map(list.map((record) => [record.id, record]));
  const records = new Map(
    [...selection.records.keys()].flatMap((id) => {
      const record = present.get(id);
      return record ? [[id, record] as const] : [];
    }),
  );
  return { ...selection, records };
}
