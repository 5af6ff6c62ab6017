import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { beSeenWithDeals, linkId } from '../deal/beside.ts';

/** A filter lists so many values at most. */
const mostCompared = 500;

/** It is called by its competitor, met once on a deal, and gets a deal only that is lost. */
export async function prepareMet(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const deals = await beSeenWithDeals(tx, drafts);
  const names = await tx
    .bySystem('names of competitors')
    .recordsOf('competitor')
    .some(drafts.map(({ values }) => linkId(values['competitor'])));
  const met = await alreadyMet(tx, drafts);
  for (const draft of drafts) {
    const { values } = draft;
    const competitor = linkId(values['competitor']);
    const name = names.get(competitor)?.values['name'];
    values['title'] = typeof name === 'string' ? name : '—';
    const mark = `${linkId(values['deal'])} ${competitor}`;
    const holder = met.get(mark);
    if (holder !== undefined && holder !== draft.id)
      refuse(draft, 'competitor', 'already-met', {
        fa: 'این رقیب در این معامله ثبت شده است؛ همان را ویرایش کنید.',
        en: 'This competitor is noted on the deal already; change that one.',
      });
    met.set(mark, draft.id);
    if (values['gotIt'] === true && deals.get(linkId(values['deal']))?.values['status'] === 'won')
      refuse(draft, 'gotIt', 'deal-is-ours', {
        fa: 'این معامله را ما برده‌ایم.',
        en: 'We have won this deal.',
      });
    const price = values['price'] as { readonly amount: string } | null | undefined;
    if (price?.amount.startsWith('-'))
      refuse(draft, 'price', 'negative', { fa: 'قیمت منفی نیست.', en: 'A price is not negative.' });
  }
  throwIfAny();
}

/** Those of the drafts' deals that were met before; by pages, for a batch may be a thousand. */
async function alreadyMet(tx: RecordTx, drafts: readonly Draft[]): Promise<Map<string, string>> {
  const met = new Map<string, string>();
  const deals = [...new Set(drafts.map(({ values }) => linkId(values['deal'])))].filter((id) => id !== '');
  const records = tx.bySystem('competitors that were met').recordsOf('deal_competitor');
  for (let start = 0; start < deals.length; start += mostCompared) {
    const filter = { field: 'deal', op: 'in', value: deals.slice(start, start + mostCompared) } as const;
    let cursor: string | undefined;
    do {
      const page = await records.page({
        filter,
        fields: ['deal', 'competitor'],
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id, values } of page.records)
        met.set(`${linkId(values['deal'])} ${linkId(values['competitor'])}`, id);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return met;
}
