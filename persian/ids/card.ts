import { BANKS } from './banks.ts';
import type { Bank } from './banks.ts';
import { bareId, digitsOf, isRepeated, refuse } from './check.ts';
import type { Check } from './check.ts';

type Problem = 'not-digits' | 'wrong-length' | 'repeated-digit' | 'wrong-checksum';

/** Luhn's sum (ISO/IEC 7812): every second digit from the right doubled, its digits added. */
const hasChecksum = (card: string): boolean => {
  const sum = digitsOf(card)
    .reverse()
    .reduce(
      (total, digit, index) => total + (index % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9),
      0,
    );
  return sum % 10 === 0;
};

/** A bank card of the Shetab network: sixteen digits with Luhn's checksum. */
export const checkCard = (text: string): Check<Problem> => {
  const card = bareId(text);
  if (!/^[0-9]+$/.test(card))
    return refuse('not-digits', 'شماره کارت فقط رقم دارد.', 'A card number has digits only.');
  if (card.length !== 16)
    return refuse('wrong-length', 'شماره کارت شانزده رقم دارد.', 'A card number has sixteen digits.');
  if (isRepeated(card))
    return refuse('repeated-digit', 'این شماره کارت واقعی نیست.', 'This is not a real card number.');
  if (!hasChecksum(card))
    return refuse(
      'wrong-checksum',
      'شماره کارت درست نیست؛ رقم‌ها را دوباره ببینید.',
      'The card number is wrong; check its digits.',
    );
  return { ok: true, value: card };
};

/** In groups of four, as on the card. Takes a normalised value; show it left to right. */
export const formatCard = (card: string): string => card.replaceAll(/(\d{4})(?=\d)/g, '$1-');

/** The bank of a normalised card number, where its prefix is known. */
export const bankOfCard = (card: string): Bank | undefined =>
  BANKS.find(({ cards }) => cards.includes(card.slice(0, 6)));
