import type { Locale } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

const units = [
  { fa: 'بایت', en: 'bytes' },
  { fa: 'کیلوبایت', en: 'KB' },
  { fa: 'مگابایت', en: 'MB' },
  { fa: 'گیگابایت', en: 'GB' },
] as const;

/** A size as people say it: «۱٫۲ مگابایت». A kilobyte has 1,024 bytes here, as the server's bounds count them. */
export function saySize(
  bytes: number,
  { locale, digits }: { readonly locale: Locale; readonly digits: Locale },
): string {
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const rounded = size < 10 && unit > 0 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${formatNumber(rounded, digits)} ${units[unit]?.[locale] ?? ''}`;
}
