import { civilDateOf, instantOf } from '#persian/jalali/instants.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals, type Refusals } from '#records/write/refuse.ts';
import { readPolicy } from '../policy/object.ts';
import { readStages, type Stage, type Stages } from '../stage/stages.ts';
import { sumDrafts } from '../deal-line/sum-deals.ts';
import { refuseInClosedPeriod } from './closed-period.ts';
import { asBooksTellIt } from './brought.ts';
import { nameDeals } from './naming.ts';

type Refuse = Refusals['refuse'];

/** What a deal says of itself agrees: its stage with its pipeline, its status and days with its stage. */
export async function prepareDeals(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const stages = await readStages(tx);
  const now = tx.context.now().toISOString();
  const today = civilDateOf(now);
  const { closedUntil } = await readPolicy(tx);
  const isBrought = tx.context.cause.kind === 'import';
  for (const draft of drafts) {
    if (isBrought) asBooksTellIt(draft, stages);
    place(draft, stages, refuse);
    const day = isBrought ? null : today;
    close(draft, day, refuse);
    datePlausibly(draft, day, refuse);
    if (draft.values['stage'] !== draft.before?.['stage'] || !draft.values['stageSince'])
      noteSince(draft, now, today);
    refuseNegative(draft, refuse);
    if (closedUntil !== null) refuseInClosedPeriod(draft, closedUntil, refuse);
  }
  await sumDrafts(tx, drafts, refuse);
  await nameDeals(tx, drafts);
  throwIfAny();
}

const isGiven = ({ before, values }: Draft, name: string): boolean =>
  (values[name] ?? null) !== null && values[name] !== (before?.[name] ?? null);

/** The pipeline follows the stage; a deal that only changes its pipeline enters it at a stage of the same kind. */
function place(draft: Draft, stages: Stages, refuse: Refuse): void {
  const { values } = draft;
  const stage = target(draft, stages);
  if (!stage) {
    // No such stage: the check of links says so. Until then the deal counts as open.
    values['status'] ??= 'open';
    return;
  }
  if (isGiven(draft, 'stage') && isGiven(draft, 'pipeline') && values['pipeline'] !== stage.pipeline)
    refuse(draft, 'stage', 'not-in-pipeline', {
      fa: 'این مرحله از آن کاریز نیست.',
      en: 'This stage is not of that pipeline.',
    });
  values['stage'] = stage.id;
  values['pipeline'] = stage.pipeline;
  values['status'] = stage.kind;
}

function target(draft: Draft, stages: Stages): Stage | undefined {
  const { before, values } = draft;
  if ((values['stage'] ?? null) === null) return stages.first('open', values['pipeline']);
  if (before && isGiven(draft, 'pipeline') && !isGiven(draft, 'stage'))
    return stages.first(stages.get(values['stage'])?.kind ?? 'open', values['pipeline']);
  return stages.get(values['stage']);
}

/**
 * Who wins or loses is done on a day; who is open again is not, and has no reason to have lost. `today` is null where deals are
 * brought in from elsewhere: one that was lost years ago was not lost today because its book does not tell the day.
 */
function close(draft: Draft, today: string | null, refuse: Refuse): void {
  const { before, values } = draft;
  if (values['status'] === 'open') {
    if (isGiven(draft, 'closedOn'))
      refuse(draft, 'closedOn', 'not-closed', {
        fa: 'معاملهٔ باز تاریخ بسته شدن ندارد؛ نخست مرحلهٔ آن را به برد یا باخت ببرید.',
        en: 'An open deal has no closing day; move it to won or lost first.',
      });
    values['closedOn'] = null;
  } else if (today !== null && before?.['status'] !== values['status'] && !isGiven(draft, 'closedOn'))
    values['closedOn'] = today;
  else values['closedOn'] ??= before?.['closedOn'] ?? null;
  if (values['status'] === 'lost') return;
  if (isGiven(draft, 'lossReason'))
    refuse(draft, 'lossReason', 'not-lost', {
      fa: 'دلیل باخت از آن معامله‌ای است که باخته باشد.',
      en: 'Only a lost deal has a reason of loss.',
    });
  values['lossReason'] = null;
}

/**
 * `today` is null where deals are brought in from elsewhere: a day that their book does not tell is unknown, and stays so when
 * something else of them is changed.
 */
function datePlausibly(draft: Draft, today: string | null, refuse: Refuse): void {
  const { before, values } = draft;
  const closedOn = values['closedOn'];
  const isUnknown = before && (before['openedOn'] ?? null) === null;
  if (today !== null && !isUnknown)
    values['openedOn'] ??= typeof closedOn === 'string' && closedOn < today ? closedOn : today;
  const { openedOn } = values;
  if (typeof closedOn === 'string' && typeof openedOn === 'string' && closedOn < openedOn)
    refuse(draft, 'closedOn', 'closed-before-opened', {
      fa: 'تاریخ بسته شدن پیش از تاریخ آغاز است.',
      en: 'The closing day is before the day it was opened.',
    });
}

/**
 * Since when the deal stands where it stands. One that is brought in with days of the past has, as far as anyone knows,
 * stood in its stage since then. The system may say it more exactly.
 */
function noteSince(draft: Draft, now: string, today: string): void {
  const { before, values } = draft;
  if (isGiven(draft, 'stageSince')) return;
  const day = values['closedOn'] ?? values['openedOn'];
  values['stageSince'] = !before && typeof day === 'string' && day < today ? instantOf(day) : now;
}

function refuseNegative(draft: Draft, refuse: Refuse): void {
  const amount = draft.values['amount'] as { readonly amount: string } | null | undefined;
  if (isGiven(draft, 'amount') && amount?.amount.startsWith('-'))
    refuse(draft, 'amount', 'negative', {
      fa: 'مبلغ معامله منفی نیست.',
      en: 'The amount of a deal is not negative.',
    });
}
