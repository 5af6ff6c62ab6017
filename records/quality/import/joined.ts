import { sql } from '#kernel/database/sql.ts';
import { titlesOf } from '../../query/titles.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { FieldDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { sayings } from './phrases.ts';
import type { Issue } from './issues.ts';
import type { Plan, PlanNode } from './plan.ts';
import { sameRowKey } from './rule-keys.ts';

/** A row that is surely what an earlier row of the file is: one record comes of both. */
export type Joined = {
  readonly row: number;
  readonly with: number;
  /** The unique field in which they are the same, for which they cannot be kept apart. */
  readonly bound?: FieldDescriptor;
};

/** The same as a run keeps it; `with` is null where the run was cut off in between. */
export type KeptJoin = { readonly row: number; readonly with: number | null; readonly id: string };

/** Which of these records the import has written with rows before. */
export async function writtenBefore(
  tx: RecordTx,
  importId: string,
  object: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>(sql`select distinct record_id as id from event
    where workspace_id = ${tx.context.workspace} and cause ->> 'kind' = 'import' and cause ->> 'id' = ${importId}
      and object = ${object} and record_id = any(${ids}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps which rows of a chunk were joined, in the transaction of the chunk. */
export async function keepJoined(tx: RecordTx, importId: string, joins: readonly KeptJoin[]): Promise<void> {
  if (joins.length === 0) return;
  await tx.rows(sql`insert into import_joined (workspace_id, import_id, row, with_row, record_id)
    select ${tx.context.workspace}, ${importId}::uuid, g.row, g.with, g.id
    from jsonb_to_recordset(${JSON.stringify(joins)}::jsonb) as g(row integer, "with" integer, id uuid)
    on conflict do nothing`);
}

/** A page of the rows that a run joined, in the order of the file, with the records' titles where the reader sees them. */
export async function readJoined(
  tx: RecordTx,
  importId: string,
  object: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<(KeptJoin & { readonly title: string | null })[]> {
  const rows = await tx.rows<KeptJoin>(sql`select row, with_row as with, record_id as id from import_joined
    where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid and row > ${after}
    order by row limit ${limit}`);
  const titles = await titlesOf(tx, object, [...new Set(rows.map(({ id }) => id))]);
  return rows.map((one) => ({ ...one, title: titles.get(one.id) ?? null }));
}

const mostGroups = 200;
const mostRowsShown = 50;

type Group = {
  readonly title: string;
  count: number;
  readonly rows: number[];
  /** A unique field in which some of the rows are the same, and how many are. */
  bound: FieldDescriptor | undefined;
  boundRows: number;
};

const mayBeApart = ({ count, boundRows }: Group): boolean => boundRows < count;

function aboutGroup({ count, bound, boundRows }: Group, first: number): Phrase {
  const same = sayings.sameRow(count, first);
  if (!bound) return same;
  const tied = sayings.sameUnique(bound.label, boundRows, count);
  return { fa: `${same.fa} ${tied.fa}`, en: `${same.en} ${tied.en}` };
}

/** Gathers what a check finds by the first row of each, and tells the first groups. */
export function joinedRows(): {
  add(joins: readonly (Joined & { readonly title: string })[]): void;
  /** How many rows were joined with others. */
  count(): number;
  issues(root: PlanNode, plan: Pick<Plan, 'match'>): readonly Issue[];
} {
  const groups = new Map<number, Group>();
  let count = 0;
  return {
    add: (joins) => {
      count += joins.length;
      for (const { row, with: first, title, bound } of joins) {
        const known = groups.get(first);
        if (!known && groups.size >= mostGroups) continue;
        const group: Group = known ?? { title, count: 0, rows: [first], bound: undefined, boundRows: 0 };
        group.count += 1;
        group.bound ??= bound;
        if (bound) group.boundRows += 1;
        if (group.rows.length < mostRowsShown) group.rows.push(row);
        groups.set(first, group);
      }
    },
    count: () => count,
    issues: ({ object }, { match }) =>
      [...groups].map(([first, group]): Issue => ({
        key: sameRowKey(first),
        code: 'same-row',
        path: object.title,
        field: object.fields.get(object.title)?.label ?? object.one,
        value: group.title.slice(0, 300),
        message: aboutGroup(group, first),
        // The first row stands there too.
        count: group.count + 1,
        rows: group.rows,
        proposals: [],
        actions: mayBeApart(group) ? ['keep', 'apart'] : ['keep'],
        suggested: { action: mayBeApart(group) && match?.apart ? 'apart' : 'keep' },
        remembered: false,
        notice: true,
      })),
  };
}
