import { useEffect, useRef, useState } from 'react';
import { Pin, Users } from 'lucide-react';
import { Link } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { bringSideways, classes, useLocale, useWords } from '#web/kit/index.ts';

import { listSearch } from '../filter/address.ts';
import { plainView, type Layout, type ListState } from '../list/use-list.ts';
import { useObject } from '../data/schema.ts';
import { useViewOrder } from './use-view-order.ts';
import { defaultView, viewHref, viewObject, type SavedView } from './view.ts';
import { viewWords } from './words.ts';

type TabsProps = {
  readonly object: ObjectContract;
  readonly layout: Layout;
  readonly list: ListState;
};

/** The lists over one object and its saved views, side by side. */
export const ViewTabs = ({ object, layout, list }: TabsProps) => {
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
  const row = useRef<HTMLElement>(null);
  useEffect(
    () => bringSideways(row.current, row.current?.querySelector('[aria-current=page]')),
    [list.view?.id, list.variant, views.length],
  );
  if (variants.length === 0 && views.length === 0 && unnamed) return null;
  return (
    <nav
      ref={row}
      aria-label={text.views}
      className="flex min-w-0 gap-1 overflow-x-auto border-b border-surface-3 [scrollbar-width:none]"
    >
      <TabLink href={plain()} current={unnamed && list.variant === undefined}>
        {text.all}
      </TabLink>
      {variants.map(({ name, many }) => (
        <TabLink key={name} href={plain(name)} current={unnamed && list.variant === name}>
          {say(many, locale)}
        </TabLink>
      ))}
      <SavedTabs views={views} current={list.view?.id} />
    </nav>
  );
};

/** My views, which can be dragged into another order, then those of the team and of all. */
const SavedTabs = (props: { readonly views: readonly SavedView[]; readonly current: string | undefined }) => {
  const { views, current } = props;
  const text = useWords(viewWords);
  const viewDefinition = useObject(viewObject);
  const [dragged, setDragged] = useState<string | null>(null);
  const tab = (view: SavedView) => (
    <TabLink
      key={view.id}
      href={viewHref(view)}
      current={current === view.id}
      hint={view.opensFor === null ? undefined : text.opensFirst}
    >
      {view.opensFor === null ? null : (
        <Pin aria-hidden="true" size={12} className="me-1 shrink-0 text-ink-faint" />
      )}
      <bdi>{view.name}</bdi>
      {view.isMine ? null : <Users aria-hidden="true" size={12} className="ms-1 shrink-0 text-ink-faint" />}
    </TabLink>
  );
  if (!viewDefinition) return null;
  return (
    <DraggedTabs
      views={views}
      viewDefinition={viewDefinition}
      dragged={dragged}
      onDrag={setDragged}
      tab={tab}
    />
  );
};

const DraggedTabs = (props: {
  readonly views: readonly SavedView[];
  readonly viewDefinition: ObjectContract;
  readonly dragged: string | null;
  readonly onDrag: (id: string | null) => void;
  readonly tab: (view: SavedView) => React.ReactNode;
}) => {
  const { views, viewDefinition, dragged, onDrag, tab } = props;
  const { mine, put } = useViewOrder(viewDefinition, views);
  return (
    <>
      {mine.map((view, at) => (
        <span
          key={view.id}
          draggable={mine.length > 1}
          onDragStart={() => onDrag(view.id)}
          onDragEnd={() => onDrag(null)}
          onDragOver={(event) => {
            if (dragged !== null) event.preventDefault();
          }}
          onDrop={() => {
            if (dragged !== null) put(dragged, at);
            onDrag(null);
          }}
          className={classes('flex', dragged === view.id && 'opacity-40')}
        >
          {tab(view)}
        </span>
      ))}
      {views.filter(({ isMine }) => !isMine).map(tab)}
    </>
  );
};

const TabLink = (props: {
  readonly hint?: string | undefined;
  readonly href: string;
  readonly current: boolean;
  readonly children: React.ReactNode;
}) => (
  <Link
    href={props.href}
    aria-current={props.current ? 'page' : undefined}
    aria-description={props.hint}
    className={classes(
      'relative flex h-9 shrink-0 items-center rounded-t-control px-3 whitespace-nowrap text-ink-muted outline-none data-hovered:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center',
      'after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:after:bg-accent',
      'data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent',
    )}
  >
    {props.children}
  </Link>
);
