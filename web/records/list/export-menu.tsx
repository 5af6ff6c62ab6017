import { Download } from 'lucide-react';

import type { ExportRequest, ObjectContract, PageQuery } from '#records/contract.ts';
import { IconButton, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { useExport } from '../data/export.ts';
import { fieldsOf, type Column } from './columns.ts';
import type { GroupsInOrder } from './grouping.ts';
import { listWords } from './words.ts';

/** The list as a file: with its filter, order, groups and columns, as it is read here or as programs want it. */
export const ExportMenu = (props: {
  readonly object: ObjectContract;
  readonly columns: readonly Column[];
  readonly query: PageQuery;
  readonly groups?: GroupsInOrder | undefined;
  readonly placement?: 'bottom end' | 'top';
}) => {
  const { object, columns, query, groups, placement = 'bottom end' } = props;
  const names = fieldsOf(columns);
  const text = useWords(listWords);
  const { locale, digits, calendar } = useLocale();
  const take = useExport(object.name);
  const request = (format: ExportRequest['format'], values: ExportRequest['values']): ExportRequest => ({
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
  });
  return (
    <Menu
      label={text.exportAs}
      placement={placement}
      trigger={<IconButton label={text.exportAs} icon={<Download size={16} />} pending={take.isPending} />}
      items={[
        { id: 'xlsx', label: text.exportExcel, onSelect: () => take.mutate(request('xlsx', 'shown')) },
        { id: 'csv', label: text.exportCsv, onSelect: () => take.mutate(request('csv', 'shown')) },
        { id: 'plain', label: text.exportPlain, onSelect: () => take.mutate(request('csv', 'plain')) },
      ]}
    />
  );
};
