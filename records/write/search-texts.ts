import { foldSearch } from '#persian/fold.ts';
import type { FieldDescriptor, ObjectDescriptor, Searchable } from '../define/descriptor.ts';
import type { WrittenColumn } from './columns.ts';
import type { Values } from './validate.ts';

const shared: readonly Searchable[] = ['name', 'detail'];
const own: readonly Searchable[] = ['own'];
const none: readonly Searchable[] = [];

/** What a write fills: all of search in the shared table; in others, which compute theirs, what the workspace added. */
const writtenParts = (object: ObjectDescriptor): readonly Searchable[] => {
  if (object.storage.in === 'shared') return shared;
  return [...object.fields.values()].some(({ searchable }) => searchable === 'own') ? own : none;
};

/** The search columns that a write fills. */
export const searchColumnsOf = (object: ObjectDescriptor): WrittenColumn[] =>
  writtenParts(object).map((part) => ({ name: `search_${part}`, type: 'text' }));

/** What search looks in, folded as PostgreSQL folds it for tables of their own. */
export function searchTexts(object: ObjectDescriptor, values: Values): Record<string, string | null> {
  const texts = writtenParts(object).map((part) => {
    const fields = [...object.fields.values()].filter((field) => field.searchable === part);
    return [
      `search_${part}`,
      fields.length === 0
        ? null
        : folded(fields.map((field) => searchText(field, values[field.name])).join(' ')),
    ] as const;
  });
  return Object.fromEntries(texts);
}

/** Nothing to find is no text at all, so that no index holds it. */
const folded = (text: string): string | null => {
  const found = foldSearch(text).trim();
  return found === '' ? null : found;
};

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
