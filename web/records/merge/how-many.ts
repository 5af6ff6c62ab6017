import { counted, type Locale } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract } from '#records/contract.ts';

/** «۲ تماس», “2 calls”: so many records of one kind. */
export function howMany(
  count: number,
  { one, many }: Pick<ObjectContract, 'one' | 'many'>,
  { locale, digits }: { readonly locale: Locale; readonly digits: Locale },
): string {
  const shown = formatNumber(count, digits);
  return locale === 'fa' ? `${shown} ${one.fa}` : counted(shown, one.en.toLowerCase(), many.en.toLowerCase());
}
