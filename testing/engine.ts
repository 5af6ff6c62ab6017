import type { ObjectDefinition } from '#records/define/define-object.ts';
import type { Extension } from '#records/define/extend-object.ts';
import { openRecords, type RecordEngine } from '#records/records.ts';
import { workspaceSchemas } from '#records/runtime/schema-source.ts';
import { allForeign, createTable, sideShape, tableShape } from '#records/schema/table.ts';
import { allExtensions, allObjects } from '#server/product.ts';
import { tableNameOf } from '#server/shapes.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** What a test declares beside the product's own. */
export type Extra = {
  readonly objects?: readonly ObjectDefinition[];
  readonly extensions?: readonly Extension[];
};

/** The engine with the product's own objects over a test file's database, and with those that only the test has. */
export async function testEngine({ objects = [], extensions = [] }: Extra = {}): Promise<{
  engine: RecordEngine;
  testing: TestDatabase;
}> {
  const testing = await testDatabase();
  const nameOf = (name: string): string =>
    objects.some((one) => one.name === name) ? name : tableNameOf(name);
  const shapes = [
    ...objects.map(({ descriptor }) => tableShape(descriptor, nameOf)),
    ...extensions.map((one) => sideShape(one, nameOf)),
  ];
  for (const shape of shapes) await testing.asOwner(createTable(shape, allForeign));
  const source = workspaceSchemas(
    [...allObjects, ...objects].map(({ descriptor }) => descriptor),
    [...allExtensions, ...extensions],
  );
  return { testing, engine: openRecords(testing.database, source) };
}
