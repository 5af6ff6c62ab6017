import { say, type Locale } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import type { Me } from '#web/records/index.ts';

import type { FoundGroup } from '../shell/context.ts';
import { isSought, sectionsFor } from './sections.ts';

const words = { settings: { fa: 'تنظیمات', en: 'Settings' } };

/** The settings that a text in the palette may mean; none before anything is typed. */
export const settingsIn = (
  text: string,
  me: Me,
  objects: readonly ObjectContract[],
  locale: Locale,
): FoundGroup => ({
  title: say(words.settings, locale),
  items:
    text.trim() === ''
      ? []
      : sectionsFor(me, objects)
          .flatMap(({ sections }) => sections)
          .filter((section) => isSought(section, text))
          .map(({ path, label, hint, icon: Icon }) => ({
            href: path,
            label: say(label, locale),
            detail: say(hint, locale),
            icon: <Icon size={18} />,
          })),
});
