import type { Phrase } from '#persian/bilingual.ts';
import { FieldRow, TextField, useLocale, useWords } from '#web/kit/index.ts';

const words = {
  inFa: { fa: (label: string) => `${label} به فارسی`, en: (label: string) => `${label} in Persian` },
  inEn: { fa: (label: string) => `${label} به انگلیسی`, en: (label: string) => `${label} in English` },
};

/** What is written in one language alone serves the other as well; nothing written is nothing. */
export const phraseOf = ({ fa, en }: Phrase): Phrase | undefined => {
  const [persian, english] = [fa.trim(), en.trim()];
  if (persian === '' && english === '') return undefined;
  return { fa: persian === '' ? english : persian, en: english === '' ? persian : english };
};

export const noPhrase: Phrase = { fa: '', en: '' };

/** A name in both languages, the reader's own first; the other may be left empty. */
export const PhraseField = (props: {
  readonly label: string;
  readonly value: Phrase;
  readonly onChange: (value: Phrase) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  readonly maxLength?: number;
}) => {
  const { label, value, onChange, error, autoFocus = false, required = false, maxLength = 120 } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const first = locale;
  const second = locale === 'fa' ? 'en' : 'fa';
  const box = (language: 'fa' | 'en', isFirst: boolean) => (
    <TextField
      key={language}
      label={language === 'fa' ? text.inFa(label) : text.inEn(label)}
      value={value[language]}
      onChange={(next) => onChange({ ...value, [language]: next })}
      placeholder={isFirst ? '' : value[first]}
      maxLength={maxLength}
      autoFocus={isFirst && autoFocus}
      required={isFirst && required}
      {...(isFirst && error !== undefined ? { error } : {})}
    />
  );
  return (
    <FieldRow>
      {box(first, true)}
      {box(second, false)}
    </FieldRow>
  );
};
