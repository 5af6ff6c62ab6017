import { bareId, digitsOf, isRepeated, refuse } from './check.ts';
import type { Check } from './check.ts';

type Problem = 'wrong-length' | 'not-digits' | 'repeated-digit' | 'wrong-checksum';

const hasChecksum = (code: string): boolean => {
  const digits = digitsOf(code);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const rest = sum % 11;
  return digits[9] === (rest < 2 ? rest : 11 - rest);
};

/**
 * کد ملی: ten digits, the last a checksum (weights 10…2, modulo 11). Codes of one repeated digit pass the checksum and
 * are refused. Spreadsheets drop leading zeros: eight or nine digits are refused with the padded code as a suggestion.
 */
export const checkNationalCode = (text: string): Check<Problem> => {
  const code = bareId(text);
  if (!/^[0-9]+$/.test(code))
    return refuse('not-digits', 'کد ملی فقط رقم دارد.', 'A national code has digits only.');
  const padded = code.padStart(10, '0');
  if (code.length !== 10) {
    const suggestion = /^[0-9]{8,9}$/.test(code) && hasChecksum(padded) ? padded : undefined;
    return refuse('wrong-length', 'کد ملی ده رقم دارد.', 'A national code has ten digits.', suggestion);
  }
  if (isRepeated(code))
    return refuse('repeated-digit', 'این کد ملی واقعی نیست.', 'This is not a real national code.');
  if (!hasChecksum(code))
    return refuse(
      'wrong-checksum',
      'کد ملی درست نیست؛ رقم‌ها را دوباره ببینید.',
      'The national code is wrong; check its digits.',
    );
  return { ok: true, value: code };
};

/** As it stands on the card: «۰۰۱-۲۳۴۵۶۷-۸» in Latin digits. Takes a normalised value. */
export const formatNationalCode = (code: string): string => code.replace(/^(\d{3})(\d{6})(\d)$/, '$1-$2-$3');
