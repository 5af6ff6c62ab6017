import { useSyncExternalStore } from 'react';

import type { Locale } from '#persian/bilingual.ts';
import { localDigits } from '#persian/digits.ts';
import type { formatPhone, parsePhone } from '#persian/phone.ts';

type Plans = { readonly formatPhone: typeof formatPhone; readonly parsePhone: typeof parsePhone };

// The numbering plans of the world weigh more than a page: they come after the numbers are on screen.
let plans: Plans | undefined;
let asked = false;
const watchers = new Set<() => void>();

const load = async (): Promise<void> => {
  if (asked) return;
  asked = true;
  try {
    plans = await import('#persian/phone.ts');
    for (const watcher of watchers) watcher();
  } catch {
    // Numbers stay as they are stored until the next page that shows some.
    asked = false;
  }
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  void load();
  return () => watchers.delete(watcher);
};

/** Writes phone numbers for people: «۰۹۱۲ ۱۲۳ ۴۵۶۷»; as they are stored until the numbering plans are there. */
export const usePhoneFormat = (locale: Locale): ((number: string) => string) => {
  const known = useSyncExternalStore(watch, () => plans);
  return (number) => {
    const parsed = known?.parsePhone(number);
    return parsed?.ok && known ? known.formatPhone(parsed.value, locale) : localDigits(number, locale);
  };
};
