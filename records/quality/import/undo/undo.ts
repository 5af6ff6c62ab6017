import type { Context } from '#kernel/context/context.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { formatNumber } from '#persian/digits.ts';
import { readSome } from '../../../query/page.ts';
import type { Stored } from '../../../query/query.ts';
import { titlesOf } from '../../../query/titles.ts';
import type { RecordEngine, RecordTx } from '../../../records.ts';
import { patiently } from '../../patience.ts';
import { planShape } from '../plan.ts';
import { readImport, wrongImportState, type ImportServices } from '../imports.ts';
import { importObject, progressShape, undoShape, type Undo } from '../object.ts';
import { readBack, someChanged, wroteLast, type Span } from './log.ts';
import { writeImport } from '../write-import.ts';
import { undoRows, type Left } from './step.ts';

const daysKept = 30;
const dayMs = 86_400_000;
const rowsAtOnce = 500;
const mostShown = 50;

export const undoTooLate = defineProblem({
  slug: 'import-undo-too-late',
  status: 409,
  title: { fa: 'مهلت واگرد گذشته است', en: 'It is too late to undo it' },
  detail: () => ({
    fa: `ورود داده تا ${formatNumber(daysKept, 'fa')} روز پس از پایان واگردپذیر است.`,
    en: `An import can be undone for ${daysKept} days after it ended.`,
  }),
});

/** Imports that have written something and write no more. */
const undoable = ['done', 'paused', 'failed', 'cancelled'];

/** What undoing an import would do, and what was changed since by hand. */
export type UndoPreview = {
  /** Undefined to undo: too late, or nothing was written. */
  readonly until: string | null;
  readonly created: number;
  readonly updated: number;
  /** Records of the import that somebody changed since, the first of them. */
  readonly changed: readonly {
    readonly object: string;
    readonly id: string;
    readonly title: string | null;
  }[];
  readonly more: boolean;
};

/** @throws wrongImportState where it still runs or was undone */
export const previewUndo = (
  { engine }: Pick<ImportServices, 'engine'>,
  context: Context,
  id: string,
): Promise<UndoPreview> =>
  engine.transact(context, async (tx) => {
    const { record, state } = await readImport(tx, id);
    if (!undoable.includes(state)) throw wrongImportState({ state });
    const progress = progressShape.parse(record.values['progress']);
    const until = progress.log && (await undoableUntil(tx, progress.log));
    const found = progress.log ? await someChanged(tx, id, progress.log, mostShown + 1) : [];
    const titles = new Map<string, string>();
    for (const [object, some] of Map.groupBy(found, (one) => one.object))
      for (const [one, title] of await titlesOf(
        tx,
        object,
        some.map((each) => each.id),
      ))
        titles.set(one, title);
    return {
      until: until ? until.toISOString() : null,
      created: progress.created + progress.linked,
      updated: progress.updated,
      changed: found
        .slice(0, mostShown)
        .map((one) => ({ object: one.object, id: one.id, title: titles.get(one.id) ?? null })),
      more: found.length > mostShown,
    };
  });

async function undoableUntil(tx: RecordTx, span: Span): Promise<Date | null> {
  const last = await wroteLast(tx, span);
  const until = last && new Date(last.getTime() + daysKept * dayMs);
  return until && until > tx.context.now() ? until : null;
}

/** Sets the undoing going, with the rights of who asks. `changed` says what happens to what was changed since. */
export const startUndo = (
  { engine, enqueueUndo }: Pick<ImportServices, 'engine' | 'enqueueUndo'>,
  context: Context,
  id: string,
  changed: Undo['changed'],
): Promise<Stored> =>
  engine.transact(context, async (tx) => {
    const { record, state } = await readImport(tx, id);
    const { actor } = tx.context;
    const by = actorMemberId(actor);
    // The undoing acts with all rights of its member; a key that is kept within a role must not set them free.
    if (!by || (actor.kind === 'member' && actor.keyRoleId !== undefined)) throw notAllowed();
    if (!undoable.includes(state)) throw wrongImportState({ state });
    const { log } = progressShape.parse(record.values['progress']);
    if (!log || !(await undoableUntil(tx, log))) throw undoTooLate();
    const undo: Undo = { changed, by, place: log.last + 1, removed: 0, restored: 0, left: 0 };
    await writeImport(tx, id, { state: 'undoing', undo, failure: null });
    await enqueueUndo(tx, id);
    return tx.records(importObject).get(id);
  });

