import { useEffect, useRef, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

import { formatNumber } from '#persian/digits.ts';

import { classes, ring } from './classes.ts';
import { bringSideways } from './in-sight.ts';
import { useLocale } from './locale.tsx';

export type TabItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count?: number;
  readonly disabled?: boolean;
  /** Left out where the tabs only choose what the page shows (views of a list). */
  readonly content?: ReactNode;
};

export type TabsProps = {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
};

/** Parts of one thing, one at a time. */
export const Tabs = ({ label, tabs, selected, onSelect }: TabsProps) => {
  const { digits } = useLocale();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The tabs are painted a step after their list.
    const frame = requestAnimationFrame(() =>
      bringSideways(row.current, row.current?.querySelector('[data-selected]')),
    );
    return () => cancelAnimationFrame(frame);
  }, [selected, tabs.length]);
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => onSelect?.(String(key))}
      className="flex min-w-0 flex-col"
    >
      <TabList
        ref={row}
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-b border-surface-3 [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            isDisabled={tab.disabled}
            className={classes(
              'relative flex h-9 shrink-0 cursor-default items-center gap-1.5 rounded-t-control px-3 whitespace-nowrap text-ink-muted transition-colors pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center',
              'data-hovered:text-ink data-disabled:text-ink-faint data-disabled:opacity-60 data-selected:font-medium data-selected:text-ink',
              'after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full data-selected:after:bg-accent',
              ring,
              'data-focus-visible:-outline-offset-2',
            )}
          >
            {tab.icon}
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="rounded-full bg-surface-2 px-1.5 text-xs leading-title text-ink-muted">
                {formatNumber(tab.count, digits)}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classes(tab.content !== undefined && 'pt-4', ring)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
};
