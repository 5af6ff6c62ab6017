import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';

/** Of a task that another product knew as done nobody tells when; it was no later than its day, if that is past. */
function doneAt(tx: RecordTx, dueAt: unknown): string {
  const now = tx.context.now().toISOString();
  return tx.context.cause.kind === 'import' && typeof dueAt === 'string' && dueAt < now ? dueAt : now;
}

/** When a task is done the time is noted; a reminder comes before what it reminds of. */
export async function prepareTasks(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const { before, values } = draft;
    if (values['done'] !== true) values['doneAt'] = null;
    else if (before?.['done'] !== true) values['doneAt'] ??= doneAt(tx, values['dueAt']);
    const { dueAt, remindAt } = values;
    if (typeof dueAt === 'string' && typeof remindAt === 'string' && remindAt > dueAt)
      refuse(draft, 'remindAt', 'reminds-too-late', {
        fa: 'یادآور باید پیش از سررسید باشد.',
        en: 'The reminder must come before the due time.',
      });
  }
  throwIfAny();
  return Promise.resolve();
}
