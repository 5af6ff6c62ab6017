import { Phone as PhoneIcon } from 'lucide-react';

import type { Phone } from '#records/contract.ts';
import { localDigits, toLatinDigits } from '#persian/digits.ts';
import { Bidi, Link, TextField, useLocale, useWords } from '#web/kit/index.ts';

import type { DisplayProps, EditorProps, FieldFace } from './face.ts';
import { LabelField, LabelText } from './label-field.tsx';
import { partError } from './part-error.ts';
import { PartsList } from './parts-list.tsx';
import { usePhoneFormat } from './phone-format.ts';

const words = {
  add: { fa: 'تلفن دیگر', en: 'Another phone' },
  number: { fa: 'شماره', en: 'Number' },
  extension: { fa: 'داخلی', en: 'Ext.' },
  call: { fa: (number: string) => `تماس با ${number}`, en: (number: string) => `Call ${number}` },
};

const listOf = (value: unknown): readonly Phone[] =>
  Array.isArray(value) ? (value as readonly Phone[]) : [];

const Number = ({ phone }: { readonly phone: Phone }) => {
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
        <span className="text-sm text-ink-muted">
          {text.extension} <Bidi>{localDigits(phone.extension, digits)}</Bidi>
        </span>
      ) : null}
    </span>
  );
};

const Display = ({ value, place }: DisplayProps) => {
  const phones = listOf(value);
  if (place === 'cell') return phones[0] ? <Number phone={phones[0]} /> : null;
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

const Editor = (props: EditorProps) => {
  const { digits } = useLocale();
  const text = useWords(words);
  return (
    <PartsList<Phone>
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      parts={listOf(props.value)}
      onChange={(next) => props.onChange(next)}
      empty={{ number: '' }}
      add={text.add}
      error={props.error}
    >
      {(phone, index, change) => (
        <>
          <TextField
            label={text.number}
            hideLabel
            kind="phone"
            autoComplete="off"
            autoFocus={props.autoFocus === true && index === 0}
            before={<PhoneIcon size={14} />}
            value={localDigits(phone.number, digits)}
            error={partError(props, index, 'number')}
            onChange={(number) => change({ ...phone, number: toLatinDigits(number) })}
          />
          {phone.number === '' ? null : (
            <div className="grid grid-cols-[1fr_6rem] gap-1">
              <LabelField
                of="phone"
                value={phone.label}
                onChange={(label) => change(withText(phone, 'label', label))}
              />
              <TextField
                label={text.extension}
                hideLabel
                kind="code"
                placeholder={text.extension}
                value={localDigits(phone.extension ?? '', digits)}
                error={partError(props, index, 'extension')}
                onChange={(extension) => change(withText(phone, 'extension', toLatinDigits(extension)))}
              />
            </div>
          )}
        </>
      )}
    </PartsList>
  );
};

/** A member that is empty is not there. */
const withText = (phone: Phone, name: 'label' | 'extension', text: string): Phone => {
  const { [name]: _, ...rest } = phone;
  return text === '' ? rest : { ...rest, [name]: text };
};

/** Telephone numbers, the first one preferred. */
export const phones: FieldFace = { Display, Editor, tall: true };
