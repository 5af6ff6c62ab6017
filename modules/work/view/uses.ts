import type { FieldDescriptor, ObjectDescriptor, Schema } from '#records/define/descriptor.ts';
import type { Filter, Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { FieldUse } from '#records/runtime/problems.ts';
import { defineFieldUses } from '#records/runtime/uses.ts';
import type { ViewDefinition } from './definition.ts';

const most = 200;

/**
 * Saved views that show, filter, sort or group by the field, their own object's or one a link away. Views that the reader
 * may not see count as well; he is told that they exist, not what they are called.
 */
export async function viewsThatUse(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
): Promise<readonly FieldUse[]> {
  const names = wordsFor(tx.schema, object, field);
  const views = tx.bySystem('saved views that use a field').recordsOf('saved_view');
  const found: Stored[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await views.page({
      filter: { field: 'object', op: 'in', value: [...names.keys()] },
      limit: most,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.records.filter((view) => uses(view, names)));
    cursor = page.next;
  }
  if (found.length === 0) return [];
  const seen = await tx.recordsOf('saved_view').some(found.map(({ id }) => id));
  return found.map(({ id, values }) => ({
    what: { fa: 'نمای ذخیره‌شده', en: 'saved view' },
    title: seen.has(id) ? String(values['name']) : null,
    object: 'saved_view',
    id,
  }));
}

/** How views of each object name the field: `rate` in its own, `party.rate` in those of an object that links to it. */
function wordsFor(
  schema: Schema,
  object: ObjectDescriptor,
  { name }: FieldDescriptor,
): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>([[object.name, new Set([name])]]);
  for (const other of schema.objects.values())
    for (const link of other.fields.values())
      if (link.options['to'] === object.name)
        words.set(other.name, (words.get(other.name) ?? new Set()).add(`${link.name}.${name}`));
  return words;
}

function uses({ values }: Stored, names: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const words = names.get(String(values['object'])) ?? new Set();
  const { filter, sort, columns, layout, group } = values['definition'] as ViewDefinition;
  const named = [
    ...sort.map(({ field }) => field),
    ...columns.map(({ field }) => field),
    ...(group ? [group] : []),
    ...('by' in layout ? [layout.by] : []),
    ...(layout.kind === 'report' && layout.ask['by'] !== undefined ? [layout.ask['by']] : []),
    ...(layout.kind === 'board' && layout.measure ? [layout.measure] : []),
    ...(filter ? fieldsIn(filter as Filter) : []),
  ];
  // A board by months of a date is named `day:month`.
  return named.some((one) => words.has(one.split(':')[0] ?? ''));
}

/** The fields that a filter asks about, with their paths; the engine has judged its shape when it was saved. */
function fieldsIn(filter: Filter): readonly string[] {
  if ('and' in filter) return filter.and.flatMap(fieldsIn);
  if ('or' in filter) return filter.or.flatMap(fieldsIn);
  if ('not' in filter) return fieldsIn(filter.not);
  return 'field' in filter ? [filter.field] : [];
}

defineFieldUses('saved views', viewsThatUse);
