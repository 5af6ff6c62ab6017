import type { Phrase } from '#persian/bilingual.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../../../define/descriptor.ts';
import { tableOf } from '../../../query/row-set.ts';
import type { RecordTx } from '../../../records.ts';
import { removeRecords } from '../../../write/remove.ts';
import { lockRows, type Locked } from '../../../write/update.ts';
import { linkingRows, placesOf } from '../../merge/place.ts';
import { same } from '../../merge/take-back.ts';
import { writeEntries, type Entry } from '../write-rows.ts';
import type { Undo } from '../object.ts';
import { changedSince, madeBy, type Span, type Wrote } from './log.ts';

/** A record that stays as it is, and why. */
export type Left = { readonly object: string; readonly id: string; readonly reason: Phrase };

export type Undone = { readonly removed: number; readonly restored: number; readonly left: readonly Left[] };

const reasons = {
  changed: { fa: 'پس از ورود تغییر کرده است', en: 'Changed since the import' },
  linked: { fa: 'رکوردهای دیگری به آن پیوسته‌اند', en: 'Other records hang on it' },
  hidden: { fa: 'دیگر در اختیار شما نیست', en: 'No longer yours to change' },
} as const;

/** The import whose rows are undone: its id, what its file was of, and where its rows lie. */
export type Undoing = { readonly id: string; readonly own: string; readonly span: Span };

/** Undoes some rows of the log, the last one first, in the caller's transaction. */
export async function undoRows(
  tx: RecordTx,
  { id, own, span }: Undoing,
  rows: readonly Wrote[],
  changed: Undo['changed'],
): Promise<Undone> {
  const total: { removed: number; restored: number; left: Left[] } = { removed: 0, restored: 0, left: [] };
  for (const [name, some] of Map.groupBy(rows, ({ object }) => object)) {
    const object = tx.schema.objects.get(name);
    // What rules wrote beside a record, such as the history of its stages, stays with it wherever it goes.
    if (!object || (!object.listed && !object.vocabulary && name !== own)) continue;
    const ids = [...new Set(some.map(({ recordId }) => recordId))];
    const made = await madeBy(tx, id, span, name, ids);
    const touched = await changedSince(tx, id, span, name, ids);
    const back = await restoreValues(
      tx,
      object,
      some.filter(({ recordId, kind }) => kind === 'updated' && !made.has(recordId)),
      changed,
    );
    const gone = await removeMade(
      tx,
      object,
      some.filter(({ kind }) => kind === 'created').map(({ recordId }) => recordId),
      changed === 'undo' ? new Set() : touched,
      await linksTo(tx, object, ids, (from, hosts) =>
        staying(tx, { id, own, span }, from, hosts, changed, total.left),
      ),
    );
    total.removed += gone.removed;
    total.restored += back.restored;
    total.left.push(...back.left, ...gone.left);
  }
  return total;
}

/** Gives records the values that they had before, field by field, where nobody has changed them since. */
async function restoreValues(
  tx: RecordTx,
  object: ObjectDescriptor,
  rows: readonly Wrote[],
  changed: Undo['changed'],
): Promise<Pick<Undone, 'restored' | 'left'>> {
  const byRecord = Map.groupBy(rows, ({ recordId }) => recordId);
  if (byRecord.size === 0) return { restored: 0, left: [] };
  const locked = await lockRows(tx, object, [...byRecord.keys()], 'update');
  const left: Left[] = [];
  const entries: Entry[] = [];
  const ids = [...byRecord.keys()];
  for (const [place, recordId] of ids.entries()) {
    const row = locked.get(recordId);
    if (!row) {
      left.push({ object: object.name, id: recordId, reason: reasons.hidden });
      continue;
    }
    const { values, kept } = valuesBefore(object, row, byRecord.get(recordId) ?? [], changed);
    if (kept) left.push({ object: object.name, id: recordId, reason: reasons.changed });
    if (Object.keys(values).length > 0) entries.push({ row: place, id: recordId, values });
  }
  const written = await writeEntries(tx, object, entries, { brought: true });
  left.push(
    ...written.leftOut.map(({ row, reason }) => ({ object: object.name, id: ids[row] ?? '', reason })),
  );
  return { restored: written.written, left };
}

