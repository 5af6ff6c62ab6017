import { CheckboxGroup, TagField, useLocale, useWords } from '#web/kit/index.ts';

import { clockOptions, clockValues, isClock } from './clock.ts';
import type { EditorProps } from './value-editor.tsx';
import { filterWords } from './words.ts';

/** Days of the week as boxes to tick; hours, of which there are many, by typing or choosing. */
const ClockEditor = ({ condition, onChange }: Pick<EditorProps, 'condition' | 'onChange'>) => {
  const text = useWords(filterWords);
  const { locale } = useLocale();
  const { op } = condition;
  if (!isClock(op)) return null;
  const chosen = clockValues(op, condition.value).map(String);
  const options = clockOptions(op, locale);
  const change = (ids: readonly string[]) =>
    onChange({ ...condition, value: ids.map(Number).toSorted((one, other) => one - other) });
  return op === 'onWeekday' ? (
    <CheckboxGroup label={text.value} hideLabel options={options} value={chosen} onChange={change} />
  ) : (
    <TagField
      label={text.value}
      hideLabel
      autoFocus
      options={options}
      value={options.filter(({ id }) => chosen.includes(id))}
      onChange={(next) => change(next.map(({ id }) => id))}
    />
  );
};

export default ClockEditor;
