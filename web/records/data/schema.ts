import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';

import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

import { callApi } from './api.ts';
import { keys } from './keys.ts';

export const schemaQuery = queryOptions({
  queryKey: keys.schema,
  queryFn: ({ signal }) => callApi<SchemaContract>('/schema', { signal }),
});

/** Everything the reader may see, as definitions. Suspends until it is known; the app waits for it once, at its start. */
export const useSchema = (): SchemaContract => useSuspenseQuery(schemaQuery).data;

/** One object's definition; undefined where there is none or the reader may not see it. */
export const useObject = (name: string): ObjectContract | undefined =>
  useSchema().objects.find((object) => object.name === name);

export const fieldOf = (object: ObjectContract, name: string): FieldContract | undefined =>
  object.fields.find((field) => field.name === name);

/** The object a link points to. */
export const targetOf = (field: FieldContract): string | undefined => {
  const to = field.options['to'];
  return typeof to === 'string' ? to : undefined;
};

export type Relation = { readonly object: ObjectContract; readonly field: FieldContract };

/** Who points here: every object of the schema with a link to this one. */
export const relationsTo = (schema: SchemaContract, name: string): readonly Relation[] =>
  schema.objects.flatMap((object) =>
    object.fields
      .filter((field) => (field.kind === 'link' || field.kind === 'links') && targetOf(field) === name)
      .map((field) => ({ object, field })),
  );
