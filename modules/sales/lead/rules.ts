import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { assignLeads } from './assign.ts';
import { placeLeads } from '../territory/place-leads.ts';
import { scoreLeads } from './score.ts';

/** A lead's status, days and points agree; who is to care for it is found where nobody was named. */
export async function prepareLeads(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const isSystem = tx.context.actor.kind === 'system';
  for (const draft of drafts) {
    const { before, values } = draft;
    const from = before?.['status'];
    const to = values['status'];
    if (to === 'converted' && from !== 'converted' && !isSystem)
      refuse(draft, 'status', 'convert-instead', {
        fa: 'سرنخ با «تبدیل» به معامله می‌رسد، نه با تغییر وضعیت.',
        en: 'A lead is converted by its conversion, not by its status.',
      });
    if (from === 'converted' && to !== 'converted')
      refuse(draft, 'status', 'already-converted', {
        fa: 'این سرنخ معامله شده است؛ پیگیری را در معاملهٔ آن ادامه دهید.',
        en: 'This lead has become a deal; go on in the deal.',
      });
    if (to !== 'junk') values['junkReason'] = null;
    if (values['kind'] === 'organisation') {
      values['company'] = null;
      values['jobTitle'] = null;
    }
  }
  throwIfAny();
  await scoreLeads(tx, drafts);
  await placeLeads(tx, drafts);
  await assignLeads(tx, drafts);
  noteAcceptance(tx.context.now().toISOString(), drafts);
}

/** Whoever begins to work on a lead has accepted it; one that is closed waits for nobody. */
function noteAcceptance(now: string, drafts: readonly Draft[]): void {
  for (const { before, values } of drafts) {
    const isNew = values['status'] === 'new';
    if (before && before['status'] === 'new' && !isNew && openLeadStatuses.includes(String(values['status'])))
      values['acceptedAt'] ??= now;
    if (!isNew) values['acceptBy'] = null;
  }
}
