import { useRef } from 'react';

import { toJalali } from '#persian/jalali/convert.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { Bidi, Button, TextField, useLocale, useWords } from '#web/kit/index.ts';

const words = {
  template: { fa: 'قالب شماره', en: 'Template of the number' },
  hint: {
    fa: 'نوشتهٔ دلخواه با جای شماره. با سال یا ماه، شماره هر سال یا هر ماه از ۱ آغاز می‌شود.',
    en: 'Any text with a place for the number. With the year or month it begins at 1 in each of them.',
  },
  number: { fa: 'شماره', en: 'Number' },
  year: { fa: 'سال خورشیدی', en: 'Jalali year' },
  month: { fa: 'ماه خورشیدی', en: 'Jalali month' },
  sample: { fa: 'نمونه', en: 'Sample' },
  wrong: {
    fa: 'قالب یک جای شماره می‌خواهد، مانند {number:4}.',
    en: 'A template needs one place for the number, such as {number:4}.',
  },
};

/** How a number would be written today; undefined where the template has not exactly one number or a part nobody knows. */
export function sampleOf(template: string, next: number, today: string): string | undefined {
  const { year, month } = toJalali(today);
  let numbers = 0;
  const written = template.replaceAll(/\{[^{}]*\}/g, (part) => {
    const width = /^\{number(?::([1-9]|1[0-2]))?\}$/.exec(part);
    if (width) {
      numbers += 1;
      return String(next).padStart(Number(width[1] ?? 1), '0');
    }
    if (part === '{jalaliYear}') return String(year);
    return part === '{jalaliMonth}' ? String(month).padStart(2, '0') : '{';
  });
  return numbers === 1 && !/[{}]/.test(written) ? written : undefined;
}

/** The template of a serial number: parts are put in by buttons, and a sample says how it comes out. */
export const TemplateField = (props: {
  readonly value: string;
  readonly onChange: (template: string) => void;
  readonly next?: number;
  readonly error?: string | undefined;
}) => {
  const { value, onChange, next = 1, error } = props;
  const text = useWords(words);
  const { timeZone } = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const sample = sampleOf(value, next, civilDateOf(new Date().toISOString(), timeZone));
  const insert = (part: string) => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const from = selectionStart ?? value.length;
    onChange(value.slice(0, from) + part + value.slice(selectionEnd ?? from));
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(from + part.length, from + part.length);
    });
  };
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={text.template}
        hint={text.hint}
        kind="code"
        value={value}
        onChange={onChange}
        inputRef={input}
        maxLength={60}
        error={error ?? (value !== '' && sample === undefined ? text.wrong : undefined)}
      />
      <div className="flex flex-wrap items-center gap-1.5">
        <Button onPress={() => insert('{number:4}')}>{text.number}</Button>
        <Button onPress={() => insert('{jalaliYear}')}>{text.year}</Button>
        <Button onPress={() => insert('{jalaliMonth}')}>{text.month}</Button>
        {sample === undefined ? null : (
          <span className="ms-auto text-sm text-ink-muted">
            {text.sample}:{' '}
            <Bidi>
              <span className="font-medium text-ink">{sample}</span>
            </Bidi>
          </span>
        )}
      </div>
    </div>
  );
};
