import type { Tx } from '#kernel/database/database.ts';
import { assemble } from '../define/assemble.ts';
import type { ObjectDescriptor, Schema } from '../define/descriptor.ts';

/** Where a transaction learns which objects its workspace has. */
export type SchemaSource = { schemaOf(tx: Tx): Promise<Schema> };

/** The same objects for every workspace: those that code declared. */
export const fixedSchema = (objects: readonly ObjectDescriptor[]): SchemaSource => {
  const { objects: known } = assemble(objects, 0);
  return { schemaOf: (tx) => Promise.resolve({ version: tx.workspace.schemaVersion, objects: known }) };
};
