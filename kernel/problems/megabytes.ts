import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

/** How many megabytes of 1,048,576 bytes these are, to a tenth: «۱٫۵». */
export function megabytes(bytes: number): Phrase {
  const tenths = Math.round((bytes / 1_048_576) * 10) / 10;
  return { fa: formatNumber(tenths, 'fa'), en: formatNumber(tenths, 'en') };
}
