import { useId, useState, type ReactNode } from 'react';

import { say, type Phrase } from '#persian/bilingual.ts';

import { CheckboxGroup } from '../checkbox.tsx';
import type { IsoDate } from '../civil-date.ts';
import { ComboBox } from '../combo-box.tsx';
import { DateField, TimeField } from '../date-field.tsx';
import { DatePicker, DateRangePicker, type DateRange } from '../date-picker.tsx';
import type { FieldProps } from '../field.tsx';
import { useLocale, useWords } from '../locale.tsx';
import { MentionArea } from '../mention-area.tsx';
import { MoneyField } from '../money-field.tsx';
import { NumberField } from '../number-field.tsx';
import type { Option } from '../option.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { Rating } from '../rating.tsx';
import { MultiSelect, Select } from '../select.tsx';
import { TagField } from '../tag-field.tsx';
import { TextArea, TextField } from '../text-field.tsx';
import { Columns, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'حالت‌های هر فیلد', en: 'Each field in each state' },
  empty: { fa: 'خالی', en: 'Empty' },
  wrong: { fa: 'با خطا', en: 'With an error' },
  disabled: { fa: 'غیرفعال', en: 'Disabled' },
  hint: { fa: 'جمله‌ای که پیش از خطا کمک می‌کند.', en: 'A sentence that helps beforehand.' },
  error: { fa: 'این را دوباره ببینید.', en: 'Look at this again.' },
  place: { fa: 'مثلاً آوند صنعت', en: 'Such as Avand Industries' },
};

const cities = [
  { id: 'shiraz', label: 'شیراز' },
  { id: 'tabriz', label: 'تبریز' },
  { id: 'rasht', label: 'رشت' },
] as const;
const few = cities.slice(0, 2);
const loadCities = () => Promise.resolve(cities);
const period = { start: '2026-11-22', end: '2026-12-06' } as const;

type Shown = Omit<FieldProps, 'label'>;
type Live<Value> = FieldProps & { readonly value: Value; readonly onChange: (value: Value) => void };
type Kind = {
  readonly name: Phrase;
  readonly Field: (props: { readonly shared: FieldProps; readonly filled: boolean }) => ReactNode;
};

/** A kind of field that keeps what is put into it, begun with nothing or with something. */
const kind = <Value,>(
  name: Phrase,
  empty: Value,
  full: Value,
  field: (props: Live<Value>, placeholder: string) => ReactNode,
): Kind => ({
  name,
  Field: ({ shared, filled }) => {
    const [value, onChange] = useState(filled ? full : empty);
    const { locale } = useLocale();
    return field({ ...shared, value, onChange }, words.place[locale]);
  },
});

const firm = 'آوند صنعت';
const [shiraz, tabriz] = cities;
const none: readonly Option[] = [];
const unused = (): void => undefined;

const kinds: readonly Kind[] = [
  kind({ fa: 'یک سطر', en: 'One line' }, '', firm, (props, placeholder) => (
    <TextField {...props} placeholder={placeholder} />
  )),
  kind({ fa: 'چند سطر', en: 'Several lines' }, '', firm, (props, placeholder) => (
    <TextArea {...props} placeholder={placeholder} rows={2} />
  )),
  kind({ fa: 'متن با نام همکار', en: 'Text with names' }, '', firm, (props, placeholder) => (
    <MentionArea {...props} placeholder={placeholder} load={loadCities} onMention={unused} rows={2} />
  )),
  kind<string | null>({ fa: 'شمار', en: 'A number' }, null, '128', (props) => <NumberField {...props} />),
  kind<string | null>({ fa: 'پول', en: 'Money' }, null, '84500000', (props) => (
    <MoneyField {...props} currency="IRR" />
  )),
  kind<string | null>({ fa: 'یکی از چند تا', en: 'One of a few' }, null, 'shiraz', (props) => (
    <Select {...props} options={few} />
  )),
  kind<readonly string[]>({ fa: 'چند تا از چند تا', en: 'Several of a few' }, [], ['shiraz'], (props) => (
    <MultiSelect {...props} options={few} />
  )),
  kind<Option | null>({ fa: 'یکی از بسیار', en: 'One of many' }, null, shiraz, (props, placeholder) => (
    <ComboBox {...props} placeholder={placeholder} options={cities} />
  )),
  kind({ fa: 'چند تا از بسیار', en: 'Several of many' }, none, [shiraz, tabriz], (props, placeholder) => (
    <TagField {...props} placeholder={placeholder} options={cities} />
  )),
  kind<IsoDate | null>({ fa: 'روزی بی تقویم', en: 'A day by its parts' }, null, '2026-11-25', (props) => (
    <DateField {...props} />
  )),
  kind<IsoDate | null>({ fa: 'روزی با تقویم', en: 'A day with a calendar' }, null, '2026-11-25', (props) => (
    <DatePicker {...props} />
  )),
  kind<DateRange | null>({ fa: 'از روزی تا روزی', en: 'From a day to another' }, null, period, (props) => (
    <DateRangePicker {...props} />
  )),
  kind<string | null>({ fa: 'وقت روز', en: 'A time of day' }, null, '14:30', (props) => (
    <TimeField {...props} />
  )),
  kind<number | null>({ fa: 'ستاره', en: 'Stars' }, null, 3, (props) => <Rating {...props} />),
  kind<string | null>({ fa: 'یکی از گزینه‌های پیدا', en: 'One of what is seen' }, null, 'shiraz', (props) => (
    <RadioGroup {...props} options={few} />
  )),
  kind<readonly string[]>(
    { fa: 'چند تا از گزینه‌های پیدا', en: 'Several of what is seen' },
    [],
    ['shiraz'],
    (props) => <CheckboxGroup {...props} options={few} />,
  ),
];

/** Every field as it stands empty, wrong and disabled. What it holds while it is used stands above, each in its place. */
export const StatesOfFields = () => {
  const text = useWords(words);
  return (
    <Specimens title={text.title}>
      <InState title={text.empty} shared={{ hint: text.hint, required: true }} filled={false} />
      <InState title={text.wrong} shared={{ error: text.error }} filled />
      <InState title={text.disabled} shared={{ disabled: true }} filled />
    </Specimens>
  );
};

const InState = (props: { readonly title: string; readonly shared: Shown; readonly filled: boolean }) => {
  const { locale } = useLocale();
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h3 id={id} className="font-strong">
        {props.title}
      </h3>
      <Columns>
        {kinds.map(({ name, Field }) => (
          <Field key={name.en} shared={{ ...props.shared, label: say(name, locale) }} filled={props.filled} />
        ))}
      </Columns>
    </section>
  );
};
