import { workspaceSchemas, type SchemaSource } from '#records/runtime/schema-source.ts';
import { allExtensions, allObjects } from './product.ts';

/** The objects of every workspace: those that code declared, and those that it made on screen itself. */
export const schemaSource: SchemaSource = workspaceSchemas(
  allObjects.map(({ descriptor }) => descriptor),
  allExtensions,
);
