import { z } from 'zod';

/** How one person likes his screens. `auto` follows the language. The same words as in `web/kit/preferences.ts`. */
export const preferencesShape = z.strictObject({
  locale: z.enum(['fa', 'en']),
  theme: z.enum(['auto', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  calendar: z.enum(['auto', 'persian', 'gregory']),
  digits: z.enum(['auto', 'fa', 'en']),
  /** Where a visit begins: an address of the app; empty where the app chooses. */
  firstScreen: z
    .string()
    .max(200)
    .regex(/^(?:\/[\w$-]+)*(?:\?[\w=&%.-]*)?$/),
});

export type Preferences = z.output<typeof preferencesShape>;

export const defaultPreferences: Preferences = {
  locale: 'fa',
  theme: 'auto',
  density: 'comfortable',
  calendar: 'auto',
  digits: 'auto',
  firstScreen: '',
};

/** What was stored, completed; what is no longer known falls away. */
export function completePreferences(stored: Readonly<Record<string, unknown>>): Preferences {
  const parsed = preferencesShape.partial().loose().safeParse(stored);
  if (!parsed.success) return defaultPreferences;
  const { locale, theme, density, calendar, digits, firstScreen } = { ...defaultPreferences, ...parsed.data };
  return { locale, theme, density, calendar, digits, firstScreen };
}
