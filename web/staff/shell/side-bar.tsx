import { useState } from 'react';
import { useLocation } from '@tanstack/react-router';
import { ChevronsUpDown, PanelRightClose, PanelRightOpen, Plus, Search } from 'lucide-react';
import { Button, Link } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import {
  Avatar,
  classes,
  IconButton,
  Kbd,
  Menu,
  Tooltip,
  useLocale,
  useMedia,
  useWords,
} from '#web/kit/index.ts';

import { BellMark, useUnread } from '../notices/bell.tsx';
import { useShell, type Place } from './context.ts';
import {
  isAtPlace,
  isAtView,
  isWithin,
  navigableAt,
  navigationGroups,
  type NavigableScreen,
} from './screens.ts';
import { useAccountGroups } from './user-menu.tsx';
import { shellWords } from './words.ts';

const storageKey = 'peyvand.navigation';

/** Navigation at the inline start: 232 px, or 60 px of icons, which a small window begins with. */
export const SideBar = ({
  onSearch,
  onCreate,
  onNotices,
}: {
  readonly onSearch: () => void;
  readonly onCreate: () => void;
  readonly onNotices: () => void;
}) => {
  const { screens, workspace, places = [] } = useShell();
  const { locale } = useLocale();
  const text = useWords(shellWords);
  const [narrow, setNarrow] = useRemembered();

  return (
    <aside
      data-beside={narrow ? 'narrow' : 'wide'}
      className={classes(
        'flex h-dvh shrink-0 flex-col bg-surface-0 transition-[width] duration-(--calm) max-sm:hidden',
        'w-(--beside)',
      )}
    >
      <div
        className={classes('flex h-14 shrink-0 items-center gap-2', narrow ? 'justify-center' : 'ps-4 pe-2')}
      >
        {narrow ? null : (
          <strong className="flex min-w-0 flex-1 items-center gap-2 font-strong">
            {workspace.image === undefined ? null : (
              // The name beside it says whose it is.
              <img
                src={workspace.image}
                alt=""
                className="max-h-7 max-w-14 shrink-0 rounded-small object-contain"
              />
            )}
            <bdi className="block w-fit max-w-full truncate">{workspace.name}</bdi>
          </strong>
        )}
        <IconButton
          label={narrow ? text.expand : text.collapse}
          icon={
            narrow ? (
              <PanelRightOpen size={16} className="ltr:rotate-180" />
            ) : (
              <PanelRightClose size={16} className="ltr:rotate-180" />
            )
          }
          onPress={() => setNarrow(!narrow)}
          placement="end"
        />
      </div>
      <div className={classes('flex gap-1 px-2 pb-2', narrow && 'flex-col')}>
        <SearchButton narrow={narrow} onPress={onSearch} />
        <CreateButton onPress={onCreate} />
        <NoticesButton onPress={onNotices} />
      </div>
      <nav aria-label={text.navigation} className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {navigationGroups(screens).map((group) => (
          <Section
            key={group.title?.en ?? ''}
            title={group.title === null ? null : say(group.title, locale)}
            narrow={narrow}
          >
            {group.screens.map((screen) => (
              <li key={screen.path}>
                <NavigationLink screen={screen} narrow={narrow} />
              </li>
            ))}
          </Section>
        ))}
        {places.length === 0 ? null : (
          <Section title={null} narrow={narrow}>
            {places.map((place) => (
              <PlaceLink key={place.href} place={place} narrow={narrow} />
            ))}
          </Section>
        )}
        <Section title={null} narrow={narrow}>
          {navigableAt(screens, 'end').map((screen) => (
            <li key={screen.path}>
              <NavigationLink screen={screen} narrow={narrow} />
            </li>
          ))}
        </Section>
      </nav>
      <UserButton narrow={narrow} />
    </aside>
  );
};

const linkClass =
  'flex h-control items-center gap-2.5 rounded-control px-2.5 text-ink-muted transition-colors outline-none data-hovered:bg-surface-2 data-hovered:text-ink data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent aria-[current=page]:bg-surface-3/70 aria-[current=page]:font-medium aria-[current=page]:text-ink';

const Section = (props: {
  readonly title: string | null;
  readonly narrow: boolean;
  readonly children: React.ReactNode;
}) => (
  <section className="pt-3 first:pt-1">
    {props.title === null || props.narrow ? null : (
      <h2 className="px-2.5 pb-1 text-xs text-ink-faint">{props.title}</h2>
    )}
    <ul className="flex flex-col gap-0.5">{props.children}</ul>
  </section>
);

const NavigationLink = ({
  screen,
  narrow,
}: {
  readonly screen: NavigableScreen;
  readonly narrow: boolean;
}) => {
  const { locale } = useLocale();
  const { pathname } = useLocation();
  const label = say(screen.label, locale);
  const Icon = screen.navigation.icon;
  const link = (
    <Link
      href={screen.path}
      aria-label={narrow ? label : undefined}
      aria-current={isWithin(pathname, screen.path) ? 'page' : undefined}
      className={classes(linkClass, narrow && 'justify-center px-0')}
    >
      <Icon size={18} />
      {narrow ? null : <span className="truncate">{label}</span>}
    </Link>
  );
  return narrow ? (
    <Tooltip content={label} placement="end">
      {link}
    </Tooltip>
  ) : (
    link
  );
};

