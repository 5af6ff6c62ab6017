import type { Context } from '#kernel/context/context.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { patiently } from '../patience.ts';
import type { OpenFile } from './analyse.ts';
import { importObject } from './object.ts';
import { forgetKeys } from './own-keys.ts';
import { runPass } from './run.ts';
import { variantNamed } from './match.ts';
import { inOrder, mayBeOf, siblingsOf, type Sibling } from './siblings.ts';

/**
 * Brings in all files of a set that are set going, each after those that it leans on, and then links what stood in a circle.
 * A file that came alone is a set of its own. Calling it again goes on where it stopped.
 */
export async function runTogether(
  engine: RecordEngine,
  context: Context,
  id: string,
  open: (file: string) => ReturnType<OpenFile>,
  signal?: AbortSignal,
): Promise<void> {
  const read = () => patiently(() => engine.transact(context, (tx) => setOf(tx, id)), signal);
  const pass = async (which: 1 | 2): Promise<void> => {
    for (const { id: one, analysis } of await read())
      await runPass(engine, context, one, which, () => open(analysis.file), signal);
  };
  await pass(1);
  // One that was paused, or stopped, still owes the others its rows.
  if (
    (await read()).some(
      ({ state, pass: at }) =>
        ['ready', 'paused', 'failed'].includes(state) || (state === 'running' && at === 1),
    )
  )
    return;
  await pass(2);
  const all = await read();
  if (all.every(({ state }) => ['done', 'cancelled', 'undone'].includes(state)))
    await engine.transact(context, (tx) =>
      forgetKeys(
        tx,
        all.map((one) => one.id),
      ),
    );
}

async function setOf(tx: RecordTx, id: string): Promise<readonly Sibling[]> {
  const system = tx.bySystem('import');
  const record = await system.records(importObject).find(id);
  return record ? inOrder(await siblingsOf(system, record), (one, other) => leansOn(tx, one, other)) : [];
}

/** By a link that goes by the other's keys, or by the names of such records: people lean on the companies that employ them. */
function leansOn(tx: RecordTx, { plan }: Sibling, other: Sibling): boolean {
  if (!plan || !other.plan) return false;
  if (plan.from.some((one) => one.import === other.id)) return true;
  const { object, variant } = other.plan;
  if (plan.object === object && plan.variant === variant) return false;
  const fields = tx.schema.objects.get(plan.object)?.fields;
  const of = tx.schema.objects.get(object);
  return [...plan.columns, ...plan.templates].some(({ target }) => {
    const field = fields?.get(target);
    return field?.options['to'] === object && of !== undefined && mayBeOf(field, variantNamed(of, variant));
  });
}
