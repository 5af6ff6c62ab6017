import { Suspense, useEffect, useRef, useState } from 'react';
import { ListFilter, Plus, Sigma } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract } from '#records/contract.ts';
import {
  Button,
  classes,
  Drawer,
  IconButton,
  PageHeader,
  SearchField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { useCount } from '../data/read.ts';
import { FilterBar } from '../filter/filter-bar.tsx';
import { filterWords } from '../filter/words.ts';
import { ViewDeeds } from '../views/view-deeds.tsx';
import { ViewTabs } from '../views/view-tabs.tsx';
import { variantOf } from '../views/view.ts';
import { ExportMenu, PageShortcuts } from './fetched.ts';
import { GroupMenu } from './group-menu.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import type { Column } from './columns.ts';
import type { GroupsInOrder } from './grouping.ts';
import { LayoutSwitch } from './layout-switch.tsx';
import type { GroupJumping } from './use-group-source.tsx';
import type { Layout, ListState } from './use-list.ts';
import { usePhone } from './use-media.ts';
import { listWords } from './words.ts';

type HeaderProps = {
  readonly object: ObjectContract;
  readonly layout: Layout;
  readonly list: ListState;
  readonly onCreate: (() => void) | undefined;
  readonly columns?: readonly Column[];
  readonly groups?: GroupsInOrder | undefined;
  readonly groupJump?: GroupJumping | undefined;
  readonly onColumnsChange?: (columns: readonly Column[] | undefined) => void;
  readonly columnsChanged?: boolean;
  readonly totals?: boolean;
  readonly onTotalsChange?: (totals: boolean) => void;
  /** The field whose values are the columns of a board. */
  readonly by?: string;
  /** What the board needs beside the filters: its pipeline. */
  readonly beside?: React.ReactNode;
  /** How the list is laid out, beneath the filters of a phone; `close` puts them away. */
  readonly order?: (close: () => void) => React.ReactNode;
};

/** The head of a list or board: name and count, saved views, the filter as a sentence, and «تازه» at the end. */
export const ListHeader = (props: HeaderProps) => {
  const { object, layout, list, onCreate, columns, onColumnsChange } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const phone = usePhone();
  const variant = variantOf(object, list.variant);
  const measurable = columns?.some(({ field }) => field.measurable) ?? false;
  return (
    <PageHeader
      title={say(variant?.many ?? object.many, locale)}
      count={useCountText(object, list)}
      actions={
        <>
          <LayoutSwitch object={object} layout={layout} list={list} />
          {props.onTotalsChange && measurable && !phone ? (
            <IconButton
              label={text.totals}
              icon={<Sigma size={16} />}
              pressed={props.totals ?? false}
              onPress={() => props.onTotalsChange?.(!props.totals)}
            />
          ) : null}
          {columns && !phone ? <GroupMenu object={object} list={list} jump={props.groupJump} /> : null}
          {columns && object.abilities.export ? (
            <Suspense fallback={<span className="size-control shrink-0" />}>
              <ExportMenu object={object} columns={columns} query={list.query} groups={props.groups} />
            </Suspense>
          ) : null}
          {columns && onColumnsChange && !phone ? (
            <ColumnsMenu
              object={object}
              variant={list.variant}
              columns={columns}
              onChange={onColumnsChange}
            />
          ) : null}
          {phone ? null : (
            <Suspense fallback={<span className="size-control shrink-0" />}>
              <PageShortcuts layout={layout} />
            </Suspense>
          )}
          {onCreate ? (
            <Button variant="primary" icon={<Plus size={16} />} onPress={onCreate}>
              <span className="max-sm:sr-only">{text.create(say(variant?.one ?? object.one, locale))}</span>
            </Button>
          ) : null}
        </>
      }
      tabs={<ViewTabs object={object} layout={layout} list={list} />}
      filters={
        <>
          <ListSearch
            // What is still being typed does not follow to another list.
            key={list.variant ?? ''}
            object={object}
            list={list}
            alone={props.beside !== undefined}
          />
          {props.beside}
          {phone ? (
            <PhoneFilters object={object} list={list} order={props.order} />
          ) : (
            <FilterBar
              object={object}
              model={list.model}
              telling={list.telling}
              variant={list.variant}
              onChange={(filter) => list.change({ filter })}
            />
          )}
          <ViewDeeds
            object={object}
            by={props.by}
            list={list}
            columns={columns}
            columnsChanged={props.columnsChanged ?? false}
            onColumnsSaved={() => onColumnsChange?.(undefined)}
          />
        </>
      }
    />
  );
};

/** «۱٬۲۳۴», «بیش از ۱۰٬۰۰۰», on a phone «۱۰٬۰۰۰+»; nothing until somebody has counted. */
export const useCountText = (object: ObjectContract, list: ListState): string | undefined => {
  const text = useWords(listWords);
  const { digits } = useLocale();
  const phone = usePhone();
  const { filter, variant } = list.query;
  const { data } = useCount(
    object.name,
    { ...(filter ? { filter } : {}), ...(variant === undefined ? {} : { variant }) },
    !list.settling,
  );
  if (!data) return undefined;
  const count = formatNumber(data.count, digits);
  // More words would leave the title no room.
  if (data.more && phone) return `${count}+`;
  return data.more ? text.moreThan(count) : count;
};

const typingPauseMs = 250;

/** The search box: `/` comes here, Escape empties it. The address follows when the typist pauses. */
const ListSearch = (props: {
  readonly object: ObjectContract;
  readonly list: ListState;
  /** A phone gives it a line of its own, where more than the filters stands beside it. */
  readonly alone: boolean;
}) => {
  const { object, list } = props;
  const text = useWords(filterWords);
  const { locale } = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { change, search } = list;
  // Once the address says it, the address holds: another tab, or all conditions taken away, brings another search along.
  if (typed === search) setTyped(null);
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => {
      // Each letter is no step that «back» should undo.
      change({ search: typed }, { replace: true });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, search, change]);
  useSlash(input);
  const many = say(variantOf(object, list.variant)?.many ?? object.many, locale);
  return (
    <div
      className={classes(
        'w-64 max-sm:order-first max-sm:min-w-0 max-sm:flex-1',
        props.alone ? 'max-sm:basis-full' : 'max-sm:basis-0',
      )}
    >
      <SearchField
        label={text.search(many)}
        value={typed ?? search}
        onChange={setTyped}
        onSubmit={(value) => change({ search: value })}
        inputRef={input}
      />
    </div>
  );
};

/** `/` by its place on the keyboard, so that it works under a Persian layout, unless somebody is typing. */
const useSlash = (input: React.RefObject<HTMLInputElement | null>): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'Slash' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [input]);
};

/** Whether keys belong to what has the focus: a field, or anything within a dialog. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null);

const PhoneFilters = ({
  object,
  list,
  order,
}: Pick<HeaderProps, 'object' | 'list'> & { readonly order: HeaderProps['order'] }) => {
  const text = useWords(filterWords);
  const { digits } = useLocale();
  const [open, setOpen] = useState(false);
  const size = list.model.length;
  const name = order ? text.filtersAndLayout : text.filters;
  return (
    <>
      <Button icon={<ListFilter size={18} />} onPress={() => setOpen(true)} aria-label={name}>
        {size === 0 ? null : formatNumber(size, digits)}
      </Button>
      <Drawer title={name} open={open} onOpenChange={setOpen}>
        <div className="flex flex-wrap items-center gap-1.5">
          <FilterBar
            object={object}
            model={list.model}
            telling={list.telling}
            variant={list.variant}
            onChange={(filter) => list.change({ filter })}
          />
        </div>
        <Suspense>{order?.(() => setOpen(false))}</Suspense>
      </Drawer>
    </>
  );
};