/** A list, and beneath it the views saved over it. */
const PlaceLink = ({ place, narrow }: { readonly place: Place; readonly narrow: boolean }) => {
  const location = useLocation();
  const { href, label, icon: Icon, views = [] } = place;
  const viewed = views.find((view) => isAtView(location, view.href));
  const link = (
    <Link
      href={href}
      aria-label={narrow ? label : undefined}
      aria-current={viewed === undefined && isAtPlace(location, href) ? 'page' : undefined}
      className={classes(linkClass, narrow && 'justify-center px-0')}
    >
      <Icon size={18} />
      {narrow ? null : <span className="truncate">{label}</span>}
    </Link>
  );
  if (narrow)
    return (
      <li>
        <Tooltip content={label} placement="end">
          {link}
        </Tooltip>
      </li>
    );
  return (
    <li>
      {link}
      {views.length === 0 ? null : (
        <ul className="flex flex-col gap-0.5 pt-0.5 ps-7">
          {views.map((view) => (
            <li key={view.href}>
              <Link
                href={view.href}
                aria-current={view === viewed ? 'page' : undefined}
                className={classes(linkClass, 'text-sm')}
              >
                <bdi className="truncate">{view.label}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

const SearchButton = ({ narrow, onPress }: { readonly narrow: boolean; readonly onPress: () => void }) => {
  const text = useWords(shellWords);
  return (
    <Button
      onPress={onPress}
      aria-label={narrow ? text.search : undefined}
      aria-keyshortcuts="Control+K"
      className="flex h-control w-full items-center gap-2 rounded-control border border-line/60 bg-surface-1 px-2.5 text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:border-line"
    >
      <Search size={16} className={narrow ? 'mx-auto' : undefined} />
      {narrow ? null : (
        <>
          <span className="flex-1 text-start">{text.search}</span>
          <Kbd>Ctrl K</Kbd>
        </>
      )}
    </Button>
  );
};

const CreateButton = ({ onPress }: { readonly onPress: () => void }) => {
  const text = useWords(shellWords);
  return (
    <Tooltip content={text.create} placement="end">
      <Button
        onPress={onPress}
        aria-label={text.create}
        aria-haspopup="dialog"
        aria-keyshortcuts="C"
        className="grid h-control w-control shrink-0 place-items-center self-center rounded-control text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-surface-2 data-hovered:text-ink"
      >
        <Plus size={18} />
      </Button>
    </Tooltip>
  );
};

const NoticesButton = ({ onPress }: { readonly onPress: () => void }) => {
  const { count, label } = useUnread();
  return (
    <Tooltip content={label} placement="end">
      <Button
        onPress={onPress}
        aria-label={label}
        aria-haspopup="dialog"
        aria-keyshortcuts="N"
        className="grid h-control w-control shrink-0 place-items-center self-center rounded-control text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-surface-2 data-hovered:text-ink"
      >
        <BellMark size={18} count={count} />
      </Button>
    </Tooltip>
  );
};

const UserButton = ({ narrow }: { readonly narrow: boolean }) => {
  const { me } = useShell();
  const text = useWords(shellWords);
  const groups = useAccountGroups();
  return (
    <div className="p-2">
      <Menu
        label={text.account}
        placement="top"
        groups={groups}
        trigger={
          <Button
            className={classes(
              'flex w-full items-center gap-2.5 rounded-control p-1.5 text-start outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-surface-2',
              narrow && 'justify-center',
            )}
          >
            <Avatar name={me.name} image={me.image} decorative />
            <span className={narrow ? 'sr-only' : 'min-w-0 flex-1 leading-title'}>
              <bdi className="block w-fit max-w-full truncate">{me.name}</bdi>
              {me.detail === undefined ? null : (
                <bdi className="block w-fit max-w-full truncate text-xs text-ink-muted">{me.detail}</bdi>
              )}
              <span className="sr-only">{text.account}</span>
            </span>
            {narrow ? null : <ChevronsUpDown aria-hidden="true" size={14} className="text-ink-faint" />}
          </Button>
        }
      />
    </div>
  );
};

/** Remembered in this browser; what is chosen in a small window holds for it alone. */
const useRemembered = (): readonly [boolean, (narrow: boolean) => void] => {
  const [narrow, setNarrow] = useState(() => {
    try {
      return localStorage.getItem(storageKey) === 'narrow';
    } catch {
      return false;
    }
  });
  const isSmall = useMedia('(max-width: 899px)');
  const [whileSmall, setWhileSmall] = useState(true);
  if (isSmall) return [whileSmall, setWhileSmall];
  const remember = (next: boolean) => {
    setNarrow(next);
    try {
      localStorage.setItem(storageKey, next ? 'narrow' : 'wide');
    } catch {
      // A browser that forbids storage keeps the width until the page is left.
    }
  };
  return [narrow, remember];
};
