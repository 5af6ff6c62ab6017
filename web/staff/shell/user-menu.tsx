import { LogOut } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { useLocale, type MenuGroup, type MenuItem, type Preferences } from '#web/kit/index.ts';

import { useShell } from './context.ts';
import { shellWords as words } from './words.ts';

type AccountItem = Omit<MenuItem, 'label'> & { readonly label: Phrase };
type AccountGroup = { readonly title?: Phrase; readonly items: readonly AccountItem[] };

const same = (text: string): Phrase => ({ fa: text, en: text });

/** Own pages, language, theme, density and sign-out, in both languages: the palette finds them by either. */
export const useAccountDeeds = (): readonly AccountGroup[] => {
  const { preferences, onPreferencesChange, onSignOut, accountLinks = [] } = useShell();

  const choice = <Key extends keyof Preferences>(
    key: Key,
    value: Preferences[Key],
    label: Phrase,
  ): AccountItem => ({
    id: `${key}-${value}`,
    label,
    checked: preferences[key] === value,
    onSelect: () => onPreferencesChange({ ...preferences, [key]: value }),
  });

  const links = accountLinks.map(({ label, href }) => ({ id: href, label, href }));
  return [
    ...(links.length === 0 ? [] : [{ items: links }]),
    {
      title: words.language,
      // Each language is written in itself, so that whoever landed in the wrong one finds the way back.
      items: [choice('locale', 'fa', same('فارسی')), choice('locale', 'en', same('English'))],
    },
    {
      title: words.theme,
      items: [
        choice('theme', 'auto', words.themeAuto),
        choice('theme', 'light', words.themeLight),
        choice('theme', 'dark', words.themeDark),
      ],
    },
    {
      title: words.density,
      items: [
        choice('density', 'comfortable', words.comfortable),
        choice('density', 'compact', words.compact),
      ],
    },
    {
      items: [
        {
          id: 'sign-out',
          label: words.signOut,
          icon: <LogOut size={16} className="rtl:rotate-180" />,
          onSelect: onSignOut,
        },
      ],
    },
  ];
};

/** The same as the user menu shows it, in the reader's language. */
export const useAccountGroups = (): readonly MenuGroup[] => {
  const { locale } = useLocale();
  return useAccountDeeds().map(({ title, items }) => ({
    ...(title === undefined ? {} : { title: say(title, locale) }),
    items: items.map((item) => ({ ...item, label: say(item.label, locale) })),
  }));
};
