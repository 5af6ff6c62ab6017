import { bareId, isRepeated, refuse } from './check.ts';
import type { Check } from './check.ts';
import { checkCompanyId } from './company-id.ts';

type Problem = 'wrong-length' | 'not-digits' | 'repeated-digit' | 'wrong-checksum';

/**
 * کد اقتصادی: for legal entities the eleven digits of their company id, checked as such; for persons fourteen digits, and
 * in old papers twelve. The last two have no published checksum (lengths from memory of the tax organisation's forms:
 * no written source was found), so that only their shape is checked.
 */
export const checkEconomicCode = (text: string): Check<Problem> => {
  const code = bareId(text);
  if (!/^[0-9]+$/.test(code))
    return refuse('not-digits', 'کد اقتصادی فقط رقم دارد.', 'An economic code has digits only.');
  if (code.length === 11) {
    const company = checkCompanyId(code);
    return company.ok
      ? company
      : refuse(
          company.problem,
          'کد اقتصادی یازده‌رقمی باید همان شناسهٔ ملی شرکت باشد و درست نیست.',
          'An economic code of eleven digits is the company id, and this one is wrong.',
        );
  }
  if (code.length !== 14 && code.length !== 12)
    return refuse(
      'wrong-length',
      'کد اقتصادی شرکت ۱۱ رقم و کد اقتصادی شخص حقیقی ۱۴ رقم دارد.',
      'An economic code has 11 digits (company) or 14 (person).',
    );
  if (isRepeated(code))
    return refuse('repeated-digit', 'این کد اقتصادی واقعی نیست.', 'This is not a real economic code.');
  return { ok: true, value: code };
};

/** Economic codes are written without separators. */
export const formatEconomicCode = (code: string): string => code;
