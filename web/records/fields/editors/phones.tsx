import { Phone as PhoneIcon } from 'lucide-react';
import type { Phone } from '#records/contract.ts';
import { localDigits, toLatinDigits } from '#persian/digits.ts';
import { TextField, useLocale, useWords } from '#web/kit/index.ts';
import type { EditorProps } from '../face.ts';
import { LabelField } from './label-field.tsx';
import { partError } from './part-error.ts';
import { PartsList } from './parts-list.tsx';
import { listOf } from '../phones.tsx';

const words = {
  add: { fa: 'تلفن دیگر', en: 'Another phone' },
  number: { fa: 'شماره', en: 'Number' },
  extension: { fa: 'داخلی', en: 'Ext.' },
};

export const Editor = (props: EditorProps) => {
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
