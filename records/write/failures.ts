import type { ObjectDescriptor } from '../define/descriptor.ts';
import { badLink, notUnique, stillLinked } from '../problems.ts';

type DatabaseFailure = { readonly code: string; readonly constraint?: string; readonly detail?: string };

const isDatabaseFailure = (error: unknown): error is DatabaseFailure =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/**
 * Gives a refusal of the database (the second wall, and the only one against races) the words of the first:
 * constraints are named `<table>_<column>_fk` and `<table>_<column>_unique`.
 */
export async function translateFailure<T>(object: ObjectDescriptor, deed: Promise<T>): Promise<T> {
  try {
    return await deed;
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    const field = fieldOf(object, error.constraint);
    if (error.code === '23503' && field) throw badLink({ field: field.label }, { field: field.name });
    if (error.code === '23503') throw stillLinked({ object: object.one });
    if (error.code === '23505' && field) throw notUnique({ field: field.label }, { field: field.name });
    throw error;
  }
}

const fieldOf = (object: ObjectDescriptor, constraint = '') =>
  [...object.fields.values()].find(
    ({ storage }) =>
      (storage.in === 'columns' || storage.in === 'side') &&
      (constraint.endsWith(`_${storage.column}_fk`) || constraint.endsWith(`_${storage.column}_unique`)),
  );
