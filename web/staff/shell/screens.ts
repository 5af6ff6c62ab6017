import type { ComponentType } from 'react';

import type { Phrase } from '#persian/bilingual.ts';

/** One page of the staff app, as a module contributes it. */
export type Screen = {
  /** From the root, with `$name` for what changes: `/deals`, `/deals/$dealId`. */
  readonly path: string;
  /** The name in navigation and in the title of the window. */
  readonly label: Phrase;
  /** Its place in the navigation; a screen without one is reached from others. */
  readonly navigation?: ScreenNavigation;
  /** Fetched when first visited: `() => import('./deals-page.tsx')`, whose default export is the page. */
  readonly load: () => Promise<{ default: ComponentType }>;
  /** Reads filters, sort and view out of the address; what it returns is what `useSearch` gives. Must not throw. */
  readonly readSearch?: (search: Readonly<Record<string, unknown>>) => object;
};

export type ScreenNavigation = {
  readonly icon: ComponentType<{ readonly size?: number | string }>;
  /** Lower stands first. The first three stand in the bottom bar of a phone. */
  readonly order: number;
  /** A heading over it and its like; screens without one come first. */
  readonly group?: Phrase;
  /** Stands after the records, and is never where a visit begins: what one needs seldom, such as settings. */
  readonly atEnd?: boolean;
  /** Only for who may read records of this object. */
  readonly forReadersOf?: string;
  /** Only for who may make records of this object; all others have no use for it. */
  readonly forMakersOf?: string;
  /** Only for who may do this beside records. */
  readonly forDeed?: string;
};

/** Declares a screen; a module's front door exports an array of them. Throws on a path that cannot be linked. */
export const defineScreen = (screen: Screen): Screen => {
  if (!/^\/(?:[\w$-]+(?:\/[\w$-]+)*)?$/.test(screen.path))
    throw new Error(`not a path of a screen: ${screen.path}`);
  if (screen.navigation !== undefined && screen.path.includes('$'))
    throw new Error(`${screen.path} cannot stand in the navigation, for part of it is open`);
  return screen;
};

/** The screens as one reader has them: out of the navigation, though at their addresses, where he can do nothing there. */
export const screensFor = (
  screens: readonly Screen[],
  may: {
    readonly read: (object: string) => boolean;
    readonly make: (object: string) => boolean;
    readonly deed: (name: string) => boolean;
  },
): readonly Screen[] =>
  screens.map((screen) => {
    const { navigation, ...rest } = screen;
    const { forReadersOf: read, forMakersOf: made, forDeed: deed } = navigation ?? {};
    const isShut =
      (read !== undefined && !may.read(read)) ||
      (made !== undefined && !may.make(made)) ||
      (deed !== undefined && !may.deed(deed));
    return isShut ? rest : screen;
  });

export type NavigationGroup = { readonly title: Phrase | null; readonly screens: readonly NavigableScreen[] };
export type NavigableScreen = Screen & { readonly navigation: ScreenNavigation };

/** The screens that stand in the navigation, in order. */
export const navigableScreens = (screens: readonly Screen[]): readonly NavigableScreen[] =>
  screens
    .filter((screen): screen is NavigableScreen => screen.navigation !== undefined)
    .toSorted((one, other) => one.navigation.order - other.navigation.order);

/** Those before the records, or those after them. */
export const navigableAt = (screens: readonly Screen[], place: 'front' | 'end'): readonly NavigableScreen[] =>
  navigableScreens(screens).filter(({ navigation }) => (navigation.atEnd === true) === (place === 'end'));

/** Those in front under their headings, each heading where its first screen stands. */
export const navigationGroups = (screens: readonly Screen[]): readonly NavigationGroup[] => {
  const groups = new Map<string, { title: Phrase | null; screens: NavigableScreen[] }>();
  for (const screen of navigableAt(screens, 'front')) {
    const title = screen.navigation.group ?? null;
    const key = title?.en ?? '';
    const group = groups.get(key) ?? { title, screens: [] };
    group.screens.push(screen);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted(
    (one, other) => Number(one.title !== null) - Number(other.title !== null),
  );
};

/** Whether an address lies within a screen: `/deals/7` within `/deals`, though not within `/`. */
export const isWithin = (pathname: string, path: string): boolean =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);

/** Whether an address is that of a place, whose list may be told by a variant: `/r/party?variant=people`. */
export const isAtPlace = (
  { pathname, search }: { readonly pathname: string; readonly search: Readonly<Record<string, unknown>> },
  href: string,
): boolean => {
  const place = new URL(href, 'http://peyvand.invalid');
  const wanted = place.searchParams.get('variant');
  return isWithin(pathname, place.pathname) && (wanted === null || search['variant'] === wanted);
};

/** Whether an address shows a saved view. */
export const isAtView = (
  { pathname, search }: { readonly pathname: string; readonly search: Readonly<Record<string, unknown>> },
  href: string,
): boolean => {
  const view = new URL(href, 'http://peyvand.invalid');
  return pathname === view.pathname && search['view'] === view.searchParams.get('view');
};
