import { Checkbox, Select, useWords } from '#web/kit/index.ts';
import { shared, type EditorProps } from '../face.ts';
import { yesNoWords } from '../yes-no.tsx';

const words = { ...yesNoWords, none: { fa: 'بدون مقدار', en: 'No value' } };

/** Two states are a box; where «unknown» is a third one, a list. */
export const Editor = (props: EditorProps) => {
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
