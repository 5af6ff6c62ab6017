import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely';

/** SQL that is built but not run: only a transaction handle runs it. */
export type Statement<Row> = RawBuilder<Row> | CompiledQuery<Row>;

const compiler = new Kysely<Record<string, Record<string, unknown>>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The text and parameters of a statement. */
export const compile = <Row>(statement: Statement<Row>): { sql: string; parameters: readonly unknown[] } =>
  'sql' in statement ? statement : statement.compile(compiler);

/**
 * The same SQL as one piece, for what is put into many statements: each then costs its text and no longer the walk through
 * its parts.
 */
export function asOne<Row>(statement: RawBuilder<Row>): RawBuilder<Row> {
  const { sql: text, parameters } = compile(statement);
  const pieces = text.split(/\$\d+/);
  // A literal may look like a parameter.
  if (pieces.length !== parameters.length + 1) return statement;
  return sql<Row>(Object.assign(pieces, { raw: pieces }), ...parameters);
}

/** Conditions joined by AND; none is true. */
export const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0
    ? sql`true`
    : sql.join(
        conditions.map((one) => sql`(${one})`),
        sql` and `,
      );

/** Conditions joined by OR; none is false. */
export const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0
    ? sql`false`
    : sql.join(
        conditions.map((one) => sql`(${one})`),
        sql` or `,
      );

export { sql, type RawBuilder };
