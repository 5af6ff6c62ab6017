import { memo, type MouseEvent } from 'react';
import { Pencil } from 'lucide-react';

import { say } from '#persian/bilingual.ts';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { classes, DataCell, DataRow, RowBox, RowButton, useLocale, useWords } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { titleOf } from '../data/values.ts';
import { faceOf } from '../fields/index.tsx';
import { CellValue } from './cell-value.tsx';
import { isCellEditable, type Column } from './columns.ts';
import { isInteractive } from './pressed.ts';
import { listWords } from './words.ts';

export type GridRowProps = {
  /** Where the list is in groups: its place beneath a head. */
  readonly level: number | undefined;
  readonly id: string;
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly columns: readonly Column[];
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  /** Something is chosen, so that every row shows its box. */
  readonly selecting: boolean;
  readonly current: boolean;
  /** The cell that the keyboard stands on; 0 is the row itself. */
  readonly currentColumn: number;
  readonly offsets: readonly (number | undefined)[];
  readonly onRowClick: (event: MouseEvent, index: number) => void;
  readonly onToggle: (index: number) => void;
  readonly onEdit: (index: number, column: number) => void;
};

/** One record: its name with the box to choose it, then its values. */
export const GridRow = memo((props: GridRowProps) => {
  const { object, record, columns, offsets, index, selected } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const [first, ...rest] = columns;
  const title = titleOf(object, record) ?? text.untitled;
  return (
    <DataRow
      id={props.id}
      index={index}
      level={props.level}
      top={props.top}
      selected={selected}
      current={props.current && props.currentColumn === 0}
      onClick={(event) => {
        if (!isInteractive(event.target)) props.onRowClick(event, index);
      }}
    >
      {first ? (
        <DataCell id={`${props.id}-0`} index={0} frozen={0}>
          <span
            className={classes(
              'shrink-0 ps-1',
              selected || props.selecting
                ? undefined
                : 'opacity-0 group-hover/row:opacity-100 focus-within:opacity-100 group-data-current/row:opacity-100',
            )}
          >
            <RowBox
              aria-label={text.select(title)}
              checked={selected}
              onChange={() => props.onToggle(index)}
            />
          </span>
          <a
            dir="auto"
            href={recordHref(object.name, record.id)}
            tabIndex={-1}
            onClick={(event) => {
              // The row opens it within the app; with a key held the browser does what it always does.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              props.onRowClick(event, index);
            }}
            className="min-w-0 truncate font-medium text-ink hover:text-accent"
          >
            {title}
          </a>
        </DataCell>
      ) : null}
      {rest.map(({ field }, at) => (
        <DataCell
          key={field.name}
          id={`${props.id}-${at + 1}`}
          index={at + 1}
          align={faceOf(field).end ? 'number' : 'start'}
          frozen={offsets[at + 1]}
          current={props.current && props.currentColumn === at + 1}
        >
          <CellValue field={field} record={record} />
          {isCellEditable(object, field) ? (
            <RowButton
              aria-label={text.editCell(say(field.label, locale))}
              onPress={() => props.onEdit(index, at + 1)}
              className="absolute inset-e-0 hidden h-row items-center bg-inherit px-2 text-ink-faint group-hover/cell:flex hover:text-ink pointer-coarse:hidden"
            >
              <Pencil aria-hidden="true" size={14} />
            </RowButton>
          ) : null}
        </DataCell>
      ))}
    </DataRow>
  );
});

const skeletonWidths = ['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5'];

/** The shape of a row that is being read, of its exact height. */
export const SkeletonRow = memo(
  ({ columns, offsets, index, top }: Pick<GridRowProps, 'columns' | 'offsets' | 'index' | 'top'>) => (
    <DataRow index={index} top={top}>
      {columns.map(({ field }, at) => (
        <DataCell key={field.name} index={at} frozen={offsets[at]}>
          <span
            aria-hidden="true"
            className={classes(
              'late h-3 animate-breathe rounded-small bg-surface-3',
              skeletonWidths[Math.abs(index + at) % skeletonWidths.length],
            )}
          />
        </DataCell>
      ))}
    </DataRow>
  ),
);
