import type { Phrase } from '#persian/bilingual.ts';
import { ComboBox, useLocale, useWords } from '#web/kit/index.ts';

const words = {
  label: { fa: 'عنوان', en: 'Label' },
  own: { fa: (text: string) => `«${text}»`, en: (text: string) => `“${text}”` },
};

/** Usual labels have a key, so that each reader sees them in his language; others are people's own words. */
const usual: Readonly<Record<'phone' | 'email', Readonly<Record<string, Phrase>>>> = {
  phone: {
    mobile: { fa: 'همراه', en: 'Mobile' },
    work: { fa: 'محل کار', en: 'Work' },
    home: { fa: 'خانه', en: 'Home' },
    fax: { fa: 'دورنگار', en: 'Fax' },
  },
  email: {
    work: { fa: 'محل کار', en: 'Work' },
    personal: { fa: 'شخصی', en: 'Personal' },
    billing: { fa: 'امور مالی', en: 'Billing' },
  },
};

const every: Readonly<Record<string, Phrase>> = { ...usual.phone, ...usual.email };

/** A label as its reader knows it, quiet beside what it labels. */
export const LabelText = ({ label }: { readonly label: string | undefined }) => {
  const { locale } = useLocale();
  if (!label) return null;
  return (
    <bdi className="text-sm text-ink-muted">
      {Object.hasOwn(every, label) ? every[label]?.[locale] : label}
    </bdi>
  );
};

/** What a number or address is for. */
export const LabelField = (props: {
  readonly of: 'phone' | 'email';
  readonly value: string | undefined;
  readonly onChange: (label: string) => void;
}) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const options = Object.entries(usual[props.of]).map(([id, label]) => ({ id, label: label[locale] }));
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
