import type { Phrase } from '#persian/bilingual.ts';
import type { FieldDescriptor } from './descriptor.ts';

const stamp = (
  name: string,
  kind: 'dateTime' | 'member',
  column: string,
  label: Phrase,
): FieldDescriptor => ({
  id: `record.${name}`,
  name,
  kind,
  label,
  required: kind === 'dateTime',
  readOnly: true,
  unique: false,
  indexed: true,
  options: kind === 'member' ? { to: 'member' } : {},
  storage: { in: 'columns', column },
  aliases: [],
});

/**
 * What every record has beside its declared fields. Lists show, filter, sort, group and export by them as by any other
 * field; the engine alone writes them.
 */
export const recordFields: ReadonlyMap<string, FieldDescriptor> = new Map(
  [
    stamp('createdAt', 'dateTime', 'created_at', { fa: 'زمان ثبت', en: 'Created at' }),
    stamp('createdBy', 'member', 'created_by', { fa: 'ثبت‌کننده', en: 'Created by' }),
    stamp('updatedAt', 'dateTime', 'updated_at', { fa: 'آخرین تغییر', en: 'Last change' }),
    stamp('updatedBy', 'member', 'updated_by', { fa: 'آخرین تغییردهنده', en: 'Last changed by' }),
  ].map((field) => [field.name, field]),
);
