import type { ZipEntry } from '#records/quality/export/zip.ts';
import { csvText } from '#records/quality/export/csv.ts';
import { exportColumns } from '#records/quality/export/columns.ts';
import type { Look } from '#records/quality/export/look.ts';
import { describeSchema } from '#records/api/describe.ts';
import type { ObjectDescriptor, Schema } from '#records/define/descriptor.ts';
import { readPage } from '#records/query/page.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { archivedTables, leftBehind } from './tables.ts';

const pageRows = 1_000;

/** Values as they are, in what every program reads. */
const plain: Look = {
  values: 'plain',
  locale: 'en',
  digits: 'en',
  calendar: 'gregorian',
  unit: 'rial',
  timeZone: 'UTC',
};

/** The objects that an archive writes for people, by name. */
export const readableObjects = (schema: Schema): readonly ObjectDescriptor[] =>
  [...schema.objects.values()]
    .filter(({ name }) => !(name in leftBehind))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** The same records as in the tables, as other programs and people read them: CSV, and one JSON object a line. */
export async function* readableEntries(
  tx: RecordTx,
  objects: readonly ObjectDescriptor[],
): AsyncGenerator<ZipEntry> {
  const { version: _version, ...schema } = describeSchema(tx.schema, tx.context.actor);
  const known = new Set(objects.map(({ name }) => name));
  const described = schema.objects
    .filter(({ name }) => known.has(name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  yield { name: 'schema.json', content: [`${JSON.stringify({ ...schema, objects: described }, null, 1)}\n`] };
  for (const object of objects) {
    yield { name: `objects/${object.name}.csv`, content: csvOf(tx, object) };
    yield { name: `objects/${object.name}.jsonl`, content: jsonOf(tx, object) };
  }
}

/** What is computed is no data: it comes again with what it is computed from, and some of it changes with the clock. */
function storedFields(object: ObjectDescriptor): readonly string[] {
  const rule = object.storage.in === 'table' ? archivedTables().get(object.storage.table) : undefined;
  return [...object.fields.values()]
    .filter(({ storage }) => {
      if (storage.in === 'columns') return rule?.as?.[storage.column] === undefined;
      return storage.in === 'side' || storage.in === 'custom' || storage.in === 'links';
    })
    .map(({ name }) => name);
}

function csvOf(tx: RecordTx, object: ObjectDescriptor): AsyncGenerator<string> {
  const names = storedFields(object).filter((name) => object.fields.get(name)?.kind !== 'structured');
  const columns = exportColumns(tx, object, names, plain);
  const own = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'] as const;
  const rows = async function* () {
    for await (const page of pages(tx, object, names))
      yield page.map((record) => [
        ...own.map((name) => record[name]),
        ...columns.map(({ cell }) => cell(record.values)),
      ]);
  };
  return csvText([...own, ...columns.map(({ head }) => head)], rows(), plain);
}

async function* jsonOf(tx: RecordTx, object: ObjectDescriptor): AsyncGenerator<string> {
  for await (const page of pages(tx, object, storedFields(object)))
    yield page.map((record) => `${JSON.stringify(record)}\n`).join('');
}

async function* pages(
  tx: RecordTx,
  object: ObjectDescriptor,
  fields: readonly string[],
): AsyncGenerator<readonly Stored[]> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await readPage(
      tx,
      object,
      { fields, limit: pageRows, ...(cursor ? { cursor } : {}) },
      { largest: pageRows },
    );
    yield page.records;
    cursor = page.next;
  }
}
