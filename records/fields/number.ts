import { z } from 'zod';
import { readDuration } from '#persian/read-duration.ts';
import { checkNumber, wrong } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { asNumber, oneColumn } from './stored.ts';
import { readNumber } from './read-number.ts';

type Bounds = { min?: number; max?: number; decimals?: number };

const numeric = (
  name: 'number' | 'percent' | 'rating' | 'duration',
  label: FieldKind['label'],
  options: FieldKind['options'],
  bounds: (options: Readonly<Record<string, unknown>>) => Bounds,
): FieldKind => ({
  name,
  label,
  options,
  comparison: 'number',
  ...oneColumn('numeric'),
  check: (value, field) => checkNumber(value, bounds(field.options)),
  decode: asNumber,
  jsonSchema: (field) => {
    const { min, max, decimals } = bounds(field.options);
    return {
      type: decimals === 0 ? 'integer' : 'number',
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
    };
  },
  parse: (text, field) => {
    const value = readNumber(text.replace(/[%٪]/, ''));
    return value === undefined
      ? wrong('not-a-number', { fa: `«${text}» عدد نیست.`, en: `“${text}” is not a number.` })
      : checkNumber(value, bounds(field.options));
  },
});

export const number = numeric(
  'number',
  { fa: 'عدد', en: 'Number' },
  z.strictObject({
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(6).optional(),
    /** One of the ten categorical colours, 0–9. */
    palette: z.boolean().optional(),
  }),
  (options) => options,
);

/** 0–100, as people write it. */
export const percent = numeric('percent', { fa: 'درصد', en: 'Percent' }, z.strictObject({}), () => ({
  min: -1_000,
  max: 1_000,
  decimals: 2,
}));

/** Stars from 1 to `max`. */
export const rating = numeric(
  'rating',
  { fa: 'امتیاز ستاره‌ای', en: 'Rating' },
  z.strictObject({ max: z.int().min(3).max(10).default(5) }),
  (options) => ({ min: 1, max: options['max'] as number, decimals: 0 }),
);

const tenYears = { min: 0, max: 5_256_000, decimals: 0 };

/** Whole minutes, at most ten years; «۱:۳۰» and «۲ ساعت» are read as people write them. */
export const duration: FieldKind = {
  ...numeric('duration', { fa: 'مدت', en: 'Duration' }, z.strictObject({}), () => tenYears),
  parse: (text) => {
    const minutes = readDuration(text);
    return minutes === undefined
      ? wrong('not-a-duration', {
          fa: `«${text}» مدت نیست؛ مانند «۱:۳۰»، «۴۵ دقیقه» یا «۲ ساعت» بنویسید.`,
          en: `“${text}” is no length of time; write it like 1:30, 45 minutes or 2 hours.`,
        })
      : checkNumber(minutes, tenYears);
  },
};
