import { fixedSchema, type SchemaSource } from '#records/runtime/schema-source.ts';
import { allObjects } from './product.ts';

/** The objects of every workspace. */
export const schemaSource: SchemaSource = fixedSchema(allObjects.map(({ descriptor }) => descriptor));
