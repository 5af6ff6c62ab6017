import { Link } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { classes, useLocale, useWords } from '#web/kit/index.ts';

import { listSearch } from '../filter/address.ts';
import { plainView, type Layout, type ListState } from '../list/use-list.ts';
import { defaultView, viewHref } from './view.ts';
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
  if (variants.length === 0 && views.length === 0 && unnamed) return null;
  return (
    <nav
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
      {views.map((view) => (
        <TabLink key={view.id} href={viewHref(view)} current={list.view?.id === view.id}>
          <bdi>{view.name}</bdi>
        </TabLink>
      ))}
    </nav>
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
      'relative flex h-9 shrink-0 items-center rounded-t-control px-3 whitespace-nowrap text-ink-muted outline-none data-hovered:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center',
      'after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:after:bg-accent',
      'data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent',
    )}
  >
    {props.children}
  </Link>
);
