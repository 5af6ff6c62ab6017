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

/** The record's own id: conditions name records by it. It is no column of a list, for people do not read ids. */
export const idField: FieldDescriptor = {
  id: 'record.id',
  name: 'id',
  kind: 'link',
  label: { fa: 'شناسه', en: 'Id' },
  required: true,
  readOnly: true,
  unique: false,
  indexed: true,
  options: {},
  storage: { in: 'columns', column: 'id' },
  aliases: [],
};

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
