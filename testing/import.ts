import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { takeUpCheck } from '#records/quality/import/being-checked.ts';
import type { CheckResult } from '#records/quality/import/check.ts';
import { runCheck, startCheck } from '#records/quality/import/checking.ts';
import type { ImportFiles, ImportServices } from '#records/quality/import/imports.ts';
import type { RecordEngine } from '#records/records.ts';

const nobody = (): Promise<void> => Promise.resolve();

/** What imports need, without a queue of jobs: a test does them by hand. */
export const importServices = (engine: RecordEngine, files: ImportFiles): ImportServices => ({
  engine,
  files,
  enqueue: nobody,
  enqueueCheck: nobody,
  enqueueUndo: nobody,
});

/** Asks for the check of a file and does it at once, as its job would. */
export async function checkNow(
  services: ImportServices,
  context: Context,
  id: string,
  plan: unknown,
): Promise<CheckResult> {
  await startCheck(services, context, id, plan);
  const job = newId();
  await takeUpCheck(services.engine, context, id, job, false);
  await runCheck(services, context, id, job);
  const { values } = await services.engine.transact(context, (tx) => tx.recordsOf('import').get(id));
  if (values['state'] !== 'checked') throw new Error(`The import is ${String(values['state'])}`);
  return values['findings'] as CheckResult;
}
