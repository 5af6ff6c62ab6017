import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';

import type { Group, GroupQuery, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { stageObject } from '../board/board-fields.ts';
import { isTooManyToSort } from '../data/problem.ts';
import { useGroupPage, useRecordPages } from '../data/read.ts';
import { useSchema } from '../data/schema.ts';
import { choicesOf } from '../filter/check.ts';
import { sentenceWords } from '../filter/words.ts';
import type { Column } from './columns.ts';
import {
  groupFilter,
  groupingName,
  groupKey,
  groupLabel,
  inGroupOrder,
  type Grouping,
  type GroupsInOrder,
} from './grouping.ts';
import type { Failed, GridSource, GroupHead, Slot } from './slots.ts';
import { measuredOf } from './totals.tsx';

const pageSize = 50;
/** So many rows of a group come by scrolling; more of them by a press, so that the next group stays within reach. */
const byScrolling = 200;
const shownWhileReading = 3;

/** The groups in their order, and the way to each. */
export type GroupJumping = {
  readonly heads: readonly GroupHead[];
  /** There are more groups than are known here. */
  readonly cut: boolean;
  readonly onJump: (key: string) => void;
};

type Read = {
  readonly records: readonly Stored[];
  readonly more: boolean;
  readonly failed: Failed | undefined;
};

/**
 * The lines of a grouped list: each group with its head, reading its own records once it comes into sight.
 * @param onNewestFirst puts the list in an order that is quick; the same each time
 */
export function useGroupSource(
  object: ObjectContract,
  query: PageQuery,
  grouping: Grouping | undefined,
  columns: readonly Column[],
  onNewestFirst: () => void,
): {
  readonly source: GridSource;
  readonly readers: ReactNode;
  readonly inOrder: GroupsInOrder | undefined;
  /** The groups to jump to; undefined where the list has none. */
  readonly jump: GroupJumping | undefined;
  /** The question that brought a record: its neighbours are those of its group. */
  readonly queryOf: (id: string) => PageQuery | undefined;
} {
  const { locale, timeZone } = useLocale();
  const words = useWords(sentenceWords);
  const name = grouping && groupingName(grouping);
  const measured = JSON.stringify(measuredOf(columns).map((field) => field.name));
  const groupQuery = useMemo(
    (): GroupQuery => ({
      ...(query.filter ? { filter: query.filter } : {}),
      ...(query.variant === undefined ? {} : { variant: query.variant }),
      by: name === undefined ? [] : [name],
      measures: (JSON.parse(measured) as string[]).map((field) => ({ measure: 'sum', field })),
    }),
    [query.filter, query.variant, name, measured],
  );
  const { data, isPending, isPlaceholderData, error, refetch } = useGroupPage(
    object.name,
    groupQuery,
    grouping !== undefined,
  );
  const failed = useMemo(
    () => (error && !data ? { error, retry: () => void refetch() } : undefined),
    [error, data, refetch],
  );
  const cut = data?.more ?? false;
  const stages = useStages(grouping);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map());
  const [read, setRead] = useState<ReadonlyMap<string, Read>>(new Map());
  const [goal, setGoal] = useState({ key: '', number: 0 });
  const [epoch, setEpoch] = useState({ of: groupQuery, sort: query.sort, number: 0 });
  if (epoch.of.filter !== groupQuery.filter || epoch.of.by?.[0] !== name || epoch.sort !== query.sort) {
    setEpoch({ of: groupQuery, sort: query.sort, number: epoch.number + 1 });
    setPages(new Map());
    setRead(new Map());
    setGoal({ key: '', number: goal.number });
  }

  const heads = useMemo(
    (): readonly GroupHead[] =>
      grouping
        ? inGroupOrder(grouping, data?.groups ?? [], stages.order).map((group: Group) => {
            const key = groupKey(group);
            return {
              key,
              group,
              label: groupLabel(grouping, group, locale, words),
              color:
                stages.colors.get(key) ??
                choicesOf(grouping.field).find((choice) => choice.key === key)?.color,
              open: !folded.has(key),
            };
          })
        : [],
    [grouping, data, stages, locale, words, folded],
  );
  const slots = useMemo(
    (): readonly Slot[] => [
      ...heads.flatMap((head) => slotsOf(head, read.get(head.key))),
      ...(cut ? [{ kind: 'cut', key: 'cut', groups: heads.length } as const] : []),
    ],
    [heads, read, cut],
  );
  const records = useMemo(
    () => slots.flatMap((slot) => (slot.kind === 'record' ? [slot.record] : [])),
    [slots],
  );

  const loadMore = useCallback(
    (key: string) =>
      setPages((before) => new Map([...before, [key, (before.get(key) ?? 1) + byScrolling / pageSize]])),
    [],
  );
  const onSight = useCallback(
    (from: number, to: number) => {
      const inSight = slots.slice(Math.max(0, from - 10), to + 10);
      const fresh = inSight.filter(
        (slot) => slot.kind === 'group' && slot.head.open && !seen.has(slot.head.key),
      );
      if (fresh.length > 0)
        setSeen(
          (before) => new Set([...before, ...fresh.map((slot) => ('head' in slot ? slot.head.key : ''))]),
        );
      for (const slot of inSight) {
        if (slot.kind !== 'more') continue;
        const held = read.get(slot.head.key)?.records.length ?? 0;
        const wanted = Math.ceil(held / pageSize) + 1;
        if (held < byScrolling && (pages.get(slot.head.key) ?? 1) < wanted)
          setPages((before) => new Map([...before, [slot.head.key, wanted]]));
      }
    },
    [slots, seen, read, pages],
  );
  const toggleGroup = useCallback(
    (key: string) =>
      setFolded((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const jumpTo = useCallback((key: string) => {
    setFolded((before) => new Set([...before].filter((one) => one !== key)));
    setGoal((before) => ({ key, number: before.number + 1 }));
  }, []);
  const goalPlace = useMemo(
    () => slots.findIndex((slot) => slot.kind === 'group' && slot.head.key === goal.key),
    [slots, goal],
  );
  const onRead = useCallback(
    (key: string, what: Read | undefined) =>
      setRead((before) =>
        what
          ? new Map([...before, [key, what]])
          : before.has(key)
            ? new Map([...before].filter(([one]) => one !== key))
            : before,
      ),
    [],
  );
  const readAgain = useCallback(
    (key: string) => {
      const refused = read.get(key)?.failed;
      if (isTooManyToSort(refused?.error)) onNewestFirst();
      else refused?.retry();
    },
    [read, onNewestFirst],
  );

  const source = useMemo(
    (): GridSource => ({
      top: 0,
      count: isPending ? 24 : slots.length,
      slotAt: (place) => slots[place] ?? { kind: 'waiting', key: `wait-${place}` },
      records,
      onSight,
      epoch: epoch.number,
      whole: isPending ? undefined : slots.length,
      pending: isPending,
      failed,
      stale: isPlaceholderData,
      atEnd: false,
      toStart: nothing,
      toEnd: nothing,
      goal: goalPlace < 0 ? undefined : { place: goalPlace, number: goal.number },
      toggleGroup,
      loadMore,
      readAgain,
    }),
    [
      slots,
      records,
      onSight,
      epoch,
      isPending,
      failed,
      isPlaceholderData,
      goal,
      goalPlace,
      toggleGroup,
      loadMore,
      readAgain,
    ],
  );
  const readers = grouping
    ? heads
        .filter(({ key, open }) => open && seen.has(key))
        .map((head) => (
          <GroupReader
            key={head.key}
            object={object}
            name={head.key}
            query={query}
            filter={groupFilter(grouping, head.group, timeZone, query.filter)}
            pages={pages.get(head.key) ?? 1}
            onRead={onRead}
          />
        ))
    : null;
  const inOrder = grouping && {
    field: grouping.field.name,
    filters: heads.map(({ group }) => groupFilter(grouping, group, timeZone, undefined)),
  };
  const jump = grouping && heads.length > 0 ? { heads, cut, onJump: jumpTo } : undefined;
  const queryOf = (id: string): PageQuery | undefined => {
    const head = heads.find(({ key }) => read.get(key)?.records.some((record) => record.id === id));
    return grouping && head && ownQuery(query, groupFilter(grouping, head.group, timeZone, query.filter));
  };
  return { source, readers, inOrder, jump, queryOf };
}

const nothing = (): void => undefined;

function slotsOf(head: GroupHead, read: Read | undefined): readonly Slot[] {
  const own: Slot = { kind: 'group', key: `group-${head.key}`, head };
  if (!head.open) return [own];
  if (!read) {
    const rows = Math.min(head.group.count, shownWhileReading);
    return [
      own,
      ...Array.from({ length: rows }, (_, at): Slot => ({ kind: 'waiting', key: `${head.key}-${at}` })),
    ];
  }
  const { records, more, failed } = read;
  return [
    own,
    ...records.map((record): Slot => ({ kind: 'record', key: `${head.key}-${record.id}`, record })),
    ...(failed
      ? [{ kind: 'failed', key: `failed-${head.key}`, head, error: failed.error } as const]
      : more
        ? [{ kind: 'more', key: `more-${head.key}`, head } as const]
        : []),
  ];
}

const ownQuery = (query: PageQuery, filter: NonNullable<PageQuery['filter']>): PageQuery => ({
  ...query,
  filter,
  limit: pageSize,
});

/** Reads the records of one group, page by page as far as they are wanted, and hands them up. */
const GroupReader = (props: {
  readonly object: ObjectContract;
  readonly name: string;
  readonly query: PageQuery;
  readonly filter: NonNullable<PageQuery['filter']>;
  readonly pages: number;
  /** Undefined while nothing is there. */
  readonly onRead: (key: string, read: Read | undefined) => void;
}) => {
  const { object, name, query, pages, onRead } = props;
  const filter = JSON.stringify(props.filter);
  const own = useMemo(
    () => ownQuery(query, JSON.parse(filter) as NonNullable<PageQuery['filter']>),
    [query, filter],
  );
  const {
    records,
    hasNextPage,
    isFetching,
    fetchNextPage,
    refetch,
    isPending,
    isPlaceholderData,
    error,
    isFetchNextPageError,
    data,
  } = useRecordPages(object.name, own);
  const held = Math.ceil(records.length / pageSize);
  const refused = !isFetching && (!data || isFetchNextPageError) ? error : null;
  useEffect(() => {
    if (held < pages && hasNextPage && !isFetching && !refused) void fetchNextPage();
  }, [held, pages, hasNextPage, isFetching, refused, fetchNextPage]);
  // Another order may bring rows that are equal, and so the same to React: they are handed up for it all the same.
  useEffect(() => {
    if (isPlaceholderData) return;
    const retry = (): void => void (data ? fetchNextPage() : refetch());
    const failed = refused ? { error: refused, retry } : undefined;
    onRead(name, isPending ? undefined : { records, more: hasNextPage, failed });
  }, [
    name,
    own,
    data,
    records,
    hasNextPage,
    isPending,
    isPlaceholderData,
    refused,
    refetch,
    fetchNextPage,
    onRead,
  ]);
  return null;
};

type Stages = { readonly order: readonly string[]; readonly colors: ReadonlyMap<string, number> };

const stageQuery: PageQuery = {
  fields: ['color', 'position'],
  sort: [{ field: 'position', direction: 'asc' }],
  limit: 200,
};

/** The order and colours of the stages that a list is grouped by; none where it is grouped otherwise. */
const useStages = (grouping: Grouping | undefined): Stages => {
  const schema = useSchema();
  const target = grouping && stageObject(schema, grouping.field);
  const hasColor = target?.fields.some(({ name }) => name === 'color') ?? false;
  const { records } = useRecordPages(target?.name ?? '', stageQuery, hasColor);
  return useMemo(
    () => ({
      order: target ? records.map(({ id }) => id) : [],
      colors: new Map(
        target
          ? records.flatMap(({ id, values }) =>
              typeof values['color'] === 'number' ? [[id, values['color']] as const] : [],
            )
          : [],
      ),
    }),
    [target, records],
  );
};
