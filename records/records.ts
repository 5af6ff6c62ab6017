import { askerOf, type Context, type SystemActor } from '#kernel/context/context.ts';
import type { Database, TransactOptions, Tx } from '#kernel/database/database.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { withCurrentRights } from './access/resolve.ts';
import { scopeFor } from './access/visible.ts';
import type { WireOf } from './define/declare.ts';
import type { FieldDeclarations, ObjectDefinition } from './define/define-object.ts';
import type { ObjectDescriptor, Schema } from './define/descriptor.ts';
import { recordNotFound, unknownObject } from './problems.ts';
import { readGroups, type Group, type GroupQuery, type Groups } from './query/group.ts';
import { countBounded, readOne, readPage, readPageJson, readSome } from './query/page.ts';
import type { Page, PageQuery, Stored } from './query/query.ts';
import type { SchemaSource } from './runtime/schema-source.ts';
import { tellIfMerged } from './write/merged.ts';
import { createRecords } from './write/create.ts';
import { removeTogether } from './write/deletion.ts';
import { removeRecords, restoreRecords } from './write/remove.ts';
import { updateRecords, type Patch } from './write/update.ts';

/** What module code writes: the fields' own types; null empties a field. */
export type Input<Fields extends FieldDeclarations> = {
  readonly [Name in keyof Fields]?: WireOf<Fields[Name]> | null;
};

/** The records of one object, as the actor of the transaction may use them. */
export type Records<Fields extends FieldDeclarations = FieldDeclarations> = {
  readonly object: ObjectDescriptor;
  page(query: PageQuery): Promise<Page>;
  /** The same page as JSON, for who only hands it on. */
  pageJson(query: PageQuery): Promise<string>;
  count(query: PageQuery): Promise<{ count: number; more: boolean }>;
  groups(query: GroupQuery): Promise<readonly Group[]>;
  /** The same, and whether there are more groups than are answered. */
  groupPage(query: GroupQuery): Promise<Groups>;
  /** A living record, or with `removed` one in the bin. @throws recordNotFound */
  get(id: string, removed?: boolean): Promise<Stored>;
  find(id: string, removed?: boolean): Promise<Stored | undefined>;
  /** Those of these records that the actor sees, by id, in one statement; links are `Linked` as in a page. */
  some(ids: readonly string[]): Promise<ReadonlyMap<string, Stored>>;
  create(inputs: readonly Input<Fields>[]): Promise<RecordId[]>;
  update(
    patches: readonly (Patch & { readonly values: Input<Fields> })[],
  ): Promise<{ id: RecordId; version: number; changed: boolean }[]>;
  remove(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
};

/** A transaction that knows the workspace's objects. */
export type RecordTx = Tx & {
  readonly schema: Schema;
  /** Records of an object that code declared. */
  records<Fields extends FieldDeclarations>(definition: ObjectDefinition<Fields>): Records<Fields>;
  /** Records of an object by its API name. @throws unknownObject */
  recordsOf(name: string): Records;
  /**
   * The same transaction by the system itself, for what a rule writes or must see beyond the actor's rights; always named.
   * `signed`: it carries out what the actor asked for, and history says that he did it.
   */
  bySystem(name: string, options?: { readonly signed: boolean }): RecordTx;
};

/** The engine's front door: transactions in which records are read and written. */
export type RecordEngine = {
  transact<T>(context: Context, deed: (tx: RecordTx) => Promise<T>, options?: TransactOptions): Promise<T>;
  /** The records in a transaction that was opened otherwise: the first set-up makes workspace and records as one deed. */
  over(tx: Tx): Promise<RecordTx>;
  readonly database: Database;
};

export function openRecords(database: Database, source: SchemaSource): RecordEngine {
  const over = async (tx: Tx): Promise<RecordTx> => {
    const current = await withCurrentRights(tx);
    return withRecords(current, await source.schemaOf(current));
  };
  return {
    database,
    over,
    transact: (context, deed, options) =>
      database.transact(context, async (tx) => deed(await over(tx)), options),
  };
}

function withRecords(tx: Tx, schema: Schema): RecordTx {
  const recordTx: RecordTx = {
    ...tx,
    schema,
    records: (definition) => recordsOf(recordTx, known(schema, definition.name)),
    recordsOf: (name) => {
      const object = known(schema, name);
      // Who may do nothing with an object is not told that it exists.
      if (scopeFor(recordTx.context.actor, object, 'read') === 'none')
        throw unknownObject({ name: name.slice(0, 80) });
      return recordsOf(recordTx, object);
    },
    bySystem: (name, options) => {
      const askedBy = askerOf(tx.context.actor);
      const actor: SystemActor = {
        kind: 'system',
        name,
        ...(askedBy ? { askedBy } : {}),
        ...(options?.signed ? { signed: true } : {}),
      };
      return withRecords({ ...tx, context: { ...tx.context, actor } }, schema);
    },
  };
  return recordTx;
}

function known(schema: Schema, name: string): ObjectDescriptor {
  const object = schema.objects.get(name);
  if (!object) throw unknownObject({ name: name.slice(0, 80) });
  return object;
}

function recordsOf(tx: RecordTx, object: ObjectDescriptor): Records {
  const readable = (): void => {
    if (scopeFor(tx.context.actor, object, 'read') === 'none') throw notAllowed();
  };
  const find = async (id: string, removed = false): Promise<Stored | undefined> => {
    readable();
    const known = parseId(id);
    return known ? readOne(tx, object, known, removed) : undefined;
  };
  const groupPage = async (query: GroupQuery): Promise<Groups> => {
    readable();
    return readGroups(tx, object, query);
  };
  return {
    object,
    page: async (query) => {
      readable();
      return readPage(tx, object, query);
    },
    pageJson: async (query) => {
      readable();
      return readPageJson(tx, object, query);
    },
    count: async (query) => {
      readable();
      return countBounded(tx, object, query);
    },
    groups: async (query) => (await groupPage(query)).groups,
    groupPage,
    find,
    some: async (ids) => {
      readable();
      return readSome(
        tx,
        object,
        ids.flatMap((id) => parseId(id) ?? []),
      );
    },
    get: async (id, removed) => {
      const record = await find(id, removed);
      if (record) return record;
      await tellIfMerged(tx, object, [id]);
      throw recordNotFound({ object: object.one });
    },
    create: (inputs) => createRecords(tx, object, inputs),
    update: (patches) => updateRecords(tx, object, patches),
    remove: async (ids) => {
      if (ids.length > 1) await removeTogether(tx, object, ids);
      else await removeRecords(tx, object, ids);
    },
    restore: (ids) => restoreRecords(tx, object, ids),
  };
}
