import type { Locale } from '#persian/bilingual.ts';

export type Theme = 'auto' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';
/** `auto` follows the language: Jalali and Persian digits under Persian, Gregorian and Latin digits under English. */
export type CalendarChoice = 'auto' | 'persian' | 'gregory';
export type DigitsChoice = 'auto' | 'fa' | 'en';

export type Preferences = {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly density: Density;
  readonly calendar: CalendarChoice;
  readonly digits: DigitsChoice;
  /** The address where a visit begins; empty where the app chooses. */
  readonly firstScreen: string;
};

export const defaultPreferences: Preferences = {
  locale: 'fa',
  theme: 'auto',
  density: 'comfortable',
  calendar: 'auto',
  digits: 'auto',
  firstScreen: '',
};

type Choices = Omit<Preferences, 'firstScreen'>;

const allowed: { readonly [Key in keyof Choices]: readonly Choices[Key][] } = {
  locale: ['fa', 'en'],
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  calendar: ['auto', 'persian', 'gregory'],
  digits: ['auto', 'fa', 'en'],
};

/** The key in local storage that `public/before-paint.js` reads as well. */
const storageKey = 'peyvand.look';

/** Takes what is known and allowed out of anything; the rest falls back to the defaults. */
export const parsePreferences = (value: unknown): Preferences => {
  if (typeof value !== 'object' || value === null) return defaultPreferences;
  const given = value as Record<string, unknown>;
  const pick = <Key extends keyof Choices>(key: Key): Choices[Key] =>
    allowed[key].find((choice) => choice === given[key]) ?? defaultPreferences[key];
  return {
    locale: pick('locale'),
    theme: pick('theme'),
    density: pick('density'),
    calendar: pick('calendar'),
    digits: pick('digits'),
    firstScreen: typeof given['firstScreen'] === 'string' ? given['firstScreen'] : '',
  };
};

/** What this browser remembered, or the defaults. */
export const readPreferences = (): Preferences => {
  try {
    return parsePreferences(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return defaultPreferences;
  }
};

/** Remembers the look in this browser. A browser that forbids storage keeps it until the page is left. */
export const savePreferences = (preferences: Preferences): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Nothing is lost but the memory of a preference.
  }
};
