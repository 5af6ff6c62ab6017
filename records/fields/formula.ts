import { z } from 'zod';
import { sql } from '#kernel/database/sql.ts';
import { wireOf } from '../formula/compile.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import type { FormulaType } from '../formula/tree.ts';
import { checkNumber, checkText, right, wrong, wrongType } from './checks.ts';
import { date, dateTime } from './date.ts';
import { instantJson } from './stored.ts';
import type { FieldKind } from './kind.ts';

const typeOf = ({ storage }: FieldDescriptor): FormulaType =>
  storage.in === 'formula' ? storage.tree.type : 'text';

/** A value computed from the record's own fields whenever it is read; nobody writes it. */
export const formula: FieldKind = {
  name: 'formula',
  label: { fa: 'فرمول', en: 'Formula' },
  options: z.strictObject({ formula: z.string().min(1).max(2_000) }),
  comparison: 'none',
  comparisonOf: (field) => typeOf(field),
  columns: () => [],
  toParts: () => ({}),
  select: (parts) => parts(''),
  scalar: (parts) => parts(''),
  decode: (raw, field) => (field.storage.in === 'formula' ? wireOf(field.storage.tree, raw) : null),
  // A number beyond all bounds of JavaScript's is none, as in `wireOf`.
  json: (value, field) => {
    const type = typeOf(field);
    if (type === 'instant') return instantJson(value);
    return type === 'number'
      ? sql`(select case when abs(n) < 1.797e308 then n end from (select ${value}::numeric) as formula(n))`
      : value;
  },
  // Only conditions bring values to check.
  check: (value, field) => {
    switch (typeOf(field)) {
      case 'number':
        return checkNumber(value, {});
      case 'text':
        return checkText(value, 2_000);
      case 'boolean':
        return typeof value === 'boolean'
          ? right(value)
          : wrongType({ fa: 'true یا false', en: 'true or false' });
      case 'date':
        return date.check(value, field);
      case 'instant':
        return dateTime.check(value, field);
    }
  },
  jsonSchema: (field) => ({ readOnly: true, ...jsonTypes[typeOf(field)] }),
  parse: () =>
    wrong('not-importable', { fa: 'فرمول از متن خوانده نمی‌شود.', en: 'A formula is not read from text.' }),
};

const jsonTypes: Readonly<Record<FormulaType, Readonly<Record<string, unknown>>>> = {
  number: { type: 'number' },
  text: { type: 'string' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
};
