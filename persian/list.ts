import type { Locale } from './bilingual.ts';

/**
 * Items in one sentence: «الف، ب و پ», `a, b and c`; with 'or' «الف، ب یا پ». Written by hand because `Intl.ListFormat`
 * inserts U+200F into Persian lists. Items that are user text want isolation on screen.
 */
export const joinList = (items: readonly string[], locale: Locale, kind: 'and' | 'or' = 'and'): string => {
  const comma = locale === 'fa' ? '، ' : ', ';
  const last = { fa: { and: 'و', or: 'یا' }, en: { and: 'and', or: 'or' } }[locale][kind];
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(comma)} ${last} ${items.at(-1) ?? ''}`;
};