/** What a record gets back, walking its changes from the last to the first. */
function valuesBefore(
  object: ObjectDescriptor,
  { values: now }: Locked,
  rows: readonly Wrote[],
  changed: Undo['changed'],
): { values: Record<string, unknown>; kept: boolean } {
  const values: Record<string, unknown> = {};
  let kept = false;
  for (const { changes } of rows)
    for (const [name, [before, after]] of Object.entries(changes ?? {})) {
      const field = object.fields.get(name);
      // What the system keeps follows from the rest by the object's rules, but for what a file itself may tell.
      if (!field || (field.readOnly && !field.brought)) continue;
      const held = name in values ? values[name] : now[name];
      if (changed === 'undo' || same(held, after)) values[name] = before ?? null;
      // What has been undone before a stop holds its earlier value already.
      else if (!same(held, before)) kept = true;
    }
  return { values, kept };
}

/** Moves what the import made to the bin, but for what was changed since or what hangs on what stays. */
async function removeMade(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  touched: ReadonlySet<string>,
  links: readonly LinkTo[],
): Promise<Pick<Undone, 'removed' | 'left'>> {
  if (ids.length === 0) return { removed: 0, left: [] };
  const living = await tx.rows<{ id: string }>(sql`select id from ${sql.table(tableOf(object))}
    where workspace_id = ${tx.context.workspace} and id = any(${ids}::uuid[]) and deleted_at is null`);
  const mine = await lockRows(tx, object, ids, 'remove');
  const left: Left[] = [];
  const leave = (id: string, reason: Phrase): false => {
    left.push({ object: object.name, id, reason });
    return false;
  };
  let going = living
    .map(({ id }) => id)
    .filter((id) => {
      if (!mine.has(id)) return leave(id, reasons.hidden);
      return touched.has(id) ? leave(id, reasons.changed) : true;
    });
  // Whatever stays keeps what it links to, which keeps what that links to.
  const stays = new Set(left.map(({ id }) => id));
  for (let before = -1; before !== going.length;) {
    before = going.length;
    const held = new Set(
      links.filter(({ host, isHeld }) => isHeld || stays.has(host)).map(({ target }) => target),
    );
    going = going.filter((id) => {
      if (!held.has(id)) return true;
      stays.add(id);
      return leave(id, reasons.linked);
    });
  }
  if (going.length > 0) await removeRecords(tx, object, going);
  return { removed: going.length, left };
}

/** That a living record links to one that is to go; `isHeld` where it surely stays itself. */
type LinkTo = { readonly host: string; readonly target: string; readonly isHeld: boolean };

async function linksTo(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  stayingOf: (object: string, hosts: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly LinkTo[]> {
  const links: LinkTo[] = [];
  for (const place of placesOf(tx, object)) {
    const rows = await tx.rows<{ id: string; target: string }>(sql`select f.id, f.target
      from (${linkingRows(tx, place, ids)}) as f
      join ${sql.table(tableOf(place.object))} as t on t.workspace_id = ${tx.context.workspace} and t.id = f.id
        and t.deleted_at is null`);
    if (rows.length === 0) continue;
    const held = await stayingOf(place.object.name, [...new Set(rows.map(({ id }) => id))]);
    links.push(...rows.map(({ id, target }) => ({ host: id, target, isHeld: held.has(id) })));
  }
  return links;
}

/** Those of these records that the import has not made itself, or that its undoing leaves as they are. */
async function staying(
  tx: RecordTx,
  { id, span }: Undoing,
  name: string,
  ids: readonly string[],
  changed: Undo['changed'],
  left: readonly Left[],
): Promise<ReadonlySet<string>> {
  const own = await madeBy(tx, id, span, name, ids);
  const touched = changed === 'keep' ? await changedSince(tx, id, span, name, ids) : new Set<string>();
  const before = new Set([
    ...left.filter(({ object }) => object === name).map((one) => one.id),
    ...(await leftBefore(tx, id, name, ids)),
  ]);
  return new Set(ids.filter((one) => !own.has(one) || touched.has(one) || before.has(one)));
}

async function leftBefore(
  tx: RecordTx,
  id: string,
  name: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select record_id as id from import_undo_left
    where workspace_id = ${tx.context.workspace} and import_id = ${id}::uuid and object = ${name}
      and record_id = any(${ids}::uuid[])`);
  return rows.map((row) => row.id);
}
