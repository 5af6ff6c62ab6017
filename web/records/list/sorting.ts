import type { FieldContract, SchemaContract, Sort } from '#records/contract.ts';

import { stageObject } from '../board/board-fields.ts';
import { targetOf } from '../data/schema.ts';

/** What a column is sorted by: links by what they are called, stages by their order, for nobody knows their ids. */
export function sortName(schema: SchemaContract, field: FieldContract): string {
  if (field.kind !== 'link' && field.kind !== 'member' && field.kind !== 'team') return field.name;
  const target = schema.objects.find(({ name }) => name === targetOf(field));
  if (!target) return field.name;
  return `${field.name}.${stageObject(schema, field) ? 'position' : target.title}`;
}

/** A saved view or a link from elsewhere may name the link itself. */
export const sortOf = (
  schema: SchemaContract,
  sort: readonly Sort[],
  field: FieldContract,
): Sort | undefined => sort.find((one) => one.field === field.name || one.field === sortName(schema, field));

/** Numbers and dates begin with the largest, words with the first letter. */
const begins = ({ comparison }: FieldContract): Sort['direction'] =>
  comparison === 'number' || comparison === 'date' || comparison === 'instant' ? 'desc' : 'asc';

/** A press on a head: sort by it, then the other way, then as usual; out of the usual order it always leads to another. */
export function nextSort(
  schema: SchemaContract,
  sort: readonly Sort[],
  field: FieldContract,
  usual: readonly Sort[] = [],
): readonly Sort[] {
  const next = pressed(schema, sort, field);
  const isUsual = JSON.stringify(sort) === JSON.stringify(usual);
  return next.length === 0 && isUsual ? pressed(schema, [], field) : next;
}

function pressed(schema: SchemaContract, sort: readonly Sort[], field: FieldContract): readonly Sort[] {
  const now = sortOf(schema, sort, field);
  const first = begins(field);
  if (!now) return [{ field: sortName(schema, field), direction: first }];
  return now.direction === first
    ? [{ field: sortName(schema, field), direction: first === 'asc' ? 'desc' : 'asc' }]
    : [];
}
