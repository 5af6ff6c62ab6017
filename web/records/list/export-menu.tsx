import { Download } from 'lucide-react';

import type { ExportRequest, ObjectContract, PageQuery } from '#records/contract.ts';
import { IconButton, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { useExport } from '../data/export.ts';
import { fieldsOf, type Column } from './columns.ts';
import type { GroupsInOrder } from './grouping.ts';
import { listWords } from './words.ts';

export type Exported = {
  readonly object: ObjectContract;
  readonly columns: readonly Column[];
  readonly query: PageQuery;
  readonly groups?: GroupsInOrder | undefined;
};

/** The list as a file: with its filter, order, groups and columns, as it is read here or as programs want it. */
export const useListExport = ({ object, columns, query, groups }: Exported) => {
  const names = fieldsOf(columns);
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
  return {
    pending: take.isPending,
    run: (format: ExportRequest['format'], values: ExportRequest['values']) =>
      take.mutate(request(format, values)),
  };
};

export const ExportMenu = (props: Exported & { readonly placement?: 'bottom end' | 'top' }) => {
  const { placement = 'bottom end' } = props;
  const text = useWords(listWords);
  const { pending, run } = useListExport(props);
  return (
    <Menu
      label={text.exportAs}
      placement={placement}
      trigger={<IconButton label={text.exportAs} icon={<Download size={16} />} pending={pending} />}
      items={[
        { id: 'xlsx', label: text.exportExcel, onSelect: () => run('xlsx', 'shown') },
        { id: 'csv', label: text.exportCsv, onSelect: () => run('csv', 'shown') },
        { id: 'plain', label: text.exportPlain, onSelect: () => run('csv', 'plain') },
      ]}
    />
  );
};
