import { useState, type ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { Ellipsis, Plus, Search } from 'lucide-react';
import { Button, Link } from 'react-aria-components';

import { say, type Locale } from '#persian/bilingual.ts';
import { Avatar, classes, Drawer, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { BellMark, useUnread } from '../notices/bell.tsx';
import { noticeWords } from '../notices/words.ts';
import { useShell, type Place } from './context.ts';
import { isAtPlace, navigableAt, type NavigableScreen } from './screens.ts';
import { useAccountGroups } from './user-menu.tsx';
import { shellWords } from './words.ts';

const inBar = 3;

type BarPlace = Omit<Place, 'views'>;

const barPlaceOf =
  (locale: Locale) =>
  ({ path, label, navigation }: NavigableScreen): BarPlace => ({
    href: path,
    label: say(label, locale),
    icon: navigation.icon,
  });

/** Navigation of a phone: the first three screens and the bell within reach of the thumb, all else under «بیشتر». */
export const BottomBar = ({
  onSearch,
  onCreate,
  onNotices,
}: {
  readonly onSearch: () => void;
  readonly onCreate: () => void;
  readonly onNotices: () => void;
}) => {
  const { screens, places = [] } = useShell();
  const text = useWords(shellWords);
  const { locale } = useLocale();
  const location = useLocation();
  const [open, setOpen] = useState(false);
  const all: readonly BarPlace[] = [
    ...navigableAt(screens, 'front').map(barPlaceOf(locale)),
    ...places,
    ...navigableAt(screens, 'end').map(barPlaceOf(locale)),
  ];
  const inMore = all.slice(inBar).some(({ href }) => isAtPlace(location, href));

  return (
    <nav
      aria-label={text.navigation}
      className="fixed inset-x-0 bottom-0 z-30 flex bg-surface-1 pb-[env(safe-area-inset-bottom)] shadow-[inset_0_1px_0_var(--surface-3)] sm:hidden"
    >
      {all.slice(0, inBar).map((place) => (
        <BarLink key={place.href} place={place} />
      ))}
      <NoticesItem onPress={onNotices} />
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
            places={all.slice(inBar)}
            views={places.flatMap(({ views = [] }) => views)}
            close={close}
            onSearch={() => {
              close();
              onSearch();
            }}
            onCreate={() => {
              close();
              onCreate();
            }}
          />
        )}
      </Drawer>
    </nav>
  );
};

const barItem =
  'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[11px] leading-title text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent aria-[current=page]:font-medium aria-[current=page]:text-accent';

const NoticesItem = ({ onPress }: { readonly onPress: () => void }) => {
  const text = useWords(noticeWords);
  const { count, label } = useUnread();
  return (
    <Button onPress={onPress} aria-haspopup="dialog" className={barItem}>
      <BellMark size={20} count={count} />
      <span aria-hidden={count !== null}>{text.title}</span>
      {count === null ? null : <span className="sr-only">{label}</span>}
    </Button>
  );
};

const BarLink = ({ place }: { readonly place: BarPlace }) => {
  const location = useLocation();
  const { href, label, icon: Icon } = place;
  return (
    <Link href={href} aria-current={isAtPlace(location, href) ? 'page' : undefined} className={barItem}>
      <Icon size={20} />
      <span className="max-w-full truncate px-1">{label}</span>
    </Link>
  );
};

const rowClass =
  'flex h-control w-full items-center gap-3 rounded-control px-2 text-start outline-none data-pressed:bg-surface-2 data-focus-visible:outline-2 data-focus-visible:outline-accent';

const MoreList = (props: {
  readonly places: readonly BarPlace[];
  readonly views: readonly { readonly label: string; readonly href: string }[];
  readonly close: () => void;
  readonly onSearch: () => void;
  readonly onCreate: () => void;
}) => {
  const { me } = useShell();
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
        <Row>
          <Button onPress={props.onCreate} className={rowClass}>
            <Plus size={20} className="text-ink-muted" />
            {text.create}
          </Button>
        </Row>
        {props.places.map(({ href, label, icon: Icon }) => (
          <Row key={href}>
            <Link href={href} onPress={props.close} className={rowClass}>
              <span className="text-ink-muted">
                <Icon size={20} />
              </span>
              {label}
            </Link>
          </Row>
        ))}
        {props.views.map((view) => (
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
