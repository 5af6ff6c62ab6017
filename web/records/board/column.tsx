import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Plus } from 'lucide-react';

import { formatNumber, formatPercent } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Button, CategoryDot, classes, IconButton, useLocale, useWords } from '#web/kit/index.ts';

import { useRecordPages } from '../data/read.ts';
import type { Values } from '../data/values.ts';
import { Sum } from '../list/totals.tsx';
import { usePhone } from '../list/use-media.ts';
import { Card } from './card.tsx';
import { keyOf, type BoardColumn, type ColumnTotals } from './columns.ts';
import { goTo } from './focus.ts';
import { useNextSteps } from './next-steps.ts';
import { QuickAdd } from './quick-add.tsx';
import { standingOf, type BoardState } from './use-board.ts';
import type { Drag } from './use-drag.ts';
import { boardWords } from './words.ts';

type ColumnProps = {
  readonly object: ObjectContract;
  readonly board: BoardState;
  readonly column: BoardColumn;
  readonly totals: ColumnTotals;
  readonly counted: boolean;
  readonly query: PageQuery;
  readonly enabled: boolean;
  readonly drag: Drag;
  readonly helpId: string;
  readonly onOpen: (record: Stored) => void;
  /** What a card has for being made here, beside its column. */
  readonly known: Values;
  /** Opens the full form, with the title that was typed so far. */
  readonly onCreate: ((title: string) => void) | undefined;
};

const cardPx = 132;
const gapPx = 8;
const readAhead = 12;
const awaited = 3;

/** One stage: its head with what it holds, and its cards, of which only those in sight are drawn. */
export const Column = (props: ColumnProps) => {
  const { object, board, column, drag } = props;
  const text = useWords(boardWords);
  const frame = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState(false);
  const section = useRef<HTMLElement>(null);
  const near = useNear(section);
  const pages = useRecordPages(object.name, props.query, props.enabled && near);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPending } = pages;
  // Somebody else may have moved a card on while this list was not read anew.
  const { records } = pages;
  const cards = useMemo(
    () => records.filter((record) => keyOf(board.by, record) === column.key),
    [records, board.by, column.key],
  );
  const steps = useNextSteps(object, cards);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const current = cards.some(({ id }) => id === currentId) ? currentId : (cards[0]?.id ?? null);

  const virtual = useVirtualizer({
    count: isPending ? awaited : cards.length,
    getScrollElement: () => frame.current,
    estimateSize: () => cardPx,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap: gapPx,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - readAhead) void fetchNextPage();
  }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const { direction } = useLocale();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, record: Stored) => {
    if (drag.onKey(event, record)) {
      event.preventDefault();
      // The card goes on as the focused one where it was dropped.
      return;
    }
    const at = cards.findIndex(({ id }) => id === record.id);
    if (event.key === 'Enter') props.onOpen(record);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      const to = cards[next];
      if (!to) return;
      virtual.scrollToIndex(next);
      goTo(frame, to.id);
    } else if (event.key === 'Home' || event.key === 'End') {
      const edge = event.key === 'Home' ? 0 : cards.length - 1;
      const to = cards[edge];
      if (!to) return;
      virtual.scrollToIndex(edge);
      goTo(frame, to.id);
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
      goToColumn(event.currentTarget, event.key, direction);
    else return;
    event.preventDefault();
  };

  const over = drag.lifted?.over === column.key && keyOf(board.by, drag.lifted.record) !== column.key;
  return (
    <section
      ref={section}
      data-column={column.key}
      aria-label={column.label}
      className={classes(
        'flex w-72 shrink-0 flex-col rounded-card transition-colors max-sm:w-[84vw] max-sm:snap-start',
        over ? 'bg-accent-soft outline-2 -outline-offset-2 outline-accent/60' : 'bg-surface-2',
      )}
    >
      <ColumnHead
        column={column}
        totals={props.totals}
        counted={props.counted}
        onAdd={props.onCreate ? () => setAdding(true) : undefined}
      />
      {adding ? (
        <QuickAdd
          object={object}
          board={board}
          column={column}
          known={props.known}
          onClose={() => setAdding(false)}
          onFullForm={(title) => {
            setAdding(false);
            props.onCreate?.(title);
          }}
        />
      ) : null}
      <div ref={frame} className="min-h-0 flex-1 overflow-y-auto overscroll-y-contain px-2 pb-2">
        {over ? (
          <p className="mb-2 rounded-card border border-dashed border-accent/60 py-3 text-center text-sm text-accent">
            {text.dropHere}
          </p>
        ) : null}
        {pages.error && cards.length === 0 ? (
          // «None» would be a lie.
          <div
            role="alert"
            className="flex flex-col items-center gap-2 py-6 text-center text-sm text-ink-muted"
          >
            <p>{text.notRead}</p>
            <p>{pages.error.message}</p>
            <Button onPress={() => void pages.refetch()}>{text.again}</Button>
          </div>
        ) : !isPending && cards.length === 0 && !over ? (
          <p className="py-6 text-center text-sm text-ink-faint">{text.empty}</p>
        ) : null}
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const record = isPending ? undefined : cards[index];
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {record ? (
                  <Card
                    id={`card-${record.id}`}
                    object={object}
                    fields={board.cardFields}
                    column={standingOf(board, column, record)}
                    record={record}
                    step={steps && (steps.get(record.id) ?? null)}
                    current={record.id === current}
                    lifted={drag.lifted?.record.id === record.id}
                    helpId={props.helpId}
                    onPointerDown={drag.begin}
                    onKeyDown={onKeyDown}
                    onOpen={(one) => {
                      if (!drag.wasDragged()) props.onOpen(one);
                    }}
                    onFocus={({ id }) => setCurrentId(id)}
                  />
                ) : (
                  <div
                    aria-hidden="true"
                    className="late h-[132px] animate-breathe rounded-card bg-surface-1"
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
};

/** Columns far out of sight read and draw nothing until they come near. */
const useNear = (section: RefObject<HTMLElement | null>): boolean => {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!section.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '0px 600px' },
    );
    observer.observe(section.current);
    return () => observer.disconnect();
  }, [section]);
  return near;
};

