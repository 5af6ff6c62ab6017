import { Readable } from 'node:stream';
import type { Context } from '#kernel/context/context.ts';
import { start } from '#records/quality/import/going.ts';
import { beginImport, type ImportServices } from '#records/quality/import/imports.ts';
import { runImport } from '#records/quality/import/run.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, type Checked } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';

/** A workspace in this process, whose files lie in memory. */
export type Firm = {
  readonly engine: RecordEngine;
  readonly admin: Context;
  by<T>(deed: (tx: RecordTx) => Promise<T>, context?: Context): Promise<T>;
  /** Another administrator. */
  colleague(): Promise<Context>;
  upload(name: string, bytes: Buffer, context?: Context): Promise<string>;
  check(id: string, plan: object, context?: Context): Promise<Checked>;
  begin(id: string, context?: Context): Promise<void>;
  run(id: string, context?: Context): Promise<void>;
  importOf(id: string): Promise<Readonly<Record<string, unknown>>>;
  /** Puts other bytes in the place of an import's file. */
  rewrite(id: string, bytes: Buffer): void;
  readonly services: ImportServices;
  end(): Promise<void>;
};

export async function openFirm(): Promise<Firm> {
  const { engine, testing } = await testEngine();
  const workspace = await makeWorkspace(testing);
  const admin = (await makeMember(engine, workspace, adminGrants)).context;
  const keys = new Map<string, string>();
  const files = filesInMemory();
  const services = importServices(engine, files);
  const by = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
    engine.transact(context, deed);
  const importOf: Firm['importOf'] = async (id) => (await by((tx) => tx.recordsOf('import').get(id))).values;
  return {
    engine,
    admin,
    by,
    importOf,
    services,
    colleague: async () => (await makeMember(engine, workspace, adminGrants)).context,
    upload: async (name, bytes, context = admin) => {
      const { id, values } = await beginImport(services, context, name, Readable.from([bytes]));
      keys.set(id, (values['analysis'] as { readonly file: string }).file);
      return id;
    },
    rewrite: (id, bytes) => {
      files.contents.set(keys.get(id) ?? '', bytes);
    },
    check: (id, plan, context = admin) => checkNow(services, context, id, plan),
    begin: async (id, context = admin) => {
      await start(services, context, id, {});
    },
    run: async (id, context = admin) => {
      const { file } = (await importOf(id))['analysis'] as { readonly file: string };
      await runImport(engine, context, id, () => files.open(context, file));
    },
    end: () => testing.drop(),
  };
}

/** Runs a deed in a fresh firm. */
export async function inFirm(deed: (firm: Firm) => Promise<void>): Promise<void> {
  const firm = await openFirm();
  try {
    await deed(firm);
  } finally {
    await firm.end();
  }
}
