import { sideShape, tableShape, type TableShape } from '#records/schema/table.ts';
import { allExtensions, allObjects, migrationSources } from './product.ts';

const tables = new Map(
  allObjects.map(({ name, descriptor }) => [
    name,
    descriptor.storage.in === 'table' ? descriptor.storage.table : name,
  ]),
);

/** The table of a declared object. */
export const tableNameOf = (object: string): string => {
  const table = tables.get(object);
  if (!table) throw new Error(`A link leads to ${object}, which no module declares`);
  return table;
};

/** The tables that the definitions mean, by the module whose migrations make them, in the order of migration. */
export const shapesBySource = (): {
  readonly source: string;
  readonly folder: string;
  readonly shapes: TableShape[];
}[] =>
  migrationSources.map(({ name, folder }) => ({
    source: name,
    folder,
    shapes: [
      ...allObjects
        .filter(({ descriptor }) => descriptor.module === name)
        .map(({ descriptor }) => tableShape(descriptor, tableNameOf)),
      ...allExtensions.filter(({ module }) => module === name).map((one) => sideShape(one, tableNameOf)),
    ],
  }));
