import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';

/** When a task is done the time is noted; a reminder comes before what it reminds of. */
export async function prepareTasks(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const { before, values } = draft;
    if (values['done'] !== true) values['doneAt'] = null;
    else if (before?.['done'] !== true) values['doneAt'] ??= tx.context.now().toISOString();
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
