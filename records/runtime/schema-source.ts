import type { Tx } from '#kernel/database/database.ts';
import type { ObjectDescriptor, Schema } from '../define/descriptor.ts';

/** Where a transaction learns which objects its workspace has. */
export type SchemaSource = { schemaOf(tx: Tx): Promise<Schema> };

/** The same objects for every workspace: those that code declared. */
export const fixedSchema = (objects: readonly ObjectDescriptor[]): SchemaSource => {
  const byName = new Map(objects.map((object) => [object.name, object]));
  return { schemaOf: (tx) => Promise.resolve({ version: tx.workspace.schemaVersion, objects: byName }) };
};
