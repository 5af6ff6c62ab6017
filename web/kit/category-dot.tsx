/** A dot of one of the ten categorical colours; the word beside it carries the meaning. */
export const CategoryDot = ({ category }: { readonly category: number }) => (
  <span aria-hidden="true" data-cat={category} className="size-2 shrink-0 rounded-full bg-cat" />
);