/**
 * Walks back through what the import wrote, some rows a transaction, from the last to the first. The place reached is
 * stored with each, so that a kill loses nothing: calling it again goes on where it stopped.
 */
export async function runUndo(
  engine: RecordEngine,
  context: Context,
  id: string,
  signal?: AbortSignal,
): Promise<void> {
  const acting: Context = { ...context, cause: { kind: 'job', id } };
  const some = () => engine.transact(acting, (tx) => undoSome(tx, id), { timeoutMs: 30_000 });
  while (await patiently(some, signal));
}

/** @returns whether there is more */
async function undoSome(tx: RecordTx, id: string): Promise<boolean> {
  // A run that was taken for dead may still be alive: one after the other finds the place that the first has reached.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
  const record = await tx.bySystem('import').records(importObject).find(id);
  if (record?.values['state'] !== 'undoing') return false;
  const undo = undoShape.parse(record.values['undo']);
  const { log } = progressShape.parse(record.values['progress']);
  const { object: own } = planShape.parse(record.values['plan']);
  const rows = log ? await readBack(tx, id, log, undo.place, rowsAtOnce) : [];
  const last = rows.at(-1);
  if (!log || !last) {
    await writeImport(tx, id, { state: 'undone' });
    return false;
  }
  const { removed, restored, left } = await undoRows(tx, { id, own, span: log }, rows, undo.changed);
  const fresh = await keepLeft(tx, id, left);
  await writeImport(tx, id, {
    undo: {
      ...undo,
      place: last.sequence,
      removed: undo.removed + removed,
      restored: undo.restored + restored,
      left: undo.left + fresh,
    },
  });
  return true;
}

/** @returns how many of them are new */
async function keepLeft(tx: RecordTx, id: string, left: readonly Left[]): Promise<number> {
  if (left.length === 0) return 0;
  const rows =
    await tx.rows(sql`insert into import_undo_left (workspace_id, import_id, object, record_id, reason)
    select ${tx.context.workspace}, ${id}::uuid, g.object, g.id, g.reason
    from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as g(object text, id uuid, reason jsonb)
    on conflict do nothing returning record_id`);
  return rows.length;
}

/** A record that an undoing left as it is. */
export type LeftRecord = Left & { readonly title: string | null };

const leftShown = 200;

/** The records that the undoing left as they are, those that the reader sees by name. */
export const readUndoLeft = (
  { engine }: Pick<ImportServices, 'engine'>,
  context: Context,
  id: string,
): Promise<LeftRecord[]> =>
  engine.transact(context, async (tx) => {
    await readImport(tx, id);
    const rows = await tx.rows<Left>(sql`select object, record_id as id, reason from import_undo_left
      where workspace_id = ${tx.context.workspace} and import_id = ${id}::uuid order by record_id limit ${leftShown}`);
    const named: LeftRecord[] = [];
    for (const [name, some] of Map.groupBy(rows, ({ object }) => object)) {
      const object = tx.schema.objects.get(name);
      if (!object) continue;
      const seen = await readSome(
        tx,
        object,
        some.map((one) => one.id),
      );
      named.push(
        ...some.flatMap((one): LeftRecord[] => {
          const record = seen.get(one.id);
          const title = record?.values[object.title];
          return record ? [{ ...one, title: typeof title === 'string' ? title : null }] : [];
        }),
      );
    }
    return named;
  });
