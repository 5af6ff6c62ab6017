import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

import { say } from '#persian/bilingual.ts';
import type { Sort } from '#records/contract.ts';
import { classes, DataHeader, DataHeaderCell, RowBox, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { faceOf } from '../fields/index.tsx';
import { place, resize, type Column } from './columns.ts';
import { nextSort, sortOf } from './sorting.ts';
import { listWords } from './words.ts';

type HeadProps = {
  readonly id: string;
  readonly offsets: readonly (number | undefined)[];
  /** The head that the keyboard stands on. */
  readonly current: number | null;
  readonly columns: readonly Column[];
  readonly sort: readonly Sort[];
  readonly usual: readonly Sort[] | undefined;
  readonly onSort: (sort: readonly Sort[]) => void;
  readonly onColumnsChange: (columns: readonly Column[]) => void;
  /** How many of the loaded rows are chosen. */
  readonly chosen: 'none' | 'some' | 'all';
  readonly onChooseAll: (all: boolean) => void;
};

/** The heads of the columns: a press sorts, the edge between two changes the width, dragging one moves it. */
export const GridHead = (props: HeadProps) => {
  const { columns, sort, onSort, onColumnsChange } = props;
  const { locale } = useLocale();
  const schema = useSchema();
  const [dragged, setDragged] = useState<string | null>(null);
  const drop = (target: string) => {
    if (dragged === null || dragged === target) return;
    const from = columns.findIndex(({ field }) => field.name === dragged);
    const to = columns.findIndex(({ field }) => field.name === target);
    if (to > 0) onColumnsChange(place(columns, from, to));
    setDragged(null);
  };
  return (
    <DataHeader>
      {columns.map((column, at) => {
        const { field } = column;
        const direction = sortOf(schema, sort, field)?.direction;
        return (
          <DataHeaderCell
            key={field.name}
            index={at}
            id={`${props.id}-${at}`}
            current={props.current === at}
            frozen={props.offsets[at]}
            align={at > 0 && faceOf(field).end ? 'number' : 'start'}
            sort={direction === undefined ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
            onSort={field.sortable ? () => onSort(nextSort(schema, sort, field, props.usual)) : undefined}
            drag={
              at === 0
                ? undefined
                : {
                    draggable: true,
                    onDragStart: () => setDragged(field.name),
                    onDragEnd: () => setDragged(null),
                    onDragOver: (event) => event.preventDefault(),
                    onDrop: () => drop(field.name),
                  }
            }
            before={at === 0 ? <ChooseAll chosen={props.chosen} onChange={props.onChooseAll} /> : undefined}
            after={
              <WidthHandle
                label={say(field.label, locale)}
                width={column.width}
                onChange={(width) => onColumnsChange(resize(columns, field.name, width))}
              />
            }
          >
            {say(field.label, locale)}
          </DataHeaderCell>
        );
      })}
    </DataHeader>
  );
};

const ChooseAll = (props: {
  readonly chosen: HeadProps['chosen'];
  readonly onChange: (all: boolean) => void;
}) => {
  const text = useWords(listWords);
  return (
    <RowBox
      aria-label={text.chooseAll}
      checked={props.chosen === 'all'}
      mixed={props.chosen === 'some'}
      onChange={() => props.onChange(props.chosen === 'none')}
      className="mx-1 shrink-0"
    />
  );
};

const stepPx = 16;

/** The edge at the inline end of a head. It follows the finger; arrows move it too. */
const WidthHandle = (props: {
  readonly label: string;
  readonly width: number;
  readonly onChange: (width: number) => void;
}) => {
  const text = useWords(listWords);
  const { direction } = useLocale();
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const outward = direction === 'rtl' ? -1 : 1;
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: props.width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) props.onChange(start.current.width + (event.clientX - start.current.x) * outward);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const along = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (along === 0) return;
    event.preventDefault();
    event.stopPropagation();
    props.onChange(props.width + along * outward * stepPx);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={text.resize(props.label)}
      aria-valuenow={props.width}
      tabIndex={-1}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={onKeyDown}
      className={classes(
        'absolute inset-y-1 end-0 w-2 cursor-col-resize touch-none rounded-small',
        'after:absolute after:inset-y-1 after:end-0 after:w-px after:bg-surface-3 hover:after:w-0.5 hover:after:bg-accent',
      )}
    />
  );
};
