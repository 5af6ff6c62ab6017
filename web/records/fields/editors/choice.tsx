import { say } from '#persian/bilingual.ts';
import type { FieldContract } from '#records/contract.ts';
import { ComboBox, Select, TagField, useLocale, useWords, type Option } from '#web/kit/index.ts';
import { shared, type EditorProps } from '../face.ts';
import { offeredChoices } from '../choice.tsx';

const words = { none: { fa: 'بدون مقدار', en: 'No value' } };

/** More than these are found by typing. */
const mostInList = 20;

const useChoiceOptions = (field: FieldContract, held: readonly string[]): readonly Option[] => {
  const { locale } = useLocale();
  return offeredChoices(field, held).map(({ key, label, color }) => ({
    id: key,
    label: say(label, locale),
    ...(color === undefined ? {} : { category: color }),
  }));
};

export const Editor = (props: EditorProps) => {
  const text = useWords(words);
  const value = typeof props.value === 'string' ? props.value : null;
  const options = useChoiceOptions(props.field, value === null ? [] : [value]);
  if (options.length > mostInList)
    return (
      <ComboBox
        {...shared(props)}
        options={options}
        value={options.find(({ id }) => id === value) ?? null}
        onChange={(option) => props.onChange(option?.id ?? null)}
      />
    );
  const clearing = value === null || props.required ? [] : [{ id: '', label: text.none }];
  return (
    <Select
      {...shared(props)}
      options={[...options, ...clearing]}
      value={value}
      onChange={(id) => props.onChange(id === '' ? null : id)}
    />
  );
};

export const ManyEditor = (props: EditorProps) => {
  const chosen = Array.isArray(props.value) ? props.value.map(String) : [];
  const options = useChoiceOptions(props.field, chosen);
  return (
    <TagField
      {...shared(props)}
      options={options}
      value={chosen.map((key) => options.find(({ id }) => id === key) ?? { id: key, label: key })}
      onChange={(next) => props.onChange(next.map(({ id }) => id))}
    />
  );
};
