import { say } from '#persian/bilingual.ts';
import { addDays, isCivilDate } from '#persian/jalali/civil.ts';
import { periodOf } from '#persian/jalali/periods.ts';
import { team as teams } from '#records/access/objects.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import { periodSettings } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals, type Refusals } from '#records/write/refuse.ts';
import { goalMeasures, type GoalPeriod } from './choices.ts';

type Refuse = Refusals['refuse'];

/** A goal has a number or an amount, and whole Jalali days; it is a person's, a team's or everybody's. */
export async function prepareGoals(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    measure(draft, refuse);
    place(draft, tx);
    nameWhose(draft, refuse);
  }
  await giveTeamsToTheirManagers(tx, drafts);
  for (const draft of drafts) title(draft, tx);
  throwIfAny();
}

function measure(draft: Draft, refuse: Refuse): void {
  const { values } = draft;
  const count = values['count'] ?? null;
  const amount = (values['amount'] ?? null) as { readonly amount: string } | null;
  const counted = values['measure'];
  if (counted === 'revenue') values['count'] = null;
  if (counted !== 'revenue' && counted !== 'opportunities') values['amount'] = null;
  if (counted === 'calls' || counted === 'meetings') values['product'] = null;
  const target = counted === 'revenue' ? amount : counted === 'opportunities' ? (count ?? amount) : count;
  const field = counted === 'revenue' ? 'amount' : 'count';
  if (target === null)
    refuse(draft, field, 'goal-without-number', {
      fa: 'هدف بی‌عدد پذیرفته نیست؛ بنویسید تا پایان دوره به چه عددی می‌خواهید برسید.',
      en: 'A goal without a number is refused; write what you want to reach by the end of the period.',
    });
  if (counted === 'opportunities' && count !== null && amount !== null)
    refuse(draft, 'amount', 'goal-with-two-numbers', {
      fa: 'هدف یک عدد دارد: یا شمار یا مبلغ.',
      en: 'A goal has one number: a count or an amount.',
    });
  if (amount && !/[1-9]/.test(amount.amount.replace(/^-.*/, '')))
    refuse(draft, 'amount', 'goal-not-positive', {
      fa: 'مبلغ هدف باید بیش از صفر باشد.',
      en: 'The target amount is more than zero.',
    });
}

/** Any day of the period stands for it; the deadline is its last one. A day that is none the field itself refuses. */
function place({ values }: Draft, tx: RecordTx): void {
  const on = values['startsOn'];
  if (typeof on !== 'string' || !isCivilDate(on)) {
    values['endsOn'] ??= on;
    return;
  }
  const { from, to } = periodOf(on, (values['period'] ?? 'month') as GoalPeriod, periodSettings(tx));
  values['startsOn'] = from;
  values['endsOn'] = addDays(to, -1);
}

function nameWhose(draft: Draft, refuse: Refuse): void {
  const { values } = draft;
  if (values['scope'] !== 'team') values['team'] = null;
  else if ((values['team'] ?? null) === null)
    refuse(draft, 'team', 'goal-without-team', {
      fa: 'بگویید هدف کدام تیم است.',
      en: 'Say which team’s goal it is.',
    });
  if (values['scope'] === 'person' && (values['owner'] ?? null) === null)
    refuse(draft, 'owner', 'goal-without-person', {
      fa: 'بگویید هدف چه کسی است.',
      en: 'Say whose goal it is.',
    });
}

/** A team's manager answers for its goal where nobody else is named. */
async function giveTeamsToTheirManagers(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const unowned = drafts.filter(
    ({ values }) => values['scope'] === 'team' && typeof values['team'] === 'string' && !values['owner'],
  );
  if (unowned.length === 0) return;
  const found = await tx
    .bySystem('who manages the team of a goal')
    .records(teams)
    .some(unowned.map(({ values }) => String(values['team'])));
  for (const { values } of unowned) {
    const manager = found.get(String(values['team']))?.values['manager'] as Linked | null | undefined;
    values['owner'] = manager?.id ?? null;
  }
}

function title({ before, values }: Draft, tx: RecordTx): void {
  const { locale } = tx.context;
  const made = (of: Readonly<Record<string, unknown>>): string | undefined => {
    const counted = goalMeasures.find(({ key }) => key === of['measure']);
    const on = of['startsOn'];
    if (!counted || typeof on !== 'string' || !isCivilDate(on)) return undefined;
    const { label } = periodOf(on, of['period'] as GoalPeriod, periodSettings(tx));
    return `${say(counted.label, locale)} – ${say(label, locale)}`;
  };
  // A title that was made follows what it was made of; one that somebody wrote stays.
  const isMade = (values['title'] ?? null) === null || (before && values['title'] === made(before));
  if (isMade) values['title'] = made(values) ?? '—';
}
