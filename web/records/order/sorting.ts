/** What stands where: ids moved before or after another, in the order in which they stood. */
export const moved = <Item extends { readonly id: string }>(
  items: readonly Item[],
  ids: ReadonlySet<string>,
  target: string,
  place: 'before' | 'after',
): readonly Item[] => {
  const going = items.filter(({ id }) => ids.has(id));
  const rest = items.filter(({ id }) => !ids.has(id));
  const at = rest.findIndex(({ id }) => id === target);
  if (at < 0) return items;
  return rest.toSpliced(place === 'before' ? at : at + 1, 0, ...going);
};

/** The same one step up or down, for menus and fingers. */
export const stepped = <Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  step: -1 | 1,
): readonly Item[] => {
  const at = items.findIndex((item) => item.id === id);
  const other = items[at + step];
  return other === undefined ? items : moved(items, new Set([id]), other.id, step < 0 ? 'before' : 'after');
};
