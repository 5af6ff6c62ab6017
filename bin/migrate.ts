/**
 * `bin/migrate diff NAME`: writes the next numbered migration of every module whose definitions and migrations differ.
 * `bin/migrate check`: fails where any differ. Both compare with a database that holds all committed migrations.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { driftOf } from '#records/schema/drift.ts';
import { shapesBySource } from '#server/shapes.ts';
import { testDatabase } from '#testing/database.ts';

const [verb = 'check', name = 'change'] = process.argv.slice(2);
const testing = await testDatabase();
const client = new Client(testing.access.owner);
await client.connect();
let differs = false;
for (const { source, folder, shapes } of shapesBySource()) {
  const sql = await driftOf(client, shapes);
  if (sql === '') continue;
  differs = true;
  // A later module's keys refer to these tables, so the next comparison needs them.
  await client.query(sql);
  if (verb !== 'diff') {
    console.log(`${source}: definitions and migrations differ\n${sql}\n`);
    continue;
  }
  const numbers = (await readdir(folder))
    .map((file) => Number.parseInt(file, 10))
    .filter((number) => !Number.isNaN(number));
  const file = `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}_${name}.sql`;
  await writeFile(join(folder, file), `${sql}\n`);
  console.log(`${source}: wrote ${file}; read it before you commit it`);
}
await client.end();
await testing.drop();
if (!differs) console.log('Definitions and migrations agree');
process.exitCode = differs && verb !== 'diff' ? 1 : 0;
