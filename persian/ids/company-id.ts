import { bareId, digitsOf, isRepeated, refuse } from './check.ts';
import type { Check } from './check.ts';

type Problem = 'wrong-length' | 'not-digits' | 'repeated-digit' | 'wrong-checksum';

const WEIGHTS = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];

const hasChecksum = (id: string): boolean => {
  const digits = digitsOf(id);
  const added = (digits[9] ?? 0) + 2;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ((digits[index] ?? 0) + added), 0);
  return (sum % 11) % 10 === digits[10];
};

/** شناسهٔ ملی of a legal entity: eleven digits, the last a checksum (weights 29 27 23 19 17, modulo 11). */
export const checkCompanyId = (text: string): Check<Problem> => {
  const id = bareId(text);
  if (!/^[0-9]+$/.test(id))
    return refuse('not-digits', 'شناسهٔ ملی فقط رقم دارد.', 'A company id has digits only.');
  if (id.length !== 11)
    return refuse('wrong-length', 'شناسهٔ ملی یازده رقم دارد.', 'A company id has eleven digits.');
  if (isRepeated(id))
    return refuse('repeated-digit', 'این شناسهٔ ملی واقعی نیست.', 'This is not a real company id.');
  if (!hasChecksum(id) || id.slice(3, 9) === '000000')
    return refuse(
      'wrong-checksum',
      'شناسهٔ ملی درست نیست؛ رقم‌ها را دوباره ببینید.',
      'The company id is wrong; check its digits.',
    );
  return { ok: true, value: id };
};

/** Company ids are written without separators. */
export const formatCompanyId = (id: string): string => id;
