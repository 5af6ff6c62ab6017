import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { compile, sql } from '#kernel/database/sql.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import { zoneOf } from '#records/query/civil.ts';
import { fromRows, ownRows, rowSet } from '#records/query/row-set.ts';
import type { RecordTx } from '#records/records.ts';
import { leftBehind } from '../archive/tables.ts';
import { reportColumns, type ReportLook } from './columns.ts';

/** The schema of a workspace's views, and the statements that make them. */
export type ReportViews = {
  readonly schema: string;
  readonly views: readonly { readonly name: string; readonly words: Phrase; readonly columns: number }[];
  readonly statements: readonly string[];
  /** Another when anything about them is another. */
  readonly madeOf: string;
};

export const reportSchema = (workspace: number): string => `report_${workspace}`;

const shut: ReadonlySet<string> = new Set(['role', 'import', ...Object.keys(leftBehind)]);

/** Objects that reporting tools read: not what some hide from others, nor what is about this installation. */
export const reportedObjects = (objects: Iterable<ObjectDescriptor>): readonly ObjectDescriptor[] =>
  [...objects].filter(({ name, sharedBy }) => !shut.has(name) && sharedBy === undefined);

/** What the views of the transaction's workspace are made of. */
export function describeViews(tx: RecordTx): ReportViews {
  const { workspace } = tx.context;
  const schema = reportSchema(workspace);
  const { locale, currency } = workspaceSettings(tx.workspace.settings);
  const objects = new Map(reportedObjects(tx.schema.objects.values()).map((one) => [one.name, one]));
  const look = { locale, currency, timeZone: zoneOf(tx), objects };
  const views = [...objects.values()].map((object) => viewOf(tx, object, schema, look));
  const statements = views.flatMap((view) => view.statements);
  return {
    schema,
    views: views.map(({ name, words, columns }) => ({ name, words, columns })),
    statements,
    madeOf: createHash('sha256').update(statements.join('\n')).digest('hex'),
  };
}

function viewOf(tx: RecordTx, object: ObjectDescriptor, schema: string, look: ReportLook) {
  const rows = rowSet(tx, object);
  const columns = reportColumns(rows, object, look);
  const list = sql.join(columns.map(({ name, value }) => sql`${value} as ${sql.ref(name)}`));
  const text = inline(compile(sql`select ${list} from ${fromRows(rows)} where ${ownRows(rows)}`));
  const view = `${escapeIdentifier(schema)}.${escapeIdentifier(object.name)}`;
  return {
    name: object.name,
    words: object.many,
    columns: columns.length,
    statements: [
      `create view ${view} as ${text}`,
      `comment on view ${view} is ${escapeLiteral(object.many[look.locale])}`,
      ...columns.map(
        (one) => `comment on column ${view}.${escapeIdentifier(one.name)} is ${escapeLiteral(one.words)}`,
      ),
    ],
  };
}

/** A view takes no parameters: their values stand in the text, past what stands in quotes there already. */
function inline({
  sql: text,
  parameters,
}: {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}): string {
  return text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g, (found: string, at: string | undefined) =>
    at === undefined ? found : literal(parameters[Number(at) - 1]),
  );
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  return escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}
