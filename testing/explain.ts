import { compile, sql } from '#kernel/database/sql.ts';
import type { Context } from '#kernel/context/context.ts';
import type { Database } from '#kernel/database/database.ts';
import { openRecords, type RecordTx } from '#records/records.ts';
import { schemaSource } from '#server/schema.ts';
import type { TestDatabase } from './database.ts';

/** One step of a plan of PostgreSQL, as `explain (format json)` tells it. */
export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
};

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Runs a deed under the same role and policies as ever, and answers its plans with their steps beside what it found. */
export async function explained<T>(
  { database }: TestDatabase,
  context: Context,
  deed: (tx: RecordTx) => Promise<T>,
): Promise<{ readonly plans: readonly PlanNode[]; readonly nodes: readonly PlanNode[]; readonly found: T }> {
  const plans: PlanNode[] = [];
  const watched: Database = {
    ...database,
    transact: (within, inner, options) =>
      database.transact(
        within,
        (tx) =>
          inner({
            ...tx,
            rows: async (statement, how) => {
              // What the engine itself asks of the planner has no plan.
              if (compile(statement).sql.startsWith('explain')) return tx.rows(statement, how);
              const fragment = statement as ReturnType<typeof sql>;
              const [row] = await tx.rows<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
                sql`explain (format json) ${fragment}`,
              );
              if (row?.['QUERY PLAN'][0]) plans.push(row['QUERY PLAN'][0].Plan);
              return tx.rows(statement, how);
            },
          }),
        options,
      ),
  };
  const found = await openRecords(watched, schemaSource).transact(context, deed);
  return { plans, nodes: plans.flatMap(nodesOf), found };
}
