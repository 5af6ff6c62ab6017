import { LogOut } from 'lucide-react';

import { useWords, type MenuGroup, type Preferences } from '#web/kit/index.ts';

import { useShell } from './context.ts';
import { shellWords } from './words.ts';

/** The groups of the user menu: own pages, language, theme, density, sign out. */
export const useAccountGroups = (): readonly MenuGroup[] => {
  const { preferences, onPreferencesChange, onSignOut, accountLinks = [] } = useShell();
  const text = useWords(shellWords);

  const choice = <Key extends keyof Preferences>(key: Key, value: Preferences[Key], label: string) => ({
    id: `${key}-${value}`,
    label,
    checked: preferences[key] === value,
    onSelect: () => onPreferencesChange({ ...preferences, [key]: value }),
  });

  const links = accountLinks.map(({ label, href }) => ({ id: href, label, href }));
  return [
    ...(links.length === 0 ? [] : [{ items: links }]),
    // Each language is written in itself, so that whoever landed in the wrong one finds the way back.
    { title: text.language, items: [choice('locale', 'fa', 'فارسی'), choice('locale', 'en', 'English')] },
    {
      title: text.theme,
      items: [
        choice('theme', 'auto', text.themeAuto),
        choice('theme', 'light', text.themeLight),
        choice('theme', 'dark', text.themeDark),
      ],
    },
    {
      title: text.density,
      items: [choice('density', 'comfortable', text.comfortable), choice('density', 'compact', text.compact)],
    },
    {
      items: [
        {
          id: 'sign-out',
          label: text.signOut,
          icon: <LogOut size={16} className="rtl:rotate-180" />,
          onSelect: onSignOut,
        },
      ],
    },
  ];
};
