import type { Context } from '#kernel/context/context.ts';
import type { FieldProblem } from '#kernel/problems/problem.ts';
import { invalidValues } from '#kernel/problems/common.ts';
import { isBringable, isHidden, isWritable, readableField } from '../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { isShown } from '../define/field-rules.ts';
import { wrongInRule } from '../define/rule-filter.ts';
import { kinds } from '../fields/index.ts';
import type { Filter } from '../query/query.ts';
import { fieldsForeignTo } from '../query/variant.ts';
import type { RecordTx } from '../records.ts';

export type Values = Record<string, unknown>;

const mostProblems = 100;

/** Collects what is wrong with a batch, so that people hear of everything at once. */
export type Findings = {
  readonly add: (problem: FieldProblem) => void;
  /** @throws invalidValues where anything was found. */
  readonly throwIfAny: () => void;
};

export function findings(): Findings {
  const found: FieldProblem[] = [];
  let count = 0;
  return {
    add: (problem) => {
      if (count++ < mostProblems) found.push(problem);
    },
    throwIfAny: () => {
      const [first] = found;
      if (first) throw invalidValues({ count }, { field: first.field, errors: found });
    },
  };
}

/**
 * Checks what a caller gave for one record: known, readable and writable fields only, each value by its kind.
 * Blank text counts as empty. `prefix` leads the path of each problem (`3.` in a batch).
 */
export function checkInput(
  tx: RecordTx,
  object: ObjectDescriptor,
  input: unknown,
  prefix: string,
  found: Findings,
  /** Whether fields that only an import fills may be given. */
  brought = tx.context.cause.kind === 'import',
): Values {
  const { actor } = tx.context;
  const mayGive = brought ? isBringable : isWritable;
  const values: Values = {};
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    found.add({
      field: prefix || 'values',
      code: 'wrong-type',
      message: { fa: 'باید مجموعه‌ای از مقدارها باشد.', en: 'This must be a set of values.' },
    });
    return values;
  }
  for (const [name, value] of Object.entries(input)) {
    const field = knownField(tx, object, name, prefix, found);
    if (!field) continue;
    if (!mayGive(actor, object, field) && actor.kind !== 'system') {
      found.add({
        field: prefix + field.name,
        code: 'read-only',
        message: {
          fa: `«${field.label.fa}» را نمی‌توان تغییر داد.`,
          en: `“${field.label.en}” cannot be changed.`,
        },
      });
      continue;
    }
    values[field.name] = checkValue(field, value, prefix, found);
    if (field.kind === 'condition') checkCondition(tx, field, values[field.name], prefix, found);
  }
  return values;
}

function knownField(
  tx: RecordTx,
  object: ObjectDescriptor,
  name: string,
  prefix: string,
  found: Findings,
): FieldDescriptor | undefined {
  try {
    return readableField(tx.context.actor, object, name);
  } catch {
    const shown = name.slice(0, 80);
    found.add({
      field: prefix + shown,
      code: 'unknown-field',
      message: {
        fa: `«${object.one.fa}» فیلد «${shown}» ندارد.`,
        en: `${object.one.en} has no field “${shown}”.`,
      },
    });
    return undefined;
  }
}

function checkValue(field: FieldDescriptor, value: unknown, prefix: string, found: Findings): unknown {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return null;
  const checked = kinds[field.kind].check(value, field);
  if (checked.ok) return checked.value;
  if (checked.code === 'blank') return null;
  const path = checked.path === undefined ? field.name : `${field.name}.${checked.path}`;
  found.add({ field: prefix + path, code: checked.code, message: checked.message });
  return null;
}

/** A condition asks about the object that it is of, as that stands in this workspace. */
function checkCondition(
  tx: RecordTx,
  field: FieldDescriptor,
  value: unknown,
  prefix: string,
  found: Findings,
): void {
  const object = tx.schema.objects.get(String(field.options['of']));
  const message = object && value !== null ? wrongInRule(tx, object, value as Filter) : undefined;
  if (message) found.add({ field: prefix + field.name, code: 'bad-condition', message });
}

/**
 * After defaults and the object's own rules: a required field without a value, and a value in a field that the record's
 * variant does not have. Serial numbers come later.
 */
export function checkRequired(
  { actor }: Context,
  object: ObjectDescriptor,
  values: Values,
  prefix: string,
  found: Findings,
): void {
  const foreign = fieldsForeignTo(object, values);
  for (const field of object.fields.values()) {
    const isFilled = (values[field.name] ?? null) !== null;
    if (foreign.has(field.name)) {
      if (isFilled)
        found.add({
          field: prefix + field.name,
          code: 'not-of-variant',
          message: {
            fa: `«${field.label.fa}» برای این نوع نیست.`,
            en: `“${field.label.en}” does not belong to this kind.`,
          },
        });
      continue;
    }
    if (!field.required || isFilled || field.kind === 'serial' || !isShown(field, values)) continue;
    found.add(isHidden(actor, object, field) ? requiredUnseen(prefix) : required(field, prefix));
  }
}

const required = (field: FieldDescriptor, prefix: string): FieldProblem => ({
  field: prefix + field.name,
  code: 'required',
  message: { fa: `«${field.label.fa}» الزامی است.`, en: `“${field.label.en}” is required.` },
});

/** For one who may not even know that the field is there. */
export const requiredUnseen = (prefix: string): FieldProblem => ({
  field: `${prefix}values`,
  code: 'required-unseen',
  message: {
    fa: 'این رکورد فیلدی الزامی دارد که شما نمی‌بینید؛ از مدیر بخواهید آن را پر کند.',
    en: 'This record has a required field that you do not see; ask an administrator to fill it in.',
  },
});
