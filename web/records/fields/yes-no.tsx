import { Check, X } from 'lucide-react';

import { Checkbox, Select, useWords } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

const words = {
  yes: { fa: 'بله', en: 'Yes' },
  no: { fa: 'خیر', en: 'No' },
  none: { fa: 'بدون مقدار', en: 'No value' },
};

const Display = ({ value }: DisplayProps) => {
  const text = useWords(words);
  return (
    <span className="inline-flex items-center gap-1.5">
      {value === true ? (
        <Check aria-hidden="true" size={16} className="text-success" />
      ) : (
        <X aria-hidden="true" size={16} className="text-ink-faint" />
      )}
      {value === true ? text.yes : text.no}
    </span>
  );
};

/** Two states are a box; where «unknown» is a third one, a list. */
const Editor = (props: EditorProps) => {
  const text = useWords(words);
  if (props.field.required || props.field.default !== undefined)
    return (
      <Checkbox
        checked={props.value === true}
        onChange={props.onChange}
        name={props.field.name}
        {...(props.hideLabel ? { 'aria-label': props.label } : {})}
      >
        {props.hideLabel ? (props.value === true ? text.yes : text.no) : props.label}
      </Checkbox>
    );
  const value = typeof props.value === 'boolean' ? String(props.value) : null;
  return (
    <Select
      {...shared(props)}
      value={value}
      options={[
        { id: 'true', label: text.yes },
        { id: 'false', label: text.no },
        ...(value === null ? [] : [{ id: '', label: text.none }]),
      ]}
      onChange={(id) => props.onChange(id === null || id === '' ? null : id === 'true')}
    />
  );
};

/** Yes, no, or not known. */
export const yesNo: FieldFace = { Display, Editor, instant: true };
