import { createContext, use, type ComponentType, type ReactNode } from 'react';

import type { Phrase } from '#persian/bilingual.ts';
import type { MoneyUnit } from '#persian/money.ts';
import type { PaletteItem, Preferences } from '#web/kit/index.ts';

import type { Screen } from './screens.ts';

export type Me = { readonly name: string; readonly detail?: string; readonly image?: string };

/** What the palette shows: it goes somewhere, or does something. */
export type FoundItem = Omit<PaletteItem, 'id'> &
  ({ readonly href: string; readonly run?: never } | { readonly run: () => void; readonly href?: never });
/** What the palette offers beside what it finds. */
export type Offers = {
  /** Deeds of the screen that stands now. */
  readonly here: FoundGroup;
  /** Records looked at last. */
  readonly recent: FoundGroup;
  readonly create: FoundGroup;
};
export type FoundGroup = { readonly title: string; readonly items: readonly FoundItem[] };

/** A place to go to that is no screen of its own: the list of one kind of record. */
export type Place = {
  readonly href: string;
  readonly label: string;
  /** What else it is looked for by. */
  readonly sought?: string;
  readonly icon: ComponentType<{ readonly size?: number | string }>;
  readonly views?: readonly { readonly label: string; readonly href: string }[];
};

export type ShellProps = {
  readonly screens: readonly Screen[];
  readonly me: Me;
  readonly workspace: {
    readonly name: string;
    /** Its logo. */
    readonly image?: string;
    readonly timeZone?: string;
    readonly moneyUnit?: MoneyUnit;
  };
  readonly preferences: Preferences;
  readonly onPreferencesChange: (preferences: Preferences) => void;
  readonly onSignOut: () => void;
  /** Lists of records with the views saved over them, after the screens. The first is where `/` leads without a screen. */
  readonly places?: readonly Place[];
  /** What the palette offers before and beside what the search finds; asked while it is open. */
  readonly suggest?: (text: string) => Offers;
  /** Whether a label answers what was typed, however it is spelt and under whatever keyboard layout. */
  readonly matches?: (label: string, text: string) => boolean;
  /** The global search. Without it the palette goes to screens only. */
  readonly search?: (text: string, signal: AbortSignal) => Promise<readonly FoundGroup[]>;
  /** Told of an error that a page did not catch; returns the code that is shown for support. */
  readonly onPageError?: (error: unknown) => string | undefined;
  /** Wraps every page, inside the router: what pages share and what asks before one leaves. */
  readonly around?: (page: ReactNode) => ReactNode;
  /** More groups of the user menu: own account, sessions. */
  readonly accountLinks?: readonly { readonly label: Phrase; readonly href: string }[];
};

export const ShellContext = createContext<ShellProps | null>(null);

/** What the shell was given. Throws outside of it. */
export const useShell = (): ShellProps => {
  const shell = use(ShellContext);
  if (shell === null) throw new Error('useShell stands outside of StaffShell');
  return shell;
};
