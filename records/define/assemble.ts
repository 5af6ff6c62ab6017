import { FormulaError } from '../formula/problems.ts';
import { parseFormula, type FormulaScope } from '../formula/parse.ts';
import { inputsOf, type FormulaType } from '../formula/tree.ts';
import { comparisonOf } from '../fields/index.ts';
import { fieldNamesIn } from '../query/filter-fields.ts';
import type { Filter } from '../query/query.ts';
import type { FieldDescriptor, ObjectDescriptor, RollUpResult, Schema } from './descriptor.ts';
import { recordFields } from './record-fields.ts';

/** Called for a computed field that cannot be; it is then left out. Throwing refuses the whole schema. */
export type OnBroken = (object: ObjectDescriptor, field: FieldDescriptor, error: Error) => void;

/**
 * Puts objects together: formulas are read, roll-ups find what they count. What code declares wrongly ends the start;
 * a field made on screen that no longer fits is left out by `onBroken`.
 */
export function assemble(
  objects: readonly ObjectDescriptor[],
  version: number,
  onBroken: OnBroken = refuse,
): Schema {
  const known = new Map(objects.map((object) => [object.name, withFormulas(object, onBroken)]));
  for (const object of known.values()) known.set(object.name, withRollUps(object, known, onBroken));
  for (const object of known.values())
    for (const field of object.fields.values()) latestFigures(object, field, known);
  return { version, objects: known };
}

const refuse: OnBroken = (_object, field, error) => {
  throw new Error(`${field.id}: ${error.message}`, { cause: error });
};

function withFormulas(object: ObjectDescriptor, onBroken: OnBroken): ObjectDescriptor {
  if (![...object.fields.values()].some(({ kind }) => kind === 'formula')) return object;
  const fields = new Map(object.fields);
  const open = new Set<string>();
  const scope: FormulaScope = (name) => {
    const field = fields.get(name)?.kind === 'formula' ? compiled(name) : fields.get(name);
    const type = field && formulaTypeOf(field);
    return field && type ? { field, type } : undefined;
  };
  const compiled = (name: string): FieldDescriptor | undefined => {
    const field = fields.get(name);
    if (field?.kind !== 'formula' || field.storage.in === 'formula') return field;
    if (open.has(name))
      throw new FormulaError(0, {
        fa: `فرمول «${name}» به خودش برمی‌گردد.`,
        en: `The formula “${name}” leads back to itself.`,
      });
    open.add(name);
    try {
      const tree = parseFormula(String(field.options['formula']), scope);
      const made: FieldDescriptor = { ...field, storage: { in: 'formula', tree, inputs: inputsOf(tree) } };
      fields.set(name, made);
      return made;
    } finally {
      open.delete(name);
    }
  };
  for (const field of object.fields.values()) {
    if (field.kind !== 'formula') continue;
    try {
      compiled(field.name);
    } catch (error) {
      onBroken(object, field, error as Error);
      fields.delete(field.name);
    }
  }
  return { ...object, fields };
}

const typesByComparison: Readonly<Record<string, FormulaType>> = {
  text: 'text',
  token: 'text',
  number: 'number',
  date: 'date',
  instant: 'instant',
  boolean: 'boolean',
};
/** Kinds whose value in a formula would be something else than people see. */
const unread: ReadonlySet<string> = new Set([
  'phones',
  'emails',
  'address',
  'link',
  'member',
  'team',
  'rollUp',
]);

/** The type that a field has in formulas; undefined where they cannot read it. */
export const formulaTypeOf = (field: FieldDescriptor): FormulaType | undefined =>
  unread.has(field.kind) ? undefined : typesByComparison[comparisonOf(field)];

function withRollUps(
  object: ObjectDescriptor,
  objects: ReadonlyMap<string, ObjectDescriptor>,
  onBroken: OnBroken,
): ObjectDescriptor {
  if (![...object.fields.values()].some(({ kind }) => kind === 'rollUp')) return object;
  const fields = new Map(object.fields);
  for (const field of object.fields.values()) {
    if (field.kind !== 'rollUp') continue;
    try {
      fields.set(field.name, counting(object, field, objects));
    } catch (error) {
      onBroken(object, field, error as Error);
      fields.delete(field.name);
    }
  }
  return { ...object, fields };
}

/**
 * What a kept instant is the latest of among records that link here, as figures: one a source.
 * @throws where a source is no link to the object, or has no instant
 */
export function latestFigures(
  object: ObjectDescriptor,
  field: FieldDescriptor,
  objects: ReadonlyMap<string, ObjectDescriptor>,
): readonly FieldDescriptor[] {
  return (field.latest?.from ?? []).map(({ where, ...source }) =>
    counting(
      object,
      {
        ...field,
        kind: 'rollUp',
        options: { ...source, measure: 'max', ...(where ? { where } : {}) },
        storage: { in: 'computed' },
      },
      objects,
    ),
  );
}

function counting(
  object: ObjectDescriptor,
  field: FieldDescriptor,
  objects: ReadonlyMap<string, ObjectDescriptor>,
): FieldDescriptor {
  const of = String(field.options['of']);
  const through = String(field.options['through']);
  const target = objects.get(of);
  const link = target?.fields.get(through);
  if (!target || link?.options['to'] !== object.name)
    throw new Error(`${of}.${through} is no link to ${object.name}`);
  const name = field.options['field'] as string | undefined;
  const measured = name === undefined ? undefined : (target.fields.get(name) ?? recordFields.get(name));
  const where = field.options['where'] as Filter | undefined;
  return {
    ...field,
    storage: {
      in: 'rollUp',
      of,
      through,
      ...(name === undefined ? {} : { field: name }),
      result: resultOf(field, measured, `${of}.${name}`),
      needs: withInputs(target, [
        through,
        ...(name === undefined ? [] : [name]),
        ...(where ? fieldNamesIn(where) : []),
      ]),
      readByAll: target.readByAll,
    },
  };
}

/** These fields with what their formulas read: a figure is hidden with whatever it comes from. */
const withInputs = ({ fields }: ObjectDescriptor, names: readonly string[]): readonly string[] => [
  ...new Set(
    names.flatMap((name) => {
      const storage = fields.get(name)?.storage;
      return storage?.in === 'formula' ? [name, ...storage.inputs] : [name];
    }),
  ),
];

function resultOf(field: FieldDescriptor, measured: FieldDescriptor | undefined, path: string): RollUpResult {
  const measure = String(field.options['measure']);
  if (measure === 'count') return 'number';
  const how = measured && measured.storage.in !== 'rollUp' ? comparisonOf(measured) : undefined;
  if (how === 'number') return measured?.kind === 'money' ? 'money' : 'number';
  if ((how === 'date' || how === 'instant') && (measure === 'min' || measure === 'max')) return how;
  throw new Error(`${path} has no ${measure}`);
}
