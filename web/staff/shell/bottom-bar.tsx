import { useState, type ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { Ellipsis, Search } from 'lucide-react';
import { Button, Link } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import { Avatar, classes, Drawer, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { useShell } from './context.ts';
import { isWithin, navigableScreens, type NavigableScreen } from './screens.ts';
import { useAccountGroups } from './user-menu.tsx';
import { shellWords } from './words.ts';

const inBar = 4;

/** Navigation of a phone: the first four screens within reach of the thumb, all else under «بیشتر». */
export const BottomBar = ({ onSearch }: { readonly onSearch: () => void }) => {
  const { screens } = useShell();
  const text = useWords(shellWords);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const all = navigableScreens(screens);
  const inMore = all.slice(inBar).some((screen) => isWithin(pathname, screen.path));

  return (
    <nav
      aria-label={text.navigation}
      className="fixed inset-x-0 bottom-0 z-30 flex bg-surface-1 pb-[env(safe-area-inset-bottom)] shadow-[inset_0_1px_0_var(--surface-3)] sm:hidden"
    >
      {all.slice(0, inBar).map((screen) => (
        <BarLink key={screen.path} screen={screen} />
      ))}
      <Button
        onPress={() => setOpen(true)}
        aria-haspopup="dialog"
        className={classes(barItem, inMore && 'text-accent')}
      >
        <Ellipsis size={20} />
        <span>{text.more}</span>
      </Button>
      <Drawer title={text.more} open={open} onOpenChange={setOpen}>
        {(close) => (
          <MoreList
            screens={all.slice(inBar)}
            close={close}
            onSearch={() => {
              close();
              onSearch();
            }}
          />
        )}
      </Drawer>
    </nav>
  );
};

const barItem =
  'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[11px] leading-title text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent aria-[current=page]:font-medium aria-[current=page]:text-accent';

const BarLink = ({ screen }: { readonly screen: NavigableScreen }) => {
  const { locale } = useLocale();
  const { pathname } = useLocation();
  const Icon = screen.navigation.icon;
  return (
    <Link
      href={screen.path}
      aria-current={isWithin(pathname, screen.path) ? 'page' : undefined}
      className={barItem}
    >
      <Icon size={20} />
      <span className="max-w-full truncate px-1">{say(screen.label, locale)}</span>
    </Link>
  );
};

const rowClass =
  'flex h-control w-full items-center gap-3 rounded-control px-2 text-start outline-none data-pressed:bg-surface-2 data-focus-visible:outline-2 data-focus-visible:outline-accent';

const MoreList = (props: {
  readonly screens: readonly NavigableScreen[];
  readonly close: () => void;
  readonly onSearch: () => void;
}) => {
  const { me, savedViews = [] } = useShell();
  const { locale } = useLocale();
  const text = useWords(shellWords);
  const groups = useAccountGroups();
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col">
        <Row>
          <Button onPress={props.onSearch} className={rowClass}>
            <Search size={20} className="text-ink-muted" />
            {text.search}
          </Button>
        </Row>
        {props.screens.map((screen) => {
          const Icon = screen.navigation.icon;
          return (
            <Row key={screen.path}>
              <Link href={screen.path} onPress={props.close} className={rowClass}>
                <span className="text-ink-muted">
                  <Icon size={20} />
                </span>
                {say(screen.label, locale)}
              </Link>
            </Row>
          );
        })}
        {savedViews.map((view) => (
          <Row key={view.href}>
            <Link href={view.href} onPress={props.close} className={rowClass}>
              <bdi className="truncate ps-8">{view.label}</bdi>
            </Link>
          </Row>
        ))}
      </ul>
      <Menu
        label={text.account}
        placement="top"
        groups={groups}
        trigger={
          <Button className={classes(rowClass, 'h-14 bg-surface-2')}>
            <Avatar name={me.name} image={me.image} decorative />
            <bdi className="truncate">{me.name}</bdi>
            <span className="sr-only">{text.account}</span>
          </Button>
        }
      />
    </div>
  );
};

const Row = ({ children }: { readonly children: ReactNode }) => <li>{children}</li>;
