import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '#records/records.ts';
import { readCatalogue } from './catalogue.ts';

/**
 * Whether nothing is in the workspace but what the set-up put there: nobody but its administrator, no sample data, no
 * fields of its own, and no record that a person made, the bin included.
 */
export async function isEmptyWorkspace(tx: RecordTx): Promise<boolean> {
  const { workspace } = tx.context;
  const catalogue = await readCatalogue(tx);
  const made = catalogue
    .filter(({ columns }) => columns.some(({ name }) => name === 'created_by'))
    .map(
      ({ name }) =>
        sql`exists (select from ${sql.table(name)} where workspace_id = ${workspace} and created_by is not null)`,
    );
  const [row] = await tx.rows<{ filled: boolean }>(
    sql`select ${sql.join(
      [
        ...made,
        sql`(select count(*) > 1 from member where workspace_id = ${workspace})`,
        sql`exists (select from sample_record where workspace_id = ${workspace})`,
        sql`exists (select from custom_object where workspace_id = ${workspace})`,
        sql`exists (select from custom_field where workspace_id = ${workspace})`,
      ],
      sql` or `,
    )} as filled`,
  );
  return row?.filled === false;
}
