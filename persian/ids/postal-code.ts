import { bareId, isRepeated, refuse } from './check.ts';
import type { Check } from './check.ts';

type Problem = 'wrong-length' | 'not-digits' | 'not-a-postal-code';

/**
 * کد پستی: ten digits, the first not 0. The widespread rule that 0 and 2 never stand in the first five digits comes from
 * memory alone and would refuse newer codes, so it is not applied.
 */
export const checkPostalCode = (text: string): Check<Problem> => {
  const code = bareId(text);
  if (!/^[0-9]+$/.test(code))
    return refuse('not-digits', 'کد پستی فقط رقم دارد.', 'A postal code has digits only.');
  if (code.length !== 10)
    return refuse('wrong-length', 'کد پستی ده رقم دارد.', 'A postal code has ten digits.');
  if (code.startsWith('0') || isRepeated(code))
    return refuse('not-a-postal-code', 'این کد پستی واقعی نیست.', 'This is not a real postal code.');
  return { ok: true, value: code };
};

/** As letters carry it: `12345-67890`. Takes a normalised value. */
export const formatPostalCode = (code: string): string => code.replace(/^(\d{5})(\d{5})$/, '$1-$2');
