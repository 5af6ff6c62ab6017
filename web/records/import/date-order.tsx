import { formatNumber } from '#persian/digits.ts';
import type { ColumnAnalysis, DateReading } from '#records/contract.ts';
import { RadioGroup, useLocale, useWords } from '#web/kit/index.ts';

import { dayBy, readingId, readingName } from './readings.ts';

const words = {
  which: {
    fa: (sample: string) => `«\u2066${sample}\u2069» کدام روز است؟`,
    en: (sample: string) => `Which day is “${sample}”?`,
  },
  hint: {
    fa: (_: number, shown: string) =>
      `در ${shown} تاریخ این ستون معلوم نیست کدام عدد روز است و کدام ماه؛ همه به همین شکل خوانده می‌شود.`,
    en: (count: number, shown: string) =>
      count === 1
        ? 'One date of this column does not tell it itself; it is read so.'
        : `${shown} dates of this column do not tell it themselves; all are read so.`,
  },
  needed: { fa: 'بگویید کدام است.', en: 'Say which it is.' },
  told: {
    fa: (how: string, sample: string, day: string) => `${how}: \u2066${sample}\u2069 یعنی ${day}`,
    en: (how: string, sample: string, day: string) => `${how}: ${sample} is ${day}`,
  },
};

/** Whether somebody has to say how the days of a column are meant. */
export const asksOrder = ({ dates }: Pick<ColumnAnalysis, 'dates'>): boolean =>
  dates !== undefined && dates.unclear > 0 && dates.readings.length > 1;

/** How the days of a column are read: one decision for all, or what one of them told of the others. */
export const DateOrder = (props: {
  readonly dates: NonNullable<ColumnAnalysis['dates']>;
  readonly value: DateReading | undefined;
  /** It is missed. */
  readonly told: boolean;
  readonly onChange: (reading: DateReading) => void;
}) => {
  const { readings, sample, unclear } = props.dates;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const [only, ...others] = readings;
  if (!only || sample === undefined) return null;
  if (others.length === 0) {
    const day = dayBy(sample, only, locale);
    return day === undefined ? null : (
      <p className="text-sm text-ink-muted">{text.told(readingName(only, locale), sample, day)}</p>
    );
  }
  const chosen = props.value && readings.find((one) => readingId(one) === readingId(props.value ?? one));
  return (
    <div className="rounded-control bg-surface-2 px-3 py-2">
      <RadioGroup
        label={text.which(sample)}
        hint={text.hint(unclear, formatNumber(unclear, digits))}
        required
        error={props.told && !chosen ? text.needed : undefined}
        options={readings.map((reading) => {
          const day = dayBy(sample, reading, locale);
          return {
            id: readingId(reading),
            label: readingName(reading, locale),
            ...(day === undefined ? {} : { detail: day }),
          };
        })}
        value={chosen ? readingId(chosen) : null}
        onChange={(id) => {
          const reading = readings.find((one) => readingId(one) === id);
          if (reading) props.onChange(reading);
        }}
      />
    </div>
  );
};
