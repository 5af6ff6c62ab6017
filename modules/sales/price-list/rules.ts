import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals, type Refusals } from '#records/write/refuse.ts';
import { refusePrice } from './amounts.ts';

/** A list's days are in order, and one alone is the default: whichever was named last. */
export async function preparePriceLists(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) refuseTurnedTerm(draft, refuse);
  throwIfAny();
  const chosen = drafts.filter(
    ({ before, values }) => values['isDefault'] === true && !before?.['isDefault'],
  );
  for (const draft of chosen.slice(0, -1)) draft.values['isDefault'] = false;
  const last = chosen.at(-1);
  if (!last) return;
  const lists = tx.bySystem('only one price list is the default').recordsOf('price_list');
  const { records } = await lists.page({ filter: { field: 'isDefault', op: 'eq', value: true }, fields: [] });
  const former = records.filter(({ id }) => !drafts.some((draft) => draft.id === id));
  await lists.update(former.map(({ id }) => ({ id, values: { isDefault: false } })));
  for (const draft of drafts) if (draft !== last && draft.before) draft.values['isDefault'] = false;
}

/** A price is of a list or of a customer, is none below zero, and its days are in order. */
export async function preparePrices(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const { list, party } = draft.values;
    if (!list === !party)
      refuse(draft, 'list', 'list-or-party', {
        fa: 'فهرست قیمت را برگزینید یا مشتری را، یکی از این دو.',
        en: 'Choose a price list or a customer, one of the two.',
      });
    refusePrice(draft, 'price', refuse);
    refuseTurnedTerm(draft, refuse);
  }
  throwIfAny();
  return Promise.resolve();
}

function refuseTurnedTerm(draft: Draft, refuse: Refusals['refuse']): void {
  const { validFrom, validTo } = draft.values;
  if (typeof validFrom === 'string' && typeof validTo === 'string' && validTo < validFrom)
    refuse(draft, 'validTo', 'ends-before-it-begins', {
      fa: 'پایان پیش از آغاز است.',
      en: 'It ends before it begins.',
    });
}
