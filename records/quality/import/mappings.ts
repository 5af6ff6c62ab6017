import { createHash } from 'node:crypto';
import { foldSearch } from '#persian/fold.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { scopeFor } from '../../access/visible.ts';
import { recordNotFound } from '../../problems.ts';
import type { RecordTx } from '../../records.ts';
import type { Analysis } from './analyse.ts';
import { knownReadings } from './dates.ts';
import { planShape, type Plan } from './plan.ts';

/** A mapping that a file came in by, kept for the next one with the same columns. */
export type SavedMapping = {
  readonly id: string;
  readonly object: string;
  readonly variant: string | null;
  /** The file that it was made for, or came in by last. */
  readonly fileName: string;
  readonly usedAt: string;
};

type Row = Omit<SavedMapping, 'usedAt'> & { readonly usedAt: Date; readonly plan: unknown };

/** Files are alike whose columns have the same names in the same order, however they are spelt. */
const signatureOf = ({ columns }: Pick<Analysis, 'columns'>): string =>
  createHash('sha256')
    .update(JSON.stringify(columns.map(({ name }) => foldSearch(name))))
    .digest('hex');

const about = ({ id, object, variant, fileName, usedAt }: Row): SavedMapping => ({
  id,
  object,
  variant: variant === '' ? null : variant,
  fileName,
  usedAt: usedAt.toISOString(),
});

const columns = sql`id, object, variant, file_name as "fileName", used_at as "usedAt", plan`;

/** The mapping of these columns to this kind of record; undefined where none was kept, or it is of another version. */
export async function findMapping(
  tx: RecordTx,
  analysis: Pick<Analysis, 'columns'>,
  object: string,
  variant: string | undefined,
): Promise<{ readonly plan: Plan; readonly about: SavedMapping } | undefined> {
  const [row] = await tx.rows<Row>(sql`select ${columns} from import_mapping
    where workspace_id = ${tx.context.workspace} and signature = ${signatureOf(analysis)}
      and object = ${object} and variant = ${variant ?? ''} and forgotten_at is null`);
  const parsed = planShape.safeParse(row?.plan);
  return row && parsed.success ? { plan: parsed.data, about: about(row) } : undefined;
}

/** What files with such columns came in as the last time, each in its place. One statement. */
export async function knownKinds(
  tx: RecordTx,
  files: readonly Pick<Analysis, 'columns'>[],
): Promise<({ readonly object: string; readonly variant?: string } | undefined)[]> {
  const signatures = files.map(signatureOf);
  const rows = await tx.rows<{ signature: string; object: string; variant: string }>(
    sql`select distinct on (signature) signature, object, variant from import_mapping
      where workspace_id = ${tx.context.workspace} and signature = any(${signatures}::text[]) and forgotten_at is null
      order by signature, used_at desc`,
  );
  return signatures.map((signature) => {
    const row = rows.find((one) => one.signature === signature);
    return row && { object: row.object, ...(row.variant === '' ? {} : { variant: row.variant }) };
  });
}

/** Keeps the mapping by which a file comes in, in the place of an earlier one for the same columns. */
export async function keepMapping(
  tx: RecordTx,
  analysis: Pick<Analysis, 'columns'>,
  fileName: string,
  plan: Plan,
): Promise<void> {
  const kept = { ...withoutSiblings(plan), dates: knownReadings(plan, analysis.columns) };
  await tx.rows(sql`insert into import_mapping (workspace_id, object, variant, signature, file_name, plan, used_at)
    values (${tx.context.workspace}, ${plan.object}, ${plan.variant ?? ''}, ${signatureOf(analysis)}, ${fileName},
      ${JSON.stringify(kept)}::jsonb, ${tx.context.now()})
    on conflict (workspace_id, signature, object, variant) do update
      set plan = excluded.plan, file_name = excluded.file_name, used_at = excluded.used_at, forgotten_at = null`);
}

/** Other files that came in with this one are not there the next time. */
const withoutSiblings = (plan: Plan): Plan => ({ ...plan, from: [] });

const mostListed = 200;

/** All that are kept, the latest first, of objects that the reader may see. */
export async function listMappings(tx: RecordTx): Promise<SavedMapping[]> {
  const rows = await tx.rows<Row>(sql`select ${columns} from import_mapping
    where workspace_id = ${tx.context.workspace} and forgotten_at is null order by used_at desc limit ${mostListed}`);
  return rows
    .filter(({ object: name }) => {
      const object = tx.schema.objects.get(name);
      return object && scopeFor(tx.context.actor, object, 'read') !== 'none';
    })
    .map(about);
}

/** Offers it no more, until it is brought back or such a file comes in again. @throws recordNotFound */
export const forgetMapping = (tx: RecordTx, id: string): Promise<void> =>
  mark(
    tx,
    sql`update import_mapping set forgotten_at = ${tx.context.now()}
      where workspace_id = ${tx.context.workspace} and id = ${id}::uuid and forgotten_at is null returning id`,
  );

/** @throws recordNotFound */
export const rememberMapping = (tx: RecordTx, id: string): Promise<void> =>
  mark(
    tx,
    sql`update import_mapping set forgotten_at = null
      where workspace_id = ${tx.context.workspace} and id = ${id}::uuid and forgotten_at is not null returning id`,
  );

async function mark(tx: RecordTx, statement: RawBuilder<unknown>): Promise<void> {
  if ((await tx.rows(statement)).length === 0)
    throw recordNotFound({ object: { fa: 'نقشهٔ ستون‌ها', en: 'Saved mapping' } });
}
