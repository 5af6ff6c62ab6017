import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, Sort, Stored } from '#records/contract.ts';
import { Button, EmptyState, ErrorState, showToast, useLocale, useWords } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isProblem, isTooManyToSort } from '../data/problem.ts';
import { useSchema } from '../data/schema.ts';
import { rememberTrail } from '../data/trail.ts';
import { useStanding } from '../data/standing.ts';
import type { Values } from '../data/values.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { fieldsOf, type Column } from './columns.ts';
import { BulkBar, GroupJumpQuestion, Peek, PhoneList, PhoneOrder } from './fetched.ts';
import { jumpBy } from './jump.ts';
import { JumpRail } from './jump-rail.tsx';
import { ListGrid } from './list-grid.tsx';
import { ListHeader } from './list-header.tsx';
import { NothingHere } from './nothing-here.tsx';
import { useListPageDeeds } from './page-deeds.tsx';
import { isSelecting, mostSelected, nothingSelected, wholeFilter, type Selection } from './selection.ts';
import type { Failed, PlacedRecord } from './slots.ts';
import { StageColorsProvider } from './stage-colors.tsx';
import { useColumns } from './use-columns.ts';
import { useGroupSource } from './use-group-source.tsx';
import { useKnownHere } from './use-known-here.ts';
import { useList } from './use-list.ts';
import { usePhone } from './use-media.ts';
import { useWindow } from './use-window.ts';
import { useWindowSource } from './use-window-source.ts';
import { listWords } from './words.ts';

const pageSize = 100;

/** A list with everything around it: views, filters, columns, totals, bulk deeds, quick looks. */
export const ObjectList = ({ object }: { readonly object: ObjectContract }) => {
  const list = useList(object, 'list');
  const phone = usePhone();
  const { columns, setColumns, changed } = useColumns(object, list.variant, list.view);
  const query = useListQuery(object, list.query, columns, phone);
  const { grouping } = list;
  const grouped = grouping !== undefined;
  const lines = useWindow(object.name, query, list.query, !list.settling && !grouped);
  const plain = useWindowSource(lines);
  const { change } = list;
  const onNewestFirst = useCallback(() => change({ sort: [newestFirst] }), [change]);
  const groups = useGroupSource(
    object,
    query,
    grouped && !list.settling ? grouping : undefined,
    columns,
    onNewestFirst,
  );
  const source = grouped ? groups.source : plain;
  const [selection, setSelected] = useSelection(list.query);
  const tellFull = useTellFull(() => setSelected(wholeFilter));
  const select = (next: Selection) => {
    setSelected(next);
    tellFull(next.full ?? false);
  };
  const [asking, setAsking] = useState(false);
  const schema = useSchema();
  const by = grouped ? undefined : jumpBy(schema, object, list.sort);
  const [peeked, setPeeked] = useState<PlacedRecord | null>(null);
  const looked = useEver(peeked !== null);
  const chosen = useEver(isSelecting(selection));
  const [totals, setTotals] = useState(false);
  const known = useKnownHere(object, list);
  const jump = (by ?? groups.jump) && !phone ? () => setAsking(true) : undefined;
  const { open, create } = useDeeds(object, list.variant, known, ({ id }) =>
    grouped ? (groups.queryOf(id) ?? query) : lines.asked,
  );

  useAskedToCreate(create);
  useStanding({
    object: object.name,
    variant: list.variant,
    prefill: { [object.name]: known },
    deeds: useListPageDeeds({ object, columns, query: list.query, groups: groups.inOrder }, list, {
      jump,
      totals: columns.some(({ field }) => field.measurable) ? () => setTotals(!totals) : undefined,
    }),
  });

  const close = () => setPeeked(null);

  return (
    <StageColorsProvider object={object}>
      <ListHeader
        object={object}
        layout="list"
        list={list}
        columns={columns}
        groups={groups.inOrder}
        groupJump={groups.jump}
        onColumnsChange={setColumns}
        columnsChanged={changed}
        totals={totals}
        onTotalsChange={setTotals}
        onCreate={create}
        order={(closeFilters) => (
          <PhoneOrder
            object={object}
            list={list}
            by={source.whole === undefined && !source.pending ? by : undefined}
            onJump={(from) => {
              closeFilters();
              lines.jump({ from });
            }}
            groups={
              groups.jump && {
                ...groups.jump,
                onJump: (key) => {
                  closeFilters();
                  groups.jump?.onJump(key);
                },
              }
            }
            columns={columns}
            onColumnsChange={setColumns}
            totals={totals}
            onTotalsChange={setTotals}
          />
        )}
      />
      {source.failed ? (
        <ListFailed {...source.failed} onNewestFirst={onNewestFirst} />
      ) : source.whole === 0 && !source.stale ? (
        <NothingHere object={object} list={list} onCreate={create} />
      ) : phone ? (
        <Suspense fallback={<div className="flex-1 bg-surface-1" />}>
          <PhoneList
            object={object}
            columns={columns}
            source={source}
            selection={selection}
            onSelect={select}
            onOpen={open}
            totals={totals ? list.query : undefined}
          />
        </Suspense>
      ) : (
        <div className="flex min-h-0 flex-1">
          <ListGrid
            object={object}
            list={list}
            source={source}
            columns={columns}
            onColumnsChange={setColumns}
            selection={selection}
            onSelect={select}
            onOpen={open}
            onPeek={setPeeked}
            peekedAt={peeked?.place}
            onCreate={create}
            onJump={jump}
            totals={totals}
          />
          {by ? (
            <JumpRail
              object={object}
              query={list.query}
              by={by}
              shown={source.whole === undefined && !source.pending}
              asking={asking}
              onAskingChange={setAsking}
              onJump={(from) => lines.jump({ from })}
            />
          ) : null}
          {groups.jump ? (
            <Suspense>
              <GroupJumpQuestion jump={groups.jump} asking={asking} onAskingChange={setAsking} />
            </Suspense>
          ) : null}
        </div>
      )}
      {groups.readers}
      <Suspense>
        {chosen ? (
          <BulkBar
            object={object}
            query={list.query}
            columns={columns}
            groups={groups.inOrder}
            selection={selection}
            onSelect={select}
            held={source.records}
          />
        ) : null}
        {looked ? (
          <Peek
            object={object}
            source={source}
            peeked={peeked}
            onGo={setPeeked}
            onClose={close}
            onOpen={open}
          />
        ) : null}
      </Suspense>
    </StageColorsProvider>
  );
};

