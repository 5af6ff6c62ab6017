import { Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { DataBody, DataTable, useLocale } from '#web/kit/index.ts';

import { variantOf } from '../views/view.ts';
import { CellEditing, GroupLine, Totals } from './fetched.ts';
import type { Column } from './columns.ts';
import { frozenOffsets, isCellEditable } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { gridKey, type GridDeed } from './grid-keys.ts';
import { GridRow, SkeletonRow } from './grid-row.tsx';
import { headKey, type HeadDeed } from './head-keys.ts';
import {
  extendBy,
  isSelected,
  isSelecting,
  nothingSelected,
  selectAll,
  toggleOne,
  wholeFilter,
  type Selection,
} from './selection.ts';
import { lastLine, pressLine, recordsBetween, type GridSource, type PlacedRecord } from './slots.ts';
import { nextSort } from './sorting.ts';
import { useSchema } from '../data/schema.ts';
import { move, resize } from './columns.ts';
import { useCellSaving, type Refused } from './use-cell-saving.tsx';
import { useGoal } from './use-goal.ts';
import type { ListState } from './use-list.ts';
import { useRowHeight } from './use-media.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

type GridProps = {
  readonly object: ObjectContract;
  readonly list: ListState;
  readonly source: GridSource;
  readonly columns: readonly Column[];
  readonly onColumnsChange: (columns: readonly Column[]) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (record: Stored) => void;
  readonly onPeek: (record: PlacedRecord) => void;
  /** Where the quick look stands: the keyboard's place in the grid goes along with it. */
  readonly peekedAt: number | undefined;
  readonly onCreate: (() => void) | undefined;
  /** Undefined where there is nowhere to jump to. */
  readonly onJump: (() => void) | undefined;
  readonly totals: boolean;
};

/** Where the keyboard stands: on a row, or in the head. */
type Current = { readonly at: number | 'head'; readonly column: number };
type Editing = { readonly at: number; readonly column: number; readonly refused?: Refused };

/** Rows without end: only those in sight are drawn; the head and the frozen columns stay. */
export const ListGrid = (props: GridProps) => {
  const { object, list, source, columns, selection, onSelect } = props;
  const { locale, direction } = useLocale();
  const schema = useSchema();
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const rowHeight = useRowHeight();
  const [current, setCurrent] = useState<Current | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const saving = useCellSaving(object);
  const { top, count, slotAt } = source;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The head lies over the first rows of what is in sight.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: props.totals ? rowHeight : 0,
  });
  const items = virtual.getVirtualItems();
  const from = top + (items[0]?.index ?? 0);
  const to = top + (items.at(-1)?.index ?? 0);
  const { onSight } = source;
  // The source is looked at anew whenever it has read something, though the rows in sight are the same.
  useEffect(() => onSight(from, to), [source, onSight, from, to]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useSteadyScroll(source, frame, rowHeight);
  useGoal(source, frame, (place) => {
    // The keyboard goes along, so that the next arrow leads on from there.
    setCurrent((before) => (before?.at === place ? before : { at: place, column: 0 }));
    virtual.scrollToIndex(place - top, { align: 'start' });
  });
  useStartAgain(source.epoch, () => {
    setCurrent(null);
    setEditing(null);
  });

  const shownRows = Math.max(
    1,
    Math.floor(((frame.current?.clientHeight ?? 600) - rowHeight) / rowHeight) - 1,
  );
  const goTo = (place: number, column = current?.column ?? 0) => {
    setCurrent({ at: place, column });
    virtual.scrollToIndex(place - top);
  };
  const { peekedAt } = props;
  useEffect(() => {
    if (peekedAt === undefined) return;
    setCurrent((before) => ({ at: peekedAt, column: before?.column ?? 0 }));
    virtual.scrollToIndex(peekedAt - top);
  }, [virtual, peekedAt, top]);
  const edit = (place: number, column: number): boolean => {
    const slot = slotAt(place);
    const field = columns[column]?.field;
    if (slot.kind !== 'record' || !field || !isCellEditable(object, field)) return false;
    setEditing({ at: place, column });
    goTo(place, column);
    return true;
  };
  /** The cell that Tab leads to: the next one that may be edited, in this row or the one after. */
  const editNext = (by: 1 | -1, start: Editing) => {
    for (let step = 1; step <= columns.length * 2; step++) {
      const flat = start.column + step * by;
      const place = start.at + Math.floor(flat / columns.length);
      if (edit(place, ((flat % columns.length) + columns.length) % columns.length)) return;
    }
    setEditing(null);
  };
  const saveCell = ({ at, column }: Editing, start: Stored, value: unknown) => {
    const slot = slotAt(at);
    const field = columns[column]?.field;
    if (slot.kind !== 'record' || !field) return;
    saving.save({ field, start, record: slot.record, value }, (refused) =>
      setEditing({ at, column, refused }),
    );
  };
  const stopEditing = useCallback(() => {
    setEditing(null);
    frame.current?.focus();
    // A calendar that hung on the panel gives the focus back to what is gone by then, a frame after the panel.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) frame.current?.focus();
      }),
    );
  }, []);

  const carryOut = (deed: GridDeed) => {
    const place = deed.at ?? null;
    const slot = place === null ? undefined : slotAt(place);
    switch (deed.deed) {
      case 'go':
        if (place === null) return;
        if (deed.extend && typeof current?.at === 'number') {
          const anchor = selection.anchor ?? current.at;
          onSelect(extendBy(selection, recordsBetween(source, anchor, place), anchor));
        }
        return goTo(place);
      case 'start':
        return slotAt(top).kind === 'waiting' ? source.toStart() : goTo(top);
      case 'end': {
        const last = lastLine(source);
        return last === undefined ? source.toEnd() : goTo(last);
      }
      case 'head':
        return setCurrent({ at: 'head', column: current?.column ?? 0 });
      case 'side': {
        if (slot?.kind === 'group') return pressLine(source, slot);
        const column = (current?.column ?? 0) + (deed.by ?? 1);
        if (typeof current?.at !== 'number' || column < 0 || column >= columns.length) return;
        setCurrent({ at: current.at, column });
        return showColumn(frame.current, `${id}-${current.at}-${column}`);
      }
      case 'all':
        return onSelect(source.whole === undefined ? wholeFilter : selectAll(source.records));
      case 'none':
        return onSelect(nothingSelected);
      case 'new':
        return props.onCreate?.();
      case 'jump':
        return props.onJump?.();
      default:
        break;
    }
    if (!slot || place === null) return;
    if (slot.kind !== 'record') return pressLine(source, slot);
    const { record } = slot;
    if (deed.deed === 'toggle') onSelect(toggleOne(selection, record, place));
    else if (deed.deed === 'peek') props.onPeek({ place, record });
    else if (deed.deed === 'open') props.onOpen(record);
    else if (deed.deed === 'edit' && !edit(place, current?.column ?? 0)) {
      // On the name, and in what is not to be written, `e` goes to the first cell that is.
      if ((current?.column ?? 0) === 0) editNext(1, { at: place, column: 0 });
      else props.onOpen(record);
    }
  };

  const onHeadDeed = (deed: HeadDeed) => {
    const column = columns[current?.column ?? 0];
    if (!column) return;
    const { name, sortable } = column.field;
    const at = current?.column ?? 0;
    if (deed.deed === 'leave') return goTo(top, at);
    if (deed.deed === 'sort')
      return sortable
        ? list.change({ sort: nextSort(schema, list.sort, column.field, object.order) })
        : undefined;
    if (deed.deed === 'resize') return props.onColumnsChange(resize(columns, name, column.width + deed.by));
    if (deed.deed === 'move') {
      const moved = move(columns, name, deed.by);
      props.onColumnsChange(moved);
      return setCurrent({ at: 'head', column: moved.findIndex(({ field }) => field.name === name) });
    }
    if (deed.deed !== 'go') return;
    const next = Math.min(columns.length - 1, Math.max(0, at + deed.by));
    setCurrent({ at: 'head', column: next });
    showColumn(frame.current, `${id}-head-${next}`);
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== frame.current || editing !== null) return;
    if (current?.at === 'head') {
      const deed = headKey(event.nativeEvent, direction);
      if (!deed) return;
      event.preventDefault();
      return onHeadDeed(deed);
    }
    const deed = gridKey(event.nativeEvent, {
      current: current?.at ?? null,
      column: current?.column ?? 0,
      first: top,
      last: top + count - 1,
      selecting: isSelecting(selection),
      page: shownRows,
      direction,
    });
    if (deed === undefined) return;
    event.preventDefault();
    carryOut(deed);
  };

  // Rows are drawn anew only for what changes in them: what they call stays the same.
  const held = useRef({ source, selection, onSelect, onOpen: props.onOpen, edit });
  useEffect(() => {
    held.current = { source, selection, onSelect, onOpen: props.onOpen, edit };
  });
  const onRowClick = useCallback((event: React.MouseEvent, place: number) => {
    const { source: lines, selection: chosen, onSelect: select, onOpen } = held.current;
    const slot = lines.slotAt(place);
    if (slot.kind !== 'record') return;
    setCurrent({ at: place, column: 0 });
    if (event.shiftKey) {
      globalThis.getSelection()?.removeAllRanges();
      const anchor = chosen.anchor ?? place;
      select(extendBy(chosen, recordsBetween(lines, anchor, place), anchor));
    } else if (event.ctrlKey || event.metaKey) select(toggleOne(chosen, slot.record, place));
    else onOpen(slot.record);
  }, []);
  const onToggle = useCallback((place: number) => {
    const { source: lines, selection: chosen, onSelect: select } = held.current;
    const slot = lines.slotAt(place);
    if (slot.kind === 'record') select(toggleOne(chosen, slot.record, place));
  }, []);
  const onEdit = useCallback((place: number, column: number) => {
    held.current.edit(place, column);
  }, []);

  const label = say(variantOf(object, list.variant)?.many ?? object.many, locale);
  const offsets = frozenOffsets(columns);
  const tracks = columns.map(({ width }, at) =>
    at === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  const active =
    current === null
      ? undefined
      : current.at === 'head'
        ? `${id}-head-${current.column}`
        : current.column === 0
          ? `${id}-${current.at}`
          : `${id}-${current.at}-${current.column}`;
  const edited = editing && slotAt(editing.at);
  return (
    <>
      <DataTable
        ref={frame}
        label={label}
        columns={tracks.join(' ')}
        rowCount={source.whole === undefined ? -1 : source.whole + 1}
        columnCount={columns.length}
        frozenWidth={columns.reduce(
          (sum, { frozen, width }, at) => (frozen || at === 0 ? sum + width : sum),
          0,
        )}
        scrollName="list"
        multiselectable
        tree={source.toggleGroup !== undefined}
        busy={source.pending || source.stale}
        activeRow={active}
        onKeyDown={onKeyDown}
        onFocus={() => {
          if (current === null && count > 0 && slotAt(from).kind !== 'waiting')
            setCurrent({ at: from, column: 0 });
        }}
      >
        <GridHead
          id={`${id}-head`}
          columns={columns}
          offsets={offsets}
          current={current?.at === 'head' ? current.column : null}
          sort={list.sort}
          usual={object.order}
          onSort={(sort) => list.change({ sort })}
          onColumnsChange={props.onColumnsChange}
          chosen={
            selection.all
              ? 'all'
              : selection.records.size === 0
                ? 'none'
                : selection.records.size === source.whole
                  ? 'all'
                  : 'some'
          }
          onChooseAll={(all) => onSelect(all ? selectAll(source.records) : nothingSelected)}
        />
        <DataBody height={virtual.getTotalSize()} faded={source.stale}>
          {items.map(({ index, start }) => {
            const place = top + index;
            const slot = slotAt(place);
            const y = start - rowHeight;
            const isCurrent = current?.at === place;
            if (slot.kind === 'waiting')
              return <SkeletonRow key={slot.key} columns={columns} offsets={offsets} index={index} top={y} />;
            return slot.kind === 'record' ? (
              <GridRow
                key={slot.key}
                id={`${id}-${place}`}
                object={object}
                record={slot.record}
                columns={columns}
                offsets={offsets}
                index={place}
                level={source.toggleGroup ? 2 : undefined}
                top={y}
                selected={isSelected(selection, slot.record.id)}
                selecting={isSelecting(selection)}
                current={isCurrent}
                currentColumn={isCurrent ? (current.column ?? 0) : 0}
                onRowClick={onRowClick}
                onToggle={onToggle}
                onEdit={onEdit}
              />
            ) : (
              <Suspense key={slot.key}>
                <GroupLine
                  slot={slot}
                  id={`${id}-${place}`}
                  columns={columns}
                  index={index}
                  top={y}
                  current={isCurrent}
                  onPress={() => pressLine(source, slot)}
                />
              </Suspense>
            );
          })}
        </DataBody>
        {props.totals ? (
          <Suspense>
            <Totals object={object} query={list.query} columns={columns} offsets={offsets} />
          </Suspense>
        ) : null}
      </DataTable>
      {editing && edited?.kind === 'record' && columns[editing.column] ? (
        <Suspense>
          <CellEditing
            key={`${edited.key}-${editing.column}-${editing.refused ? 'again' : ''}`}
            object={object}
            record={edited.record}
            field={columns[editing.column]?.field ?? columns[0]!.field}
            cellId={`${id}-${editing.at}-${editing.column}`}
            refused={editing.refused}
            onSave={(start, value) => saveCell(editing, start, value)}
            onDone={stopEditing}
            onNext={(by) => editNext(by, editing)}
          />
        </Suspense>
      ) : null}
      {saving.question}
    </>
  );
};

/** A cell that the keyboard goes to comes out from under the frozen columns and into sight. */
const showColumn = (frame: HTMLElement | null, cellId: string): void => {
  requestAnimationFrame(() => {
    const cell = frame && document.getElementById(cellId);
    if (!cell || getComputedStyle(cell).position === 'sticky') return;
    cell.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  });
};

/** Another filter or order, or a jump, begins anew. */
const useStartAgain = (epoch: number, begin: () => void): void => {
  const before = useRef(epoch);
  useEffect(() => {
    if (before.current === epoch) return;
    before.current = epoch;
    begin();
  });
};