/** The first card of the next column as the eye sees it. */
const goToColumn = (card: HTMLElement, key: string, direction: 'rtl' | 'ltr'): void => {
  const forward = (key === 'ArrowLeft') === (direction === 'rtl');
  let column = card.closest<HTMLElement>('[data-column]');
  while (column) {
    column = (forward ? column.nextElementSibling : column.previousElementSibling) as HTMLElement | null;
    const target = column?.querySelector<HTMLElement>('[data-card][tabindex="0"], [data-card]');
    if (target) {
      target.focus();
      target.scrollIntoView({ inline: 'nearest', block: 'nearest' });
      return;
    }
  }
};

const ColumnHead = (props: {
  readonly column: BoardColumn;
  readonly totals: ColumnTotals;
  readonly counted: boolean;
  readonly onAdd: (() => void) | undefined;
}) => {
  const { column, totals, counted, onAdd } = props;
  const text = useWords(boardWords);
  const { digits } = useLocale();
  const phone = usePhone();
  return (
    <header className="flex flex-col gap-0.5 px-3 pt-2 pb-2">
      <div className="flex h-8 items-center gap-2">
        {column.color === undefined ? null : <CategoryDot category={column.color} />}
        <h2 className="min-w-0 flex-1 truncate font-strong">
          <bdi>{column.label}</bdi>
          <span data-count="" className="ms-2 font-normal text-ink-muted">
            {counted ? formatNumber(totals.count, digits) : ''}
          </span>
        </h2>
        {onAdd ? (
          <IconButton
            label={text.add(column.label)}
            icon={<Plus size={16} />}
            size={phone ? 'control' : 'small'}
            onPress={onAdd}
          />
        ) : null}
      </div>
      <div className="flex min-h-5 flex-wrap items-baseline justify-between gap-x-2 text-sm leading-title tabular-nums">
        <span data-sum="" className="font-medium whitespace-nowrap">
          <Sum measure={totals.sums} short />
        </span>
        {totals.weighted && column.kind === 'open' && totals.sums.length > 0 ? (
          <span
            data-weighted=""
            title={
              column.probability === undefined
                ? text.weightedByStage
                : text.weightedHint(formatPercent(column.probability, digits))
            }
            className="flex items-baseline gap-1 text-xs whitespace-nowrap text-ink-muted"
          >
            {text.weighted} <Sum measure={totals.weighted} short />
          </span>
        ) : null}
      </div>
    </header>
  );
};
