import { ComboBox, useLocale, useWords } from '#web/kit/index.ts';

import { usualLabels } from '../label.tsx';

const words = {
  label: { fa: 'نوع', en: 'Label' },
  own: { fa: (text: string) => `«${text}»`, en: (text: string) => `“${text}”` },
};

/** What a number or address is for. */
export const LabelField = (props: {
  readonly of: 'phone' | 'email';
  readonly value: string | undefined;
  readonly onChange: (label: string) => void;
}) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const options = Object.entries(usualLabels[props.of]).map(([id, label]) => ({ id, label: label[locale] }));
  const value = props.value
    ? (options.find(({ id }) => id === props.value) ?? { id: props.value, label: props.value })
    : null;
  return (
    <ComboBox
      label={text.label}
      hideLabel
      placeholder={text.label}
      options={options}
      value={value}
      onChange={(option) => props.onChange(option?.id ?? '')}
      create={{ label: text.own, onCreate: (label) => props.onChange(label.slice(0, 60)) }}
    />
  );
};
