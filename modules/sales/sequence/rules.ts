import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { faultsOf } from '../contract/script.ts';
import type { SequenceDefinition } from '../contract/sequence.ts';
import { stepTime } from './step-time.ts';

/** A step's words hold no place that nobody can fill. */
export async function prepareSequences(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const { steps = [] } = (draft.values['definition'] ?? {}) as Partial<SequenceDefinition>;
    const said = steps.map(({ key, title, text }) => ({
      key,
      title,
      say: `${title} ${text}`,
      answers: [{ key: 'on', label: 'on', to: 'end' }],
    }));
    const unknown = faultsOf({ steps: said, objections: [] }).find(({ code }) => code === 'unknown-place');
    if (unknown) refuse(draft, 'definition', unknown.code, unknown.message);
  }
  throwIfAny();
  return Promise.resolve();
}

/** Who enters a sequence begins with its first step; who goes on after a pause waits no second time. */
export async function prepareEnrolments(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const ids = drafts.flatMap(({ values }) =>
    typeof values['sequence'] === 'string' ? [values['sequence']] : [],
  );
  const sequences = await tx
    .bySystem('the steps of sequences')
    .recordsOf('sequence')
    .some([...new Set(ids)]);
  const now = tx.context.now();
  const bySystem = tx.context.actor.kind === 'system';
  for (const draft of drafts) {
    const { before, values } = draft;
    const found = sequences.get(String(values['sequence']));
    if (!before) {
      const first = (found?.values['definition'] as SequenceDefinition | undefined)?.steps[0];
      values['name'] ??= found?.values['name'] ?? '';
      values['nextStep'] ??= 1;
      values['startedAt'] ??= now.toISOString();
      values['dueAt'] ??= stepTime(tx, now.toISOString(), first?.after ?? 0);
      if (!['party', 'lead', 'deal'].some((name) => (values[name] ?? null) !== null))
        refuse(draft, 'party', 'nobody', {
          fa: 'توالی پیگیری برای یک شخص، سرنخ یا معامله است.',
          en: 'A sequence is for a party, a lead or a deal.',
        });
    }
    const isOver = values['state'] === 'stopped' || values['state'] === 'finished';
    if (isOver) values['dueAt'] = null;
    if (values['state'] === 'stopped') values['stopReason'] ??= 'by-hand';
    else values['stopReason'] = null;
    // The system takes back what somebody stopped by a slip.
    if (!bySystem && before && (before['state'] === 'stopped' || before['state'] === 'finished') && !isOver)
      refuse(draft, 'state', 'over', {
        fa: 'این پیگیری تمام شده است؛ برای آغاز دوباره آن را از نو در توالی بگذارید.',
        en: 'This one is over; to begin again, enrol anew.',
      });
  }
  throwIfAny();
}
