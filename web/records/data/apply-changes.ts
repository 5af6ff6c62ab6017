import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';

import type { Page, SchemaContract, Stored } from '#records/contract.ts';

import { mentions, settle } from './cache.ts';
import { callApi } from './api.ts';
import { keys } from './keys.ts';
import { recordPath } from './read.ts';
import { relationsTo } from './schema.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Objects beside the key's own that the answer is counted from. */
      readonly alsoFrom?: readonly string[];
    };
  }
}

/** One live message: the records of an object that changed; without `records` many did. */
export type LiveChange = {
  readonly object: string;
  readonly records?: readonly (readonly [id: string, version: number, kind: string])[];
};

/** A list with more loaded pages than this is mended in place instead of being read anew. */
const pagesReadAnew = 3;
const mendedAtOnce = 20;

/** Brings exactly what these changes touch up to date, and nothing that is not on screen before it is looked at again. */
export async function applyChanges(client: QueryClient, all: readonly LiveChange[]): Promise<void> {
  const changes = all.filter(({ object }) => object !== 'notification');
  if (changes.length < all.length) void client.invalidateQueries({ queryKey: keys.notices });
  if (changes.length === 0) return;
  const schema = client.getQueryData<SchemaContract>(keys.schema);
  if (changes.some(({ object }) => isDefinition(schema, object)))
    await client.invalidateQueries({ queryKey: keys.schema });
  const byObject = Map.groupBy(changes, ({ object }) => object);
  await Promise.all([
    ...[...byObject].map(([object, all]) => applyTo(client, schema, object, all)),
    client.invalidateQueries({ queryKey: keys.allStories }),
  ]);
}

/** The log also speaks of what definitions are made of; those are no objects of records. */
const isDefinition = (schema: SchemaContract | undefined, name: string): boolean =>
  name === 'schema' || !schema?.objects.some((object) => object.name === name);

async function applyTo(
  client: QueryClient,
  schema: SchemaContract | undefined,
  object: string,
  changes: readonly LiveChange[],
): Promise<void> {
  await Promise.all([
    applyRecords(client, schema, object, changes),
    client.invalidateQueries({
      queryKey: keys.allRecords,
      // What is counted over several objects is held under the first, and names the others.
      predicate: ({ meta }) => meta?.alsoFrom?.includes(object) === true,
    }),
    ...countingHere(schema, object).map(({ name, fields }) =>
      client.invalidateQueries({
        queryKey: keys.object(name),
        // A figure changes where it is shown or asked for, though no record of these was touched.
        predicate: ({ queryKey }) => fields.some((field) => JSON.stringify(queryKey).includes(`"${field}"`)),
      }),
    ),
  ]);
}

async function applyRecords(
  client: QueryClient,
  schema: SchemaContract | undefined,
  object: string,
  changes: readonly LiveChange[],
): Promise<void> {
  const records = changes.every((change) => change.records)
    ? changes.flatMap((change) => change.records ?? [])
    : undefined;
  if (!records) {
    await client.invalidateQueries({ queryKey: keys.object(object) });
    return;
  }
  const newer = new Map(records.map(([id, version]) => [id, version]));
  const ids = new Set(newer.keys());
  const longOnes = client.getQueryCache().findAll({ queryKey: keys.allPages(object), predicate: isLong });
  await Promise.all([
    client.invalidateQueries({
      queryKey: keys.object(object),
      predicate: (query) => isTouched(query, newer) && !longOnes.includes(query),
    }),
    longOnes.length > 0 ? mend(client, object, longOnes, ids) : undefined,
    ...pointingHere(schema, object).map((other) =>
      client.invalidateQueries({
        queryKey: keys.object(other),
        predicate: ({ state }) => mentions(state.data, ids),
      }),
    ),
  ]);
}

/** A record on its own only where it is older than the message; every list, count and sum of the object. */
function isTouched(query: Query, newer: ReadonlyMap<string, number>): boolean {
  const [, , what, id] = query.queryKey as readonly string[];
  if (what !== 'one') return true;
  const version = newer.get(id ?? '');
  const held = (query.state.data as Stored | undefined)?.version ?? 0;
  return version !== undefined && version > held;
}

const isLong = (query: Query): boolean =>
  ((query.state.data as InfiniteData<Page> | undefined)?.pages.length ?? 0) > pagesReadAnew;

/** Reads anew the changed records that long lists show, each by itself; order and newcomers wait for the next visit. */
async function mend(
  client: QueryClient,
  object: string,
  lists: readonly Query[],
  ids: ReadonlySet<string>,
): Promise<void> {
  const shown = [...ids].filter((id) => lists.some(({ state }) => mentions(state.data, new Set([id]))));
  if (shown.length > mendedAtOnce) {
    await client.invalidateQueries({ queryKey: keys.allPages(object) });
    return;
  }
  const fresh = await Promise.allSettled(shown.map((id) => callApi<Stored>(recordPath(object, id))));
  for (const one of fresh) if (one.status === 'fulfilled') settle(client, object, one.value);
}

const pointingHere = (schema: SchemaContract | undefined, object: string): readonly string[] =>
  schema
    ? [...new Set(relationsTo(schema, object).map((relation) => relation.object.name))].filter(
        (name) => name !== object,
      )
    : [];

/** Objects with figures over records of this one, and the fields that hold them. */
const countingHere = (
  schema: SchemaContract | undefined,
  object: string,
): readonly { readonly name: string; readonly fields: readonly string[] }[] =>
  (schema?.objects ?? []).flatMap(({ name, fields }) => {
    const figures = fields.filter(
      ({ kind, options, latestOf }) =>
        (kind === 'rollUp' && options['of'] === object) || latestOf?.includes(object),
    );
    return figures.length > 0 ? [{ name, fields: figures.map((field) => field.name) }] : [];
  });
