import { useMemo, useState } from 'react';
import { Link } from 'react-aria-components';
import { BookmarkPlus, Check, Ellipsis } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import {
  Badge,
  Button,
  classes,
  IconButton,
  Menu,
  showToast,
  useLocale,
  useWords,
  type MenuItem,
} from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { useObject } from '../data/schema.ts';
import { useRemove, useUpdate } from '../data/write.ts';
import { toViewColumns, type Column } from '../list/columns.ts';
import { plainView, type Layout, type ListState } from '../list/use-list.ts';
import { listSearch } from '../filter/address.ts';
import {
  defaultPosition,
  defaultView,
  viewHref,
  viewObject,
  type SavedView,
  type ViewDefinition,
} from './view.ts';
import { ViewDialog } from './view-dialog.tsx';
import { viewWords } from './words.ts';

type TabsProps = {
  readonly object: ObjectContract;
  readonly layout: Layout;
  readonly list: ListState;
  readonly columns: readonly Column[] | undefined;
  readonly columnsChanged: boolean;
  /** The view now holds the columns; what this browser kept of them is to be forgotten. */
  readonly onColumnsSaved: () => void;
};

/** The lists over one object and its saved views, side by side; at the end what was changed can be kept. */
export const ViewTabs = (props: TabsProps) => {
  const { object, layout, list } = props;
  const text = useWords(viewWords);
  const { locale } = useLocale();
  const views = list.views.filter(
    (view) => (layout === 'board') === (view.definition.layout.kind === 'board'),
  );
  const hasDefault = defaultView(views) !== undefined;
  const base = `/r/${object.name}${layout === 'board' ? '/board' : ''}`;
  const plain = (variant?: string) =>
    `${base}${listSearch({ ...(variant === undefined ? {} : { variant }), ...(hasDefault ? { view: plainView } : {}) })}`;
  const variants = layout === 'board' ? [] : object.variants;
  const unnamed = list.view === undefined;
  if (variants.length === 0 && views.length === 0 && unnamed && !canSave(list, props)) return null;
  return (
    <div className="flex min-w-0 items-center gap-2 border-b border-surface-3">
      <nav aria-label={text.views} className="flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none]">
        <TabLink href={plain()} current={unnamed && list.variant === undefined}>
          {text.all}
        </TabLink>
        {variants.map(({ name, many }) => (
          <TabLink key={name} href={plain(name)} current={unnamed && list.variant === name}>
            {say(many, locale)}
          </TabLink>
        ))}
        {views.map((view) => (
          <TabLink key={view.id} href={viewHref(view)} current={list.view?.id === view.id}>
            <bdi>{view.name}</bdi>
          </TabLink>
        ))}
      </nav>
      <ViewDeeds {...props} />
    </div>
  );
};

const TabLink = (props: {
  readonly href: string;
  readonly current: boolean;
  readonly children: React.ReactNode;
}) => (
  <Link
    href={props.href}
    aria-current={props.current ? 'page' : undefined}
    className={classes(
      'relative flex h-9 shrink-0 items-center rounded-t-control px-3 whitespace-nowrap text-ink-muted outline-none data-hovered:text-ink pointer-coarse:h-11',
      'after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:after:bg-accent',
      'data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent',
    )}
  >
    {props.children}
  </Link>
);

const canSave = (list: ListState, { columnsChanged }: TabsProps): boolean =>
  list.view
    ? list.changed || columnsChanged
    : list.query.filter !== undefined || list.sort.length > 0 || columnsChanged;

