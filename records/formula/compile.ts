import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { functions, type FormulaClock, type FormulaEnvironment, type Value } from './functions.ts';
import type { Formula } from './tree.ts';

/** The formula as SQL; `scalar` gives a stored field's. Other formulas that it reads stand in it whole. */
export function formulaSql(
  tree: Formula,
  clock: FormulaClock,
  scalar: (field: FieldDescriptor) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (tree.node === 'literal') return literalSql(tree);
  if (tree.node === 'field') {
    const { storage } = tree.field;
    return storage.in === 'formula' ? formulaSql(storage.tree, clock, scalar) : scalar(tree.field);
  }
  const parts = tree.parts.map((part) => formulaSql(part, clock, scalar));
  return functionOf(tree).sql(
    parts,
    tree.parts.map((part) => part.type),
    clock,
  );
}

/** The clock that stands at one moment. */
export const clockAt = ({ today, now, zone }: FormulaEnvironment): FormulaClock => ({
  today: sql`${sql.lit(today)}::date`,
  now: sql`${sql.lit(now)}::timestamptz`,
  zone,
});

// Literals stand in the text, for a parameter that is repeated in GROUP BY would be another expression.
const literalSql = ({ type, value }: Extract<Formula, { node: 'literal' }>): RawBuilder<unknown> =>
  type === 'number' ? sql`${sql.raw(String(value))}::numeric` : sql`${sql.lit(value)}`;

const functionOf = (tree: Extract<Formula, { node: 'call' }>) => {
  const found = functions[tree.name];
  if (!found) throw new Error(`No function ${tree.name}`);
  return found;
};

/** The formula's wire value for a record's wire values. */
export function computeFormula(
  tree: Formula,
  values: Readonly<Record<string, unknown>>,
  environment: FormulaEnvironment,
): unknown {
  return wireOf(tree, evaluate(tree, values, environment));
}

/** A computed value as the API gives it; a number beyond all bounds is none. */
export function wireOf({ type }: Formula, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'number') return Number.isFinite(Number(value)) ? Number(value) : null;
  return value instanceof Date ? value.toISOString() : value;
}

function evaluate(
  tree: Formula,
  values: Readonly<Record<string, unknown>>,
  environment: FormulaEnvironment,
): Value {
  if (tree.node === 'literal') return tree.value;
  if (tree.node === 'field') return readField(tree, values, environment);
  const parts = tree.parts.map((part) => evaluate(part, values, environment));
  return functionOf(tree).run(
    parts,
    tree.parts.map((part) => part.type),
    environment,
  );
}

function readField(
  tree: Extract<Formula, { node: 'field' }>,
  values: Readonly<Record<string, unknown>>,
  environment: FormulaEnvironment,
): Value {
  const { storage, name } = tree.field;
  if (storage.in === 'formula') return evaluate(storage.tree, values, environment);
  const value = values[name] ?? null;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'object') return 'amount' in value ? String(value.amount) : null;
  return typeof value === 'number' ? String(value) : (value as string);
}
