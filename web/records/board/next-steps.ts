import { useMemo } from 'react';
import { useQueries } from '@tanstack/react-query';

import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';

import { keys } from '../data/keys.ts';
import { readPage } from '../data/read.ts';
import { fieldOf, relationsTo, useSchema, type Relation } from '../data/schema.ts';
import { isLinked, titleOf } from '../data/values.ts';

export type NextStep = { readonly title: string; readonly dueAt: string | null };

/** So many cards are asked about at once. */
const chunk = 50;
/** The server's largest page: some cards have several steps before them, and the nearest comes first. */
const most = 200;

/**
 * The nearest thing to be done of each of these records, out of whatever links to them, can be done and is due. Undefined
 * while nobody knows, and for objects that nothing is done about.
 */
export function useNextSteps(
  object: ObjectContract,
  records: readonly Stored[],
): ReadonlyMap<string, NextStep> | undefined {
  const schema = useSchema();
  const relation = useMemo(() => relationsTo(schema, object.name).find(isToDo), [schema, object]);
  const chunks = useMemo(
    () =>
      Array.from({ length: Math.ceil(records.length / chunk) }, (_, at) =>
        records.slice(at * chunk, (at + 1) * chunk).map(({ id }) => id),
      ),
    [records],
  );
  return useQueries({
    queries: (relation ? chunks : []).map((ids) => ({
      queryKey: [...keys.object(relation?.object.name ?? ''), 'next-steps', ids],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        relation
          ? nearest(relation, (await readPage(relation.object.name, queryOf(relation, ids), signal)).records)
          : [],
      staleTime: 60_000,
    })),
    combine: (results) =>
      relation && results.some(({ data }) => data)
        ? new Map(results.flatMap(({ data }) => data ?? []))
        : undefined,
  });
}

/** A task: it is done or not, and it is due. */
const isToDo = ({ object, field }: Relation): boolean =>
  field.kind === 'link' &&
  fieldOf(object, 'done')?.kind === 'yesNo' &&
  fieldOf(object, 'dueAt')?.kind === 'dateTime';

const queryOf = ({ object, field }: Relation, ids: readonly string[]): PageQuery => ({
  filter: {
    and: [
      { field: field.name, op: 'in', value: ids },
      { field: 'done', op: 'eq', value: false },
    ],
  },
  fields: [object.title, 'dueAt', field.name],
  sort: [{ field: 'dueAt', direction: 'asc' }],
  limit: most,
});

function nearest(
  { object, field }: Relation,
  records: readonly Stored[],
): readonly (readonly [string, NextStep])[] {
  const found = new Map<string, NextStep>();
  for (const record of records) {
    const of = record.values[field.name];
    const dueAt = record.values['dueAt'];
    if (isLinked(of) && !found.has(of.id))
      found.set(of.id, {
        title: titleOf(object, record) ?? '',
        dueAt: typeof dueAt === 'string' ? dueAt : null,
      });
  }
  return [...found];
}
