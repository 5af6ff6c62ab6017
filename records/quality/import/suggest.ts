import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { isWritable, readableFields } from '../../access/visible.ts';
import type { RecordTx } from '../../records.ts';
import { compact, likeness } from '../likeness.ts';
import type { Analysis, ColumnAnalysis } from './analyse.ts';
import type { Plan } from './plan.ts';

const alikeEnough = 0.75;

/** A first mapping of the file's columns to an object's fields, by the names that either is known under. */
export function suggestPlan(
  tx: RecordTx,
  object: ObjectDescriptor,
  variantName: string | undefined,
  analysis: Analysis,
): Plan {
  const variant = object.variants.find((one) => one.name === variantName);
  const fields = readableFields(tx.context.actor, object).filter(
    (field) =>
      isWritable(tx.context.actor, object, field) &&
      field.name !== variant?.where.field &&
      !variant?.without.includes(field.name) &&
      field.kind !== 'structured',
  );
  const pairs = analysis.columns
    .flatMap((column) => fields.map((field) => ({ column, field, score: nameScore(column.name, field) })))
    .filter(({ score }) => score >= alikeEnough)
    .sort((a, b) => b.score - a.score);
  const taken = new Map<number, FieldDescriptor>();
  for (const { column, field } of pairs)
    if (!taken.has(column.index) && ![...taken.values()].includes(field)) taken.set(column.index, field);
  const columns = [...taken]
    .map(([column, field]) => ({ column, target: field.name }))
    .sort((a, b) => a.column - b.column);
  const mapped = new Map(columns.map(({ column, target }) => [target, column]));
  return {
    object: object.name,
    ...(variant ? { variant: variant.name } : {}),
    columns,
    templates: titleTemplate(object, fields, mapped, analysis.columns),
    constants: [],
    ...matchOf(object, fields, mapped),
    create: [],
    currency: currencyOf(analysis.columns, taken) ?? 'IRR',
  };
}

/** How sure a column's name tells a field: by its label in either language, its API name, or another known name. */
function nameScore(column: string, field: FieldDescriptor): number {
  const words = column.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_.]/g, ' ');
  const known = [field.label.fa, field.label.en, field.name, ...field.aliases];
  return Math.max(...known.map((one) => (compact(one) === compact(words) ? 1 : likeness(one, words) * 0.95)));
}

/** A record needs a name: where no column gives one, it is made of what it links to. */
function titleTemplate(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  mapped: ReadonlyMap<string, number>,
  columns: readonly ColumnAnalysis[],
): Plan['templates'] {
  if (mapped.has(object.title) || !object.fields.get(object.title)?.required) return [];
  const parts = fields
    .filter((field) => field.kind === 'link' && mapped.has(field.name))
    .map((field) => columns[mapped.get(field.name) ?? -1])
    .filter((column) => column !== undefined)
    .sort((a, b) => b.filled - a.filled)
    .slice(0, 2);
  return parts.length === 0
    ? []
    : [{ target: object.title, template: parts.map((column) => `{${column.name}}`).join(' – ') }];
}

/** Known again by a unique field where the file has one, else by name; then brought up to date. */
function matchOf(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  mapped: ReadonlyMap<string, number>,
): Pick<Plan, 'match'> {
  const unique = fields.find((field) => field.unique && mapped.has(field.name));
  const by = unique?.name ?? (mapped.has(object.title) ? object.title : undefined);
  return by ? { match: { by, known: 'update' } } : {};
}

/** The currency that amounts themselves name. */
function currencyOf(
  columns: readonly ColumnAnalysis[],
  taken: ReadonlyMap<number, FieldDescriptor>,
): string | undefined {
  const texts = columns
    .filter((column) => taken.get(column.index)?.kind === 'money')
    .flatMap((column) => [column.name, ...column.samples]);
  const all = texts.join(' ');
  return /\$|usd|dollar|دلار/i.test(all) ? 'USD' : /€|eur|یورو/i.test(all) ? 'EUR' : undefined;
}
