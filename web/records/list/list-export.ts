import type { ExportRequest, ObjectContract, PageQuery } from '#records/contract.ts';
import type { KitLocale } from '#web/kit/index.ts';

import { takeOut } from '../data/export.ts';
import { fieldsOf, type Column } from './columns.ts';
import type { GroupsInOrder } from './grouping.ts';

export type Exported = {
  readonly object: ObjectContract;
  readonly columns: readonly Column[];
  readonly query: PageQuery;
  readonly groups?: GroupsInOrder | undefined;
};

/** The list as a file: with its filter, order, groups and columns, as it is read here or as programs want it. */
export const exportList = (
  { object, columns, query, groups }: Exported,
  format: ExportRequest['format'],
  values: ExportRequest['values'],
  reader: Pick<KitLocale, 'locale' | 'digits' | 'calendar'>,
): Promise<void> => {
  const names = fieldsOf(columns);
  const { locale, digits, calendar } = reader;
  const request: ExportRequest = {
    format,
    values,
    // The head of a group is no row of the file: what it says stands in each of its rows.
    columns: groups && !names.includes(groups.field) ? [groups.field, ...names] : [...names],
    ...(groups ? { groups: [...groups.filters] } : {}),
    ...(query.filter ? { filter: query.filter } : {}),
    ...(query.variant === undefined ? {} : { variant: query.variant }),
    sort: [...(query.sort ?? [])],
    locale,
    digits,
    calendar: calendar === 'persian' ? 'jalali' : 'gregorian',
  };
  return takeOut(object.name, request, reader);
};
