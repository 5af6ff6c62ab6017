import type { Address } from '#records/contract.ts';
import { localDigits } from '#persian/digits.ts';
import { Bidi, useLocale, useWords } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

const words = { postalCode: { fa: 'کد پستی', en: 'Postal code' } };

/** The comma of the script in which the address is written, whatever the reader's language. */
const commaOf = (words: string): string => (/[\u0600-\u06ff]/.test(words) ? '، ' : ', ');

export const addressOf = (value: unknown): Address =>
  typeof value === 'object' && value !== null ? value : {};

const Display = ({ value, place }: DisplayProps) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const { country, province, city, line, postalCode } = addressOf(value);
  const sameName = city !== undefined && city === province;
  const whole = [country, sameName ? undefined : province, city, line]
    .filter(Boolean)
    .join(commaOf(line ?? city ?? province ?? ''));
  if (place === 'cell')
    return (
      <span dir="auto" className="block truncate text-start">
        {whole}
      </span>
    );
  return (
    <span className="block">
      <span dir="auto" className="block text-start">
        {whole}
      </span>
      {postalCode ? (
        <span className="block text-sm text-ink-muted">
          {text.postalCode} <Bidi>{localDigits(postalCode, digits)}</Bidi>
        </span>
      ) : null}
    </span>
  );
};

/** A postal address in parts. */
export const address: FieldFace = { Display, tall: true, wide: true };
