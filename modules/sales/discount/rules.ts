import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { refuseShare } from '../price-list/amounts.ts';

/** A limit is of a role or of a team, and a share of a hundred. */
export async function prepareDiscountLimits(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    refuseShare(draft, 'percent', refuse);
    if (!draft.values['role'] === !draft.values['team'])
      refuse(draft, 'role', 'role-or-team', {
        fa: 'نقش را برگزینید یا تیم را، یکی از این دو.',
        en: 'Choose a role or a team, one of the two.',
      });
  }
  throwIfAny();
  return Promise.resolve();
}
