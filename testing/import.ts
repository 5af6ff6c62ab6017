import { Readable } from 'node:stream';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { takeUpCheck } from '#records/quality/import/being-checked.ts';
import type { CheckResult } from '#records/quality/import/check.ts';
import { runCheck, startCheck } from '#records/quality/import/checking.ts';
import { start } from '#records/quality/import/going.ts';
import { readIssuesOf, type ImportFiles, type ImportServices } from '#records/quality/import/imports.ts';
import type { Decision, Issue } from '#records/quality/import/issues.ts';
import { runImport } from '#records/quality/import/run.ts';
import type { RecordEngine } from '#records/records.ts';

/** Files of imports that lie in memory, each under a key of its own; `contents` may be looked into and written over. */
type FilesInMemory = ImportFiles & { readonly contents: Map<string, Buffer> };

export function filesInMemory(): FilesInMemory {
  const contents = new Map<string, Buffer>();
  return {
    contents,
    save: async (_context, bytes) => {
      const key = newId();
      const chunks: Buffer[] = [];
      for await (const chunk of bytes) chunks.push(Buffer.from(chunk as Uint8Array));
      contents.set(key, Buffer.concat(chunks));
      return key;
    },
    open: (_context, key) => Promise.resolve(Readable.from([contents.get(key) ?? Buffer.alloc(0)])),
  };
}

const nobody = (): Promise<void> => Promise.resolve();

/** What imports need, without a queue of jobs: a test does them by hand. */
export const importServices = (engine: RecordEngine, files: ImportFiles): ImportServices => ({
  engine,
  files,
  enqueue: nobody,
  enqueueCheck: nobody,
  enqueueUndo: nobody,
});

/** The same, which keeps what would be run in its order, for files that come in together. */
export function queueingServices(
  engine: RecordEngine,
  files: ImportFiles,
): { readonly services: ImportServices; readonly queued: string[] } {
  const queued: string[] = [];
  const enqueue: ImportServices['enqueue'] = (_tx, id) => Promise.resolve(void queued.push(id));
  return { queued, services: { ...importServices(engine, files), enqueue } };
}

/** What a check found, with all its issues, card by card. */
export type Checked = CheckResult & { readonly issues: readonly Issue[] };

/** Asks for the check of a file and does it at once, as its job would. */
export async function checkNow(
  services: ImportServices,
  context: Context,
  id: string,
  plan: unknown,
): Promise<Checked> {
  await startCheck(services, context, id, plan);
  const job = newId();
  await takeUpCheck(services.engine, context, id, job, false);
  await runCheck(services, context, id, job);
  const { values } = await services.engine.transact(context, (tx) => tx.recordsOf('import').get(id));
  if (values['state'] !== 'checked') throw new Error(`The import is ${String(values['state'])}`);
  const findings = values['findings'] as CheckResult;
  const issues: Issue[] = [];
  for (const { card, values: all } of findings.cards)
    for (let from = 0; from < all;) {
      const page = await readIssuesOf(services, context, id, card, from);
      if (page.length === 0) throw new Error(`${card} ends at ${from} of ${all}`);
      issues.push(...page);
      from += page.length;
    }
  return { ...findings, issues };
}

/** Brings in a checked file with what is decided beside the suggestions, as its job would. @returns the import's values */
export async function runNow(
  services: ImportServices,
  context: Context,
  id: string,
  decisions: Readonly<Record<string, Decision>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { engine, files } = services;
  const read = async () => (await engine.transact(context, (tx) => tx.recordsOf('import').get(id))).values;
  await start(services, context, id, decisions);
  const { file } = (await read())['analysis'] as { readonly file: string };
  await runImport(engine, context, id, () => files.open(context, file));
  return read();
}
