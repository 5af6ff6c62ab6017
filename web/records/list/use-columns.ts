import { useCallback, useMemo, useState } from 'react';

import type { ObjectContract } from '#records/contract.ts';

import { useSchema } from '../data/schema.ts';
import type { SavedView, ViewColumn } from '../views/view.ts';
import { columnsOf, toViewColumns, type Column } from './columns.ts';

/**
 * The columns of a list and how to change them. A change is kept in this browser at once, by object, variant and view;
 * saving the view keeps it for good and for those who share it.
 */
export function useColumns(object: ObjectContract, variant: string | undefined, view: SavedView | undefined) {
  const key = `peyvand.columns.${object.name}.${variant ?? ''}.${view?.id ?? ''}`;
  const schema = useSchema();
  const [drafts, setDrafts] = useState<Readonly<Record<string, readonly ViewColumn[] | undefined>>>({});
  const kept = useMemo(() => remembered(key), [key]);
  const draft = key in drafts ? drafts[key] : kept;
  const saved = view?.definition.columns;
  const columns = useMemo(
    () => columnsOf(schema, object, variant, draft ?? saved),
    [schema, object, variant, saved, draft],
  );
  const setColumns = useCallback(
    (next: readonly Column[] | undefined) => {
      const chosen = next && toViewColumns(next);
      setDrafts((before) => ({ ...before, [key]: chosen }));
      remember(key, chosen);
    },
    [key],
  );
  return { columns, setColumns, changed: draft !== undefined && !sameColumns(draft, saved) };
}

const sameColumns = (one: readonly ViewColumn[], other: readonly ViewColumn[] | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function remembered(key: string): readonly ViewColumn[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(value) ? (value.filter(isColumn) as readonly ViewColumn[]) : undefined;
  } catch {
    return undefined;
  }
}

const isColumn = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string';

function remember(key: string, columns: readonly ViewColumn[] | undefined): void {
  try {
    if (columns === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(columns));
  } catch {
    // Without storage the columns stay until the page is left.
  }
}
