import { localDigits } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { Change, Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import type { Refusals } from '#records/write/refuse.ts';
import { readPolicy } from '../policy/object.ts';
import { isSame } from '../same.ts';
import { salesPeriodClosed } from './problems.ts';

/** What figures of a closed period are made of. */
const figures = ['stage', 'amount', 'closedOn', 'owner', 'product', 'source', 'lossReason'] as const;

const lies = (day: unknown, closedUntil: string): boolean => typeof day === 'string' && day <= closedUntil;

/** Figures of a period that the firm has closed stay as they were told: nothing enters it, leaves it or changes in it. */
export function refuseInClosedPeriod(draft: Draft, closedUntil: string, refuse: Refusals['refuse']): void {
  const { before, values } = draft;
  if (!lies(before?.['closedOn'], closedUntil) && !lies(values['closedOn'], closedUntil)) return;
  const changed = figures.find((name) => !isSame(values[name], before?.[name]));
  if (changed !== undefined) refuse(draft, before ? changed : 'closedOn', 'period-closed', told(closedUntil));
}

/** Nor does anything of it go to the bin or come back. @throws salesPeriodClosed */
export async function keepClosedPeriod(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const gone = changes.filter(({ after, restored }) => !after || restored);
  if (gone.length === 0) return;
  const { closedUntil } = await readPolicy(tx);
  if (closedUntil === null) return;
  const isOfIt = ({ before, after }: Change): boolean => lies((after ?? before)?.['closedOn'], closedUntil);
  if (gone.some(isOfIt)) throw salesPeriodClosed({ told: told(closedUntil) });
}

const told = (closedUntil: string): Phrase => ({
  fa: `دوره تا ${localDigits(formatDate(closedUntil, { locale: 'fa' }), 'fa')} بسته است و بردها و باخت‌های آن تغییر نمی‌کنند. مدیر فروش می‌تواند آن را باز کند.`,
  en: `The period until ${formatDate(closedUntil, { locale: 'en' })} is closed: what was won or lost in it does not change. A sales manager can open it.`,
});
