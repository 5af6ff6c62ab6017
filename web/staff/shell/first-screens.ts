import type { Locale } from '#persian/bilingual.ts';
import { say } from '#persian/bilingual.ts';

import type { ShellProps } from './context.ts';
import { navigableAt } from './screens.ts';

type Shown = Pick<ShellProps, 'screens' | 'places' | 'preferences'>;

/** Where a visit may begin: the screens in front, the lists, and the views saved over them. */
export const firstScreens = (
  { screens, places = [] }: Omit<Shown, 'preferences'>,
  locale: Locale,
): readonly { readonly href: string; readonly label: string }[] => [
  ...navigableAt(screens, 'front').map(({ path, label }) => ({ href: path, label: say(label, locale) })),
  ...places.flatMap(({ href, label, views = [] }) => [
    { href, label },
    ...views.map((view) => ({ href: view.href, label: `${label} · ${view.label}` })),
  ]),
];

/** What the person chose, as long as he still has it. */
export const chosenFirst = (shown: Shown): string | undefined =>
  firstScreens(shown, shown.preferences.locale).find(({ href }) => href === shown.preferences.firstScreen)
    ?.href;
