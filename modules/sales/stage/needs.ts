import type { Phrase } from '#persian/bilingual.ts';
import type { Choice } from '#records/define/declare.ts';
import type { Filter } from '#records/query/query.ts';
import { stageNeedLabels, stageNeedNames, type StageNeedName } from '../contract/stage.ts';

/** Records of a deal that prove that something happened. */
type Proof = { readonly object: string; readonly where?: Filter };

export type StageNeed = {
  /** One of these is enough. */
  readonly proofs: readonly Proof[];
  /** What is said where there is none. */
  readonly missing: Phrase;
  /** A record that somebody may make at once, with the values that make it a proof; none where it takes more than a form. */
  readonly wants?: { readonly object: string; readonly values: Readonly<Record<string, unknown>> };
};

const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value });

export const stageNeeds: Readonly<Record<StageNeedName, StageNeed>> = {
  talked: {
    proofs: [{ object: 'call', where: is('outcome', 'answered') }],
    missing: { fa: 'هنوز گفت‌وگوی تلفنی ثبت نشده است.', en: 'No telephone talk is logged yet.' },
    wants: { object: 'call', values: { outcome: 'answered' } },
  },
  'meeting-held': {
    proofs: [{ object: 'meeting', where: is('state', 'held') }],
    missing: { fa: 'هنوز جلسه‌ای برگزار نشده است.', en: 'No meeting has been held yet.' },
    wants: { object: 'meeting', values: { state: 'held' } },
  },
  'decision-maker': {
    proofs: [{ object: 'deal_person', where: is('part', 'decides') }],
    missing: { fa: 'تصمیم‌گیرنده معلوم نیست.', en: 'Nobody is named who decides.' },
    wants: { object: 'deal_person', values: { part: 'decides' } },
  },
  lines: {
    proofs: [{ object: 'deal_line' }],
    missing: {
      fa: 'معامله ردیفی ندارد؛ در صفحهٔ آن محصولی بیفزایید.',
      en: 'The deal has no lines; add a product on its page.',
    },
  },
  'quote-sent': {
    // A version is kept of each sending, whatever becomes of the quote.
    proofs: [{ object: 'quote_version' }],
    missing: {
      fa: 'هنوز پیش‌فاکتوری فرستاده نشده است؛ آن را از صفحهٔ معامله بفرستید.',
      en: 'No quote has been sent yet; send one from the deal’s page.',
    },
  },
  'quote-accepted': {
    proofs: [{ object: 'quote', where: is('state', 'accepted') }],
    missing: { fa: 'مشتری هنوز پیش‌فاکتوری را نپذیرفته است.', en: 'The customer has accepted no quote yet.' },
  },
  'next-step': {
    proofs: [
      { object: 'task', where: is('done', false) },
      { object: 'meeting', where: is('state', 'planned') },
    ],
    missing: { fa: 'گام بعدی معلوم نیست.', en: 'There is no next step.' },
    wants: { object: 'task', values: { kind: 'follow-up' } },
  },
};

export const needChoices: readonly Choice[] = stageNeedNames.map((key) => ({
  key,
  label: stageNeedLabels[key],
}));
