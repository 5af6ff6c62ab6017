import { say } from '#persian/bilingual.ts';
import type { Choice, FieldContract } from '#records/contract.ts';
import { ComboBox, Select, Tag, TagField, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

const words = { none: { fa: 'بدون مقدار', en: 'No value' } };

/** More than these are found by typing. */
const mostInList = 20;

/** The choices that a field offers. */
export const choicesOf = (field: FieldContract): readonly Choice[] => {
  const { choices: offered } = field.options;
  return Array.isArray(offered) ? (offered as readonly Choice[]) : [];
};

/** A choice as a tag of its colour. What was taken off the list still shows under its key. */
export const ChoiceTag = ({
  field,
  choice: key,
}: {
  readonly field: FieldContract;
  readonly choice: string;
}) => {
  const { locale } = useLocale();
  const known = choicesOf(field).find((one) => one.key === key);
  return (
    <Tag {...(known?.color === undefined ? {} : { category: known.color })}>
      {known ? say(known.label, locale) : key}
    </Tag>
  );
};

const useChoiceOptions = (field: FieldContract): readonly Option[] => {
  const { locale } = useLocale();
  return choicesOf(field).map(({ key, label, color }) => ({
    id: key,
    label: say(label, locale),
    ...(color === undefined ? {} : { category: color }),
  }));
};

const Display = ({ field, value }: DisplayProps) => <ChoiceTag field={field} choice={String(value)} />;

const Editor = (props: EditorProps) => {
  const text = useWords(words);
  const options = useChoiceOptions(props.field);
  const value = typeof props.value === 'string' ? props.value : null;
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

const ManyDisplay = ({ field, value, place }: DisplayProps) => (
  <span
    className={
      place === 'cell'
        ? 'flex min-w-0 gap-1 overflow-hidden [&>:last-child]:min-w-0 [&>:not(:last-child)]:shrink-0'
        : 'flex flex-wrap gap-1'
    }
  >
    {(Array.isArray(value) ? value : []).map((key) => (
      <ChoiceTag key={String(key)} field={field} choice={String(key)} />
    ))}
  </span>
);

const ManyEditor = (props: EditorProps) => {
  const options = useChoiceOptions(props.field);
  const chosen = Array.isArray(props.value) ? props.value.map(String) : [];
  return (
    <TagField
      {...shared(props)}
      options={options}
      value={chosen.map((key) => options.find(({ id }) => id === key) ?? { id: key, label: key })}
      onChange={(next) => props.onChange(next.map(({ id }) => id))}
    />
  );
};

/** One of a fixed list. */
export const choice: FieldFace = { Display, Editor, instant: true };

/** Several of a fixed list. */
export const choices: FieldFace = { Display: ManyDisplay, Editor: ManyEditor };
