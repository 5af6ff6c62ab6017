import { z } from 'zod';
import type { FieldDescriptor, RollUpResult } from '../define/descriptor.ts';
import { checkNumber, wrong } from './checks.ts';
import { date, dateTime } from './date.ts';
import type { FieldKind } from './kind.ts';
import { asInstant, instantJson } from './stored.ts';

const resultOf = ({ storage }: FieldDescriptor): RollUpResult =>
  storage.in === 'rollUp' ? storage.result : 'number';

/** A figure over the records that link here, of what the reader may see. A sum of money is a list, one amount a currency. */
export const rollUp: FieldKind = {
  name: 'rollUp',
  label: { fa: 'جمع‌بندی', en: 'Roll-up' },
  options: z
    .strictObject({
      of: z.string().max(60),
      through: z.string().max(60),
      measure: z.enum(['count', 'sum', 'avg', 'min', 'max']),
      field: z.string().max(60).optional(),
      where: z.unknown().optional(),
    })
    .refine(({ measure, field }) => (measure === 'count') === (field === undefined)),
  comparison: 'none',
  comparisonOf: (field) => {
    const result = resultOf(field);
    return result === 'money' ? 'none' : result;
  },
  columns: () => [],
  toParts: () => ({}),
  select: (parts) => parts(''),
  scalar: (parts) => parts(''),
  decode: (raw, field) => (resultOf(field) === 'number' ? Number(raw) : asInstant(raw)),
  json: (value, field) => (resultOf(field) === 'instant' ? instantJson(value) : value),
  check: (value, field) => {
    const result = resultOf(field);
    if (result === 'date') return date.check(value, field);
    return result === 'instant' ? dateTime.check(value, field) : checkNumber(value, {});
  },
  jsonSchema: (field) => ({ readOnly: true, ...jsonTypes[resultOf(field)] }),
  parse: () =>
    wrong('not-importable', { fa: 'جمع‌بندی از متن خوانده نمی‌شود.', en: 'A roll-up is not read from text.' }),
};

const jsonTypes: Readonly<Record<RollUpResult, Readonly<Record<string, unknown>>>> = {
  number: { type: ['number', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  instant: { type: ['string', 'null'], format: 'date-time' },
  money: {
    type: 'array',
    items: {
      type: 'object',
      required: ['amount', 'currency'],
      properties: { amount: { type: 'string' }, currency: { type: 'string' } },
    },
  },
};
