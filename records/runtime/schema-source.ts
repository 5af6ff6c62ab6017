import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { assemble } from '../define/assemble.ts';
import type { ObjectDescriptor, Schema } from '../define/descriptor.ts';
import { withExtensions, type Extension } from '../define/extend-object.ts';
import { describeObjectRow, describeRows, type FieldRow, type ObjectRow } from './describe-rows.ts';
import { withLayout, type LayoutRow } from './layout.ts';
import { saidLists, withOwnChoices } from './open-choices.ts';

/** Where a transaction learns which objects its workspace has. */
export type SchemaSource = { schemaOf(tx: Tx): Promise<Schema> };

/** So many workspaces' schemas are kept in a process; the longest unused goes first. */
const mostKept = 500;

/**
 * What code declared and what each workspace made on screen. A transaction opens with its workspace's schema version, so
 * that every process sees a change with its next transaction; rows are read once a version.
 */
export function workspaceSchemas(
  objects: readonly ObjectDescriptor[],
  extensions: readonly Extension[] = [],
): SchemaSource {
  const declared = [...assemble(withExtensions(objects, extensions), 0).objects.values()];
  // Undone formulas are read anew with the fields made on screen; assembling twice shows code's mistakes at the start.
  const bare = withExtensions(objects, extensions);
  const kept = new Map<number, Schema>();
  return {
    schemaOf: async (tx) => {
      const { workspace } = tx.context;
      const version = tx.workspace.schemaVersion;
      const known = kept.get(workspace);
      const schema = known?.version === version ? known : await load(tx, bare, declared, version);
      kept.delete(workspace);
      kept.set(workspace, schema);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return schema;
    },
  };
}

async function load(
  tx: Tx,
  bare: readonly ObjectDescriptor[],
  declared: readonly ObjectDescriptor[],
  version: number,
): Promise<Schema> {
  const { objects, fields, layouts } = await readDefinitions(tx);
  if (objects.length === 0 && fields.length === 0 && layouts.length === 0)
    return { version, objects: new Map(declared.map((object) => [object.name, object])) };
  const byObject = Map.groupBy(fields, ({ object }) => object);
  const arranged = new Map(layouts.map(({ object, definition }) => [object, definition]));
  const lists = saidLists(bare, layouts);
  const all = [
    ...bare.map((object) => withFields(withOwnChoices(object, lists), byObject.get(object.name) ?? [])),
    ...objects.map((row) => describeObjectRow(row, byObject.get(row.name) ?? [])),
  ].map((object) => withLayout(object, arranged.get(object.name)));
  // Nobody else can mend a field made on screen that a release has made impossible: it rests until somebody does.
  return assemble(all, version, (_object, field, error) => {
    if (!field.custom) throw error;
  });
}

const withFields = (object: ObjectDescriptor, rows: readonly FieldRow[]): ObjectDescriptor =>
  rows.length === 0 ? object : { ...object, fields: new Map([...object.fields, ...describeRows(rows)]) };

/** The living definitions of the workspace, in the order in which they were made. */
export async function readDefinitions(tx: Tx): Promise<{
  objects: readonly ObjectRow[];
  fields: readonly FieldRow[];
  layouts: readonly LayoutRow[];
}> {
  const { workspace } = tx.context;
  const [row] = await tx.rows<{
    objects: ObjectRow[] | null;
    fields: FieldRow[] | null;
    layouts: LayoutRow[] | null;
  }>(
    sql`select
      (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'definition', definition) order by id)
        from custom_object where workspace_id = ${workspace} and removed_at is null) as objects,
      (select jsonb_agg(jsonb_build_object('id', id, 'object', object, 'name', name, 'definition', definition) order by position, id)
        from custom_field where workspace_id = ${workspace} and removed_at is null) as fields,
      (select jsonb_agg(jsonb_build_object('object', object, 'definition', definition))
        from custom_layout where workspace_id = ${workspace}) as layouts`,
    { prepared: true },
  );
  return { objects: row?.objects ?? [], fields: row?.fields ?? [], layouts: row?.layouts ?? [] };
}
