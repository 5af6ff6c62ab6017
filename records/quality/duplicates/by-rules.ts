import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { Draft } from '../../define/lifecycle.ts';
import type { RecordTx } from '../../records.ts';
import type { Values } from './likeness.ts';

/**
 * Values of new records as the object's own rules complete them: a person is compared by his whole name, which they make of
 * its parts. What they refuse stays as it is, and is told when somebody writes it.
 */
export async function completedByRules(
  tx: RecordTx,
  object: ObjectDescriptor,
  all: readonly Values[],
): Promise<readonly Values[]> {
  const drafts = all.map((values): Draft => ({ id: newId(), values: { ...values } }));
  try {
    await object.lifecycle.prepare?.(tx, drafts);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  return drafts.map(({ values }) => values);
}
