import { foldSearch } from '#persian/fold.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { WrittenColumn } from './columns.ts';
import type { Values } from './validate.ts';

const parts = ['name', 'detail'] as const;

/** The search columns that a write fills: those of the shared table. Other tables compute theirs. */
export const searchColumnsOf = (object: ObjectDescriptor): WrittenColumn[] =>
  object.storage.in === 'shared' ? parts.map((part) => ({ name: `search_${part}`, type: 'text' })) : [];

/** What search looks in, folded as PostgreSQL folds it for tables of their own. */
export function searchTexts(object: ObjectDescriptor, values: Values): Record<string, string | null> {
  if (object.storage.in !== 'shared') return {};
  const texts = parts.map((part) => {
    const fields = [...object.fields.values()].filter((field) => field.searchable === part);
    return [
      `search_${part}`,
      fields.length === 0
        ? null
        : foldSearch(fields.map((field) => searchText(field, values[field.name])).join(' ')),
    ] as const;
  });
  return Object.fromEntries(texts);
}

function searchText({ kind }: FieldDescriptor, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'phones')
    return (value as { number: string }[])
      .map(({ number }) => foldSearch(number).replaceAll(/[^0-9]/g, ''))
      .join(' ');
  if (kind === 'emails') return (value as { address: string }[]).map(({ address }) => address).join(' ');
  if (kind === 'address') {
    const { province, city, line, postalCode, country } = value as Record<string, string | undefined>;
    return [province, city, line, postalCode, country].filter(Boolean).join(' ');
  }
  return typeof value === 'string' ? value : '';
}