/** Whether something has been so since the list was opened: what came with it stays to see itself off. */
const useEver = (is: boolean): boolean => {
  const [ever, setEver] = useState(is);
  if (is && !ever) setEver(true);
  return ever || is;
};

/** What is chosen of one list; another filter or order is another list, and what it hides is not to be changed unseen. */
const useSelection = (list: object): readonly [Selection, (selection: Selection) => void] => {
  const [{ selection, of }, set] = useState({ selection: nothingSelected, of: list });
  const choose = useCallback((next: Selection) => set({ selection: next, of: list }), [list]);
  return [of === list ? selection : nothingSelected, choose];
};

/** Says that no more single records can be chosen, with the way to all of them; once while it is so. */
const useTellFull = (onAll: () => void): ((full: boolean) => void) => {
  const text = useWords(listWords);
  const { digits } = useLocale();
  const close = useRef<() => void>(undefined);
  return (full) => {
    close.current?.();
    close.current = full
      ? showToast({
          tone: 'warning',
          message: text.mostSelected(formatNumber(mostSelected, digits)),
          action: { label: text.selectWhole, onPress: onAll },
        })
      : undefined;
  };
};

const useListQuery = (
  object: ObjectContract,
  query: PageQuery,
  columns: readonly Column[],
  phone: boolean,
): PageQuery => {
  const names = JSON.stringify([
    ...new Set([
      object.title,
      ...fieldsOf(columns),
      ...(object.owner ? [object.owner] : []),
      // What a thumb does with a row: it calls, and marks as done.
      ...(phone ? object.fields.filter(({ kind, name }) => kind === 'phones' || name === 'done') : []).map(
        ({ name }) => name,
      ),
    ]),
  ]);
  return useMemo(
    () => ({ ...query, fields: JSON.parse(names) as string[], limit: pageSize }),
    [query, names],
  );
};

/** Opening and making records; the list remembers where its reader stood. */
const useDeeds = (
  object: ObjectContract,
  variant: string | undefined,
  known: Values,
  queryOf: (record: Stored) => PageQuery,
) => {
  const navigate = useNavigate();
  const { href } = useLocation();
  const quickCreate = useQuickCreate();
  const open = (record: Stored) => {
    rememberTrail({ object: object.name, query: queryOf(record), href });
    void navigate({ to: recordHref(object.name, record.id) });
  };
  const create = object.abilities.create
    ? () => {
        void quickCreate({
          object: object.name,
          ...(variant === undefined ? {} : { variant }),
          prefill: known,
        });
      }
    : undefined;
  return { open, create };
};

/** `?new=true` opens the form of a new record: the palette leads here from anywhere. Coming back does not open it again. */
const useAskedToCreate = (create: (() => void) | undefined): void => {
  const navigate = useNavigate();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const asked = raw['new'] === true && create !== undefined;
  const latest = useRef({ create, raw });
  useEffect(() => {
    latest.current = { create, raw };
  });
  useEffect(() => {
    if (!asked) return;
    const { new: _, ...rest } = latest.current.raw;
    void navigate({ to: '.', search: rest, replace: true });
    latest.current.create?.();
  }, [asked, navigate]);
};

const newestFirst: Sort = { field: 'createdAt', direction: 'desc' };

const ListFailed = (props: Failed & { readonly onNewestFirst: () => void }) => {
  const { error, retry, onNewestFirst } = props;
  const text = useWords(listWords);
  if (isTooManyToSort(error))
    return (
      <EmptyState
        title={error.title}
        action={
          <Button variant="primary" onPress={onNewestFirst}>
            {text.newestFirst}
          </Button>
        }
      >
        {error.detail}
      </EmptyState>
    );
  return (
    <ErrorState
      title={text.failed}
      safe={text.failedSafe}
      remedy={isProblem(error) ? error.detail : text.failedTodo}
      code={isProblem(error) ? (error.requestId ?? error.code) : undefined}
      onRetry={retry}
    />
  );
};
