const bare =
  /^(?:record|external|unique|row)?\s?(?:id|key|code|guid|uuid)$|^(?:شناسه|کد|کلید|ردیف)(?:\sیکتا)?$/i;
const called = /(?:^|[\s_-])(?:id|key|code|no|number)$|^(?:شناسه|کد|کلید|شماره)(?:\s|‌|$)/i;

const spaced = (name: string): string =>
  name
    .trim()
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');

/** A name that speaks of the row itself, and of nothing that it belongs to. */
export const isOwnKeyName = (name: string): boolean => bare.test(spaced(name));

/** Columns that are called keys, those that speak of the row itself first. */
export const calledKeys = <Column extends { readonly name: string }>(
  columns: readonly Column[],
): readonly Column[] => {
  const own = columns.filter(({ name }) => isOwnKeyName(name));
  return [...own, ...columns.filter((one) => !own.includes(one) && called.test(spaced(one.name)))];
};
