import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { DataBody, DataTable, useLocale } from '#web/kit/index.ts';

import type { useRecordPages } from '../data/read.ts';
import { variantOf } from '../views/view.ts';
import type { Column } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { gridKey } from './grid-keys.ts';
import { GridRow, SkeletonRow } from './grid-row.tsx';
import { extendTo, nothingSelected, selectAll, toggleOne, type Selection } from './selection.ts';
import { Totals } from './totals.tsx';
import type { ListState } from './use-list.ts';
import { useRowHeight } from './use-media.ts';

type GridProps = {
  readonly object: ObjectContract;
  readonly list: ListState;
  readonly columns: readonly Column[];
  readonly onColumnsChange: (columns: readonly Column[]) => void;
  readonly pages: ReturnType<typeof useRecordPages>;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (record: Stored) => void;
  readonly onPeek: (record: Stored) => void;
  readonly onCreate: (() => void) | undefined;
  readonly totals: boolean;
};

/** So many rows from its end a list reads its next page, so that a steady scroll never meets the end. */
const readAhead = 40;
/** Rows that stand for those not read yet. */
const awaited = 12;

/** Rows without end: only those in sight are drawn, the first column and the head stay. */
export const ListGrid = (props: GridProps) => {
  const { object, list, columns, pages, selection, onSelect } = props;
  const { locale } = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const rowHeight = useRowHeight();
  const [current, setCurrent] = useState<number | null>(null);
  const { records, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, isPlaceholderData } = pages;
  const rowCount = isPending ? awaited : records.length + (hasNextPage ? awaited : 0);

  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The head lies over the first rows of what is in sight.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: props.totals ? rowHeight : 0,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= records.length - readAhead) void fetchNextPage();
  }, [last, records.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useStartAgain(list.query, frame, setCurrent);

  const go = (index: number) => {
    setCurrent(index);
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== frame.current) return;
    const key = gridKey(event.nativeEvent, {
      current,
      size: records.length,
      selecting: selection.records.size > 0,
      page: Math.max(1, Math.floor((frame.current.clientHeight - rowHeight) / rowHeight) - 1),
    });
    if (key === undefined) return;
    event.preventDefault();
    const record = records[key.at ?? -1];
    if (key.deed === 'go' && key.at !== undefined) {
      if (key.extend)
        onSelect(extendTo({ ...selection, anchor: selection.anchor ?? current }, records, key.at));
      go(key.at);
    } else if (key.deed === 'all') onSelect(selectAll(records));
    else if (key.deed === 'none') onSelect(nothingSelected);
    else if (key.deed === 'new') props.onCreate?.();
    else if (record && key.at !== undefined) {
      if (key.deed === 'toggle') onSelect(toggleOne(selection, record, key.at));
      if (key.deed === 'open') props.onOpen(record);
      if (key.deed === 'peek') props.onPeek(record);
    }
  };

  // Rows are drawn anew only for what changes in them: what they call stays the same.
  const held = useRef({ records, selection, onSelect, onOpen: props.onOpen });
  useEffect(() => {
    held.current = { records, selection, onSelect, onOpen: props.onOpen };
  });
  const onRowClick = useCallback((event: React.MouseEvent, index: number) => {
    const { records: all, selection: chosen, onSelect: select, onOpen } = held.current;
    const record = all[index];
    if (!record) return;
    setCurrent(index);
    if (event.shiftKey) {
      globalThis.getSelection()?.removeAllRanges();
      select(extendTo(chosen, all, index));
    } else if (event.ctrlKey || event.metaKey) select(toggleOne(chosen, record, index));
    else onOpen(record);
  }, []);
  const onToggle = useCallback((index: number) => {
    const { records: all, selection: chosen, onSelect: select } = held.current;
    const record = all[index];
    if (record) select(toggleOne(chosen, record, index));
  }, []);

  const label = say(variantOf(object, list.variant)?.many ?? object.many, locale);
  const tracks = columns.map(({ width }, at) =>
    at === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  return (
    <DataTable
      ref={frame}
      label={label}
      columns={tracks.join(' ')}
      rowCount={hasNextPage ? -1 : records.length + 1}
      columnCount={columns.length}
      scrollName="list"
      multiselectable
      busy={isPending || isPlaceholderData}
      activeRow={current === null ? undefined : `${id}-${current}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (current === null && records.length > 0) setCurrent(0);
      }}
    >
      <GridHead
        columns={columns}
        sort={list.sort}
        onSort={(sort) => list.change({ sort })}
        onColumnsChange={props.onColumnsChange}
        chosen={
          selection.records.size === 0 ? 'none' : selection.records.size === records.length ? 'all' : 'some'
        }
        onChooseAll={(all) => onSelect(all ? selectAll(records) : nothingSelected)}
      />
      <DataBody height={virtual.getTotalSize()} faded={isPlaceholderData}>
        {items.map(({ index, start }) => {
          const record = isPending ? undefined : records[index];
          const top = start - rowHeight;
          return record ? (
            <GridRow
              key={record.id}
              id={`${id}-${index}`}
              object={object}
              record={record}
              columns={columns}
              index={index}
              top={top}
              selected={selection.records.has(record.id)}
              selecting={selection.records.size > 0}
              current={current === index}
              onRowClick={onRowClick}
              onToggle={onToggle}
            />
          ) : (
            <SkeletonRow key={`wait-${index}`} columns={columns} index={index} top={top} />
          );
        })}
      </DataBody>
      {props.totals ? <Totals object={object} query={list.query} columns={columns} /> : null}
    </DataTable>
  );
};

/** Another filter or order begins at its top. */
const useStartAgain = (
  query: object,
  frame: React.RefObject<HTMLDivElement | null>,
  setCurrent: (index: number | null) => void,
): void => {
  const before = useRef(query);
  useEffect(() => {
    if (before.current === query) return;
    before.current = query;
    frame.current?.scrollTo({ top: 0 });
    setCurrent(null);
  }, [query, frame, setCurrent]);
};
