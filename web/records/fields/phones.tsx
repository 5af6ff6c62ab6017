import type { Phone } from '#records/contract.ts';
import { localDigits } from '#persian/digits.ts';
import { Bidi, Link, useLocale, useWords } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';
import { LabelText } from './label.tsx';
import { usePhoneFormat } from './phone-format.ts';

const words = {
  extension: { fa: 'داخلی', en: 'Ext.' },
  call: { fa: (number: string) => `تماس با ${number}`, en: (number: string) => `Call ${number}` },
};

export const listOf = (value: unknown): readonly Phone[] =>
  Array.isArray(value) ? (value as readonly Phone[]) : [];

const Number = ({ phone, cell = false }: { readonly phone: Phone; readonly cell?: boolean }) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const format = usePhoneFormat(digits);
  const shown = format(phone.number);
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <Link quiet href={`tel:${phone.number}`} aria-label={text.call(shown)}>
        <Bidi>{shown}</Bidi>
      </Link>
      {phone.extension ? (
        <span className="text-sm text-ink-muted" title={cell ? text.extension : undefined}>
          {/* A cell has no room for the word, which would stand there without its number. */}
          <span className={cell ? 'sr-only' : undefined}>{text.extension}</span>
          {cell ? <span aria-hidden="true">–</span> : null}{' '}
          <Bidi>{localDigits(phone.extension, digits)}</Bidi>
        </span>
      ) : null}
    </span>
  );
};

const Display = ({ value, place }: DisplayProps) => {
  const phones = listOf(value);
  if (place === 'cell') return phones[0] ? <Number phone={phones[0]} cell /> : null;
  return (
    <span className="flex flex-col">
      {phones.map((phone, index) => (
        <span key={index} className="flex flex-wrap items-baseline gap-x-2">
          <Number phone={phone} />
          <LabelText label={phone.label} />
        </span>
      ))}
    </span>
  );
};

/** Telephone numbers, the first one preferred. */
export const phones: FieldFace = { Display, tall: true };
