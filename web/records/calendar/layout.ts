/** Something that takes its part of a day, in minutes after midnight. */
export type Stretch = { readonly start: number; readonly end: number };

/** Which of how many columns side by side it stands in, and over how many it reaches. */
export type Lane = { readonly column: number; readonly columns: number; readonly span: number };

/**
 * Sets what overlaps side by side. Things that touch one another, directly or through others, share the width in as many
 * columns as meet at once; each then reaches over the free columns beside it. In the order given.
 */
export function layOut<Item extends Stretch>(items: readonly Item[]): readonly (Item & Lane)[] {
  const order = items
    .map((item, index) => ({ item, index }))
    .toSorted((one, other) => one.item.start - other.item.start || other.item.end - one.item.end);
  const lanes = new Map<number, Lane>();
  let cluster: Placed<Item>[] = [];
  let clusterEnd = -1;
  const settle = (): void => {
    const columns = Math.max(0, ...cluster.map(({ column }) => column)) + 1;
    for (const one of cluster)
      lanes.set(one.index, { column: one.column, columns, span: spanOf(one, cluster, columns) });
    cluster = [];
  };
  for (const { item, index } of order) {
    if (item.start >= clusterEnd) settle();
    const taken = new Set(cluster.filter((one) => one.item.end > item.start).map(({ column }) => column));
    let column = 0;
    while (taken.has(column)) column++;
    cluster.push({ item, index, column });
    clusterEnd = Math.max(clusterEnd, item.end);
  }
  settle();
  return items.map((item, index) => ({
    ...item,
    ...(lanes.get(index) ?? { column: 0, columns: 1, span: 1 }),
  }));
}

type Placed<Item> = { readonly item: Item; readonly index: number; readonly column: number };

function spanOf<Item extends Stretch>(
  { item, column }: Placed<Item>,
  cluster: readonly Placed<Item>[],
  columns: number,
): number {
  const meets = cluster.filter((other) => other.item.start < item.end && item.start < other.item.end);
  const next = Math.min(columns, ...meets.map((other) => other.column).filter((other) => other > column));
  return next - column;
}
