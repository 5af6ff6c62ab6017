import { openRecords, type RecordEngine } from '#records/records.ts';
import { fixedSchema } from '#records/runtime/schema-source.ts';
import { allObjects } from '#server/product.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** The engine with the product's own objects over a test file's database. */
export async function testEngine(): Promise<{ engine: RecordEngine; testing: TestDatabase }> {
  const testing = await testDatabase();
  const schema = fixedSchema(allObjects.map(({ descriptor }) => descriptor));
  return { testing, engine: openRecords(testing.database, schema) };
}
