import { createContext, use, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

import type { Locale } from '#persian/bilingual.ts';
import { TEHRAN } from '#persian/jalali/instants.ts';
import type { MoneyUnit } from '#persian/money.ts';

import './strict-style.ts';
import type { CalendarChoice, Density, DigitsChoice, Theme } from './preferences.ts';
import { wordsIn, type Wording, type Words } from './words.ts';

export type KitLocale = {
  readonly locale: Locale;
  readonly direction: 'rtl' | 'ltr';
  readonly calendar: 'persian' | 'gregory';
  readonly digits: 'fa' | 'en';
  /** The full BCP 47 tag with calendar and digits, for `Intl` and react-aria. */
  readonly tag: string;
  /** The IANA zone in which instants are shown; the workspace's, whatever the traveller's laptop says. */
  readonly timeZone: string;
  /** Whether amounts stored in rial show in rial or toman; the workspace's choice. */
  readonly moneyUnit: MoneyUnit;
};

/** Works out calendar, digits and tag from a language and two choices. */
export const resolveLocale = (
  locale: Locale,
  calendarChoice: CalendarChoice = 'auto',
  digitsChoice: DigitsChoice = 'auto',
  timeZone = TEHRAN,
  moneyUnit: MoneyUnit = 'toman',
): KitLocale => {
  const calendar = calendarChoice === 'auto' ? (locale === 'fa' ? 'persian' : 'gregory') : calendarChoice;
  const digits = digitsChoice === 'auto' ? locale : digitsChoice;
  // British English: 25/11/2026 and 24 hours, as English is written in Iran.
  const region = locale === 'fa' ? 'fa-IR' : 'en-GB';
  const tag = `${region}-u-ca-${calendar}-nu-${digits === 'fa' ? 'arabext' : 'latn'}`;
  return { locale, direction: locale === 'fa' ? 'rtl' : 'ltr', calendar, digits, tag, timeZone, moneyUnit };
};

const LocaleContext = createContext<KitLocale>(resolveLocale('fa'));

export type KitProviderProps = {
  readonly locale: Locale;
  readonly theme?: Theme;
  readonly density?: Density;
  readonly calendar?: CalendarChoice;
  readonly digits?: DigitsChoice;
  readonly timeZone?: string;
  readonly moneyUnit?: MoneyUnit;
  readonly children: ReactNode;
};

/** Language, direction, calendar, digits, theme and density for everything inside. One stands at the root of a page. */
export const KitProvider = (props: KitProviderProps) => {
  const {
    locale,
    theme = 'auto',
    density = 'comfortable',
    calendar,
    digits,
    timeZone,
    moneyUnit,
    children,
  } = props;
  const resolved = useMemo(
    () => resolveLocale(locale, calendar, digits, timeZone, moneyUnit),
    [locale, calendar, digits, timeZone, moneyUnit],
  );

  useLayoutEffect(() => {
    const html = document.documentElement;
    html.lang = resolved.locale;
    html.dir = resolved.direction;
    if (theme === 'auto') delete html.dataset['theme'];
    else html.dataset['theme'] = theme;
    html.dataset['density'] = density;
  }, [resolved, theme, density]);

  return (
    <LocaleContext value={resolved}>
      <I18nProvider locale={resolved.tag}>{children}</I18nProvider>
    </LocaleContext>
  );
};

/** Language, direction, calendar and digits of the reader. */
export const useLocale = (): KitLocale => use(LocaleContext);

/** The reader's side of bilingual words. Declare `words` outside the component, so that it stays the same object. */
export const useWords = <const W extends Wording>(words: W): Words<W> => {
  const { locale } = useLocale();
  return useMemo(() => wordsIn(words, locale), [words, locale]);
};
