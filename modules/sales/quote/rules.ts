import type { Linked } from '#records/define/declare.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import { todayOf } from '#records/query/civil.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { isSame } from '../same.ts';
import { firstTemplate } from './template.ts';

/** What a customer reads; a change of it after sending makes the next version. */
const content = ['template', 'language', 'validUntil', 'terms'] as const;

/** Days of validity where no template says otherwise. */
export const usualDays = 10;

/** A quote takes from its deal and its template what nobody said; what was sent is not changed but followed by a draft. */
export async function prepareQuotes(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const today = todayOf(tx);
  const bySystem = tx.context.actor.kind === 'system';
  await fillIn(tx, drafts, today);
  for (const draft of drafts) {
    const { before, values } = draft;
    const isNew = (name: string): boolean => !isSame(before?.[name], values[name]);
    if (before && isNew('deal'))
      refuse(draft, 'deal', 'stays', {
        fa: 'پیش‌فاکتور در معاملهٔ خود می‌ماند؛ برای معاملهٔ دیگر پیش‌فاکتور تازه بسازید.',
        en: 'A quote stays with its deal; make a new one for another deal.',
      });
    // The system may say that one is past its day.
    if (
      !bySystem &&
      isNew('validUntil') &&
      typeof values['validUntil'] === 'string' &&
      values['validUntil'] < today
    )
      refuse(draft, 'validUntil', 'in-the-past', {
        fa: 'تاریخ اعتبار گذشته است.',
        en: 'This day is in the past.',
      });
    if (!before || bySystem || !content.some(isNew) || before['state'] === 'draft') continue;
    if (before['state'] === 'accepted')
      refuse(draft, content.find(isNew) ?? 'state', 'accepted', {
        fa: 'مشتری این پیش‌فاکتور را پذیرفته است و دیگر عوض نمی‌شود؛ پیش‌فاکتور تازه بسازید.',
        en: 'The customer has accepted this quote and it stays as it is; make a new one.',
      });
    Object.assign(values, nextVersion(before));
  }
  throwIfAny();
}

/** What makes of a quote that was sent the draft of its next version. */
export const nextVersion = (values: Readonly<Record<string, unknown>>) => ({
  state: 'draft',
  edition: Number(values['edition']) + 1,
  sentAt: null,
  openedAt: null,
  decidedAt: null,
  decidedBy: null,
  comment: null,
});

async function fillIn(tx: RecordTx, drafts: readonly Draft[], today: string): Promise<void> {
  const fresh = drafts.filter(({ before }) => !before);
  if (fresh.length === 0) return;
  // As the actor: whoever does not see the deal makes no quote of it.
  const deals = await tx.recordsOf('deal').some(fresh.map(({ values }) => String(values['deal'])));
  const standard = await firstTemplate(tx);
  const named = await tx
    .bySystem('the template of a new quote')
    .recordsOf('quote_template')
    .some(
      fresh.flatMap(({ values }) => (typeof values['template'] === 'string' ? [values['template']] : [])),
    );
  const idOf = (stored: Stored | undefined, name: string): string | null =>
    (stored?.values[name] as Linked | null | undefined)?.id ?? null;
  for (const { values } of fresh) {
    const deal = deals.get(String(values['deal']));
    const template = named.get(String(values['template'])) ?? standard;
    values['party'] = idOf(deal, 'party');
    values['owner'] = idOf(deal, 'owner');
    values['template'] ??= template?.id ?? null;
    values['language'] ??= template?.values['language'] ?? 'fa';
    values['terms'] ??= template?.values['terms'] ?? null;
    values['validUntil'] ??= addDays(today, Number(template?.values['validDays'] ?? usualDays));
  }
}