/** Save, save as, rename, share, make it the first, delete. */
const ViewDeeds = (props: TabsProps) => {
  const { object, layout, list, columns, onColumnsSaved } = props;
  const viewDefinition = useObject(viewObject);
  const definition = useMemo(
    (): ViewDefinition => ({
      ...(list.query.filter ? { filter: list.query.filter } : {}),
      ...(list.variant === undefined ? {} : { variant: list.variant }),
      sort: list.sort,
      columns: columns ? toViewColumns(columns) : (list.view?.definition.columns ?? []),
      layout: layoutOf(layout, list),
    }),
    [list.query.filter, list.variant, list.sort, list.view, list.address.by, layout, columns],
  );
  if (!viewDefinition?.abilities.create) return null;
  return (
    <Deeds
      {...props}
      onColumnsSaved={onColumnsSaved}
      object={object}
      viewDefinition={viewDefinition}
      definition={definition}
    />
  );
};

const layoutOf = (layout: Layout, list: ListState): ViewDefinition['layout'] => {
  if (layout === 'list') return { kind: 'list' };
  const by = list.address.by ?? list.boardBy;
  return by === undefined ? { kind: 'list' } : { kind: 'board', by };
};

const Deeds = (
  props: TabsProps & { readonly viewDefinition: ObjectContract; readonly definition: ViewDefinition },
) => {
  const { object, list, viewDefinition, definition, onColumnsSaved } = props;
  const text = useWords(viewWords);
  const update = useUpdate(viewDefinition, { quiet: true });
  const remove = useRemove(viewDefinition);
  const [asked, setAsked] = useState<'new' | 'edit' | null>(null);
  const { view } = list;
  const mine = view?.isMine ?? false;
  const changed = canSave(list, props);

  const save = async (of: SavedView) => {
    try {
      await update.mutateAsync({ record: of.record, values: { definition } });
      onColumnsSaved();
      // The address says what the view now says itself.
      list.change({ filter: undefined, search: undefined, sort: undefined, view: of.id }, { replace: true });
      showToast({ message: text.saved(of.name) });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  const makeFirst = async (of: SavedView) => {
    try {
      const former = list.views.find((one) => one.isMine && one.position === defaultPosition);
      if (former && former.id !== of.id)
        await update.mutateAsync({ record: former.record, values: { position: null } });
      await update.mutateAsync({
        record: of.record,
        values: { position: of.position === defaultPosition ? null : defaultPosition },
      });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };

  const items: readonly MenuItem[] = [
    ...(view && mine
      ? [
          { id: 'edit', label: text.edit, onSelect: () => setAsked('edit') },
          {
            id: 'default',
            label: text.makeDefault,
            checked: view.position === defaultPosition,
            onSelect: () => void makeFirst(view),
          },
        ]
      : []),
    { id: 'save-as', label: text.saveAs, onSelect: () => setAsked('new') },
    ...(view && mine
      ? [
          {
            id: 'remove',
            label: text.remove,
            danger: true,
            onSelect: () => {
              remove.mutate(view.record);
              list.change({ view: undefined });
            },
          },
        ]
      : []),
  ];

  return (
    <div className="ms-auto flex shrink-0 items-center gap-1">
      {view && changed ? <Badge tone="warning">{text.changed}</Badge> : null}
      {changed && view && mine ? (
        <Button variant="quiet" icon={<Check size={16} />} onPress={() => void save(view)}>
          <span className="text-accent">{text.save}</span>
        </Button>
      ) : changed ? (
        <Button variant="quiet" icon={<BookmarkPlus size={16} />} onPress={() => setAsked('new')}>
          {view ? text.saveAs : text.save}
        </Button>
      ) : null}
      {view ? (
        <Menu
          label={text.menu}
          placement="bottom end"
          trigger={<IconButton label={text.menu} icon={<Ellipsis size={16} />} />}
          items={items}
        />
      ) : null}
      {asked === null ? null : (
        <ViewDialog
          object={object}
          viewDefinition={viewDefinition}
          view={asked === 'edit' ? view : undefined}
          definition={definition}
          onClose={() => setAsked(null)}
          onSaved={(id) => {
            setAsked(null);
            if (asked === 'new') {
              onColumnsSaved();
              list.open(id);
            }
          }}
        />
      )}
    </div>
  );
};
