import { BANKS } from './banks.ts';
import type { Bank } from './banks.ts';
import { bareId, refuse } from './check.ts';
import type { Check } from './check.ts';

type Problem = 'wrong-shape' | 'wrong-length' | 'wrong-checksum';

const hasChecksum = (iban: string): boolean => {
  const turned = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(turned) % 97n === 1n;
};

/** شبا, the Iranian IBAN (ISO 13616): IR and 24 digits, modulo 97. The IR may be left out. The value has no spaces. */
export const checkSheba = (text: string): Check<Problem> => {
  const typed = bareId(text);
  const iban = /^[0-9]+$/.test(typed) ? `IR${typed}` : typed;
  if (!/^IR[0-9]*$/.test(iban))
    return refuse('wrong-shape', 'شبا با IR آغاز می‌شود و بقیه رقم است.', 'A Sheba is IR followed by digits.');
  if (iban.length !== 26)
    return refuse('wrong-length', 'شبا پس از IR بیست‌وچهار رقم دارد.', 'A Sheba has 24 digits after IR.');
  if (!hasChecksum(iban))
    return refuse(
      'wrong-checksum',
      'شبا درست نیست؛ رقم‌ها را دوباره ببینید.',
      'The Sheba is wrong; check its digits.',
    );
  return { ok: true, value: iban };
};

/** In groups of four: `IR82 0540 1026 8002 0817 9090 02`. Takes a normalised value; show it left to right. */
export const formatSheba = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The bank of a normalised Sheba, where its code is known. */
export const bankOfSheba = (iban: string): Bank | undefined =>
  BANKS.find(({ sheba }) => sheba.includes(iban.slice(4, 7)));
