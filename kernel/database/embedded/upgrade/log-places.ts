import type { Client } from 'pg';
import { EmbeddedDatabaseError } from '../failures.ts';

/**
 * Numbers the log's transactions anew. A new server counts its transactions from the start, so events to come would
 * lie before the places that the log's readers have reached, and would never be read. The old events therefore get
 * small numbers, one for each stretch between two readers' places; a stretch keeps its order by sequence.
 */
export async function renumberLog(target: Client): Promise<void> {
  await refuseOthers(target);
  const readers = await target.query(`SELECT to_regclass('event_reader') IS NOT NULL AS found`);
  if (!(readers.rows[0] as { found: boolean } | undefined)?.found) return;
  await target.query('BEGIN');
  await target.query(`CREATE TEMPORARY TABLE place ON COMMIT DROP AS
    SELECT DISTINCT transaction, sequence FROM event_reader WHERE transaction <> '0'`);
  await target.query(`UPDATE event SET transaction =
    (1 + (SELECT count(*) FROM place p WHERE (p.transaction, p.sequence) < (event.transaction, event.sequence)))::text::xid8`);
  await target.query(`UPDATE event_reader r SET sequence = ${LAST_SEQUENCE}, transaction =
    (1 + (SELECT count(*) FROM place p WHERE (p.transaction, p.sequence) < (r.transaction, r.sequence)))::text::xid8
    WHERE transaction <> '0'`);
  await target.query('COMMIT');
}

const LAST_SEQUENCE = '9223372036854775807';

/** Any other column of transaction numbers would need a thought of its own. */
async function refuseOthers(target: Client): Promise<void> {
  const found = await target.query<{ name: string }>(`
    SELECT format('%I.%I', c.relname, a.attname) AS name
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.atttypid = 'xid8'::regtype AND c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)'
      AND c.relname <> 'event_reader' AND c.oid <> ALL (ARRAY(SELECT relid FROM pg_partition_tree(to_regclass('event'))))`);
  if (found.rows.length === 0) return;
  const names = found.rows.map(({ name }) => name).join(', ');
  throw new EmbeddedDatabaseError({
    fa: `شمارهٔ تراکنش‌ها در ${names} به پایگاه دادهٔ تازه بردنی نیست. پایگاه دادهٔ پیشین دست‌نخورده است.`,
    en: `The transaction numbers in ${names} cannot be carried over. The old database is untouched.`,
  });
}
