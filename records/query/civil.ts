import { civilDateOf, TEHRAN } from '#persian/jalali/instants.ts';
import { fiscalYearStart, type PeriodSettings } from '#persian/jalali/periods.ts';
import type { Tx } from '#kernel/database/database.ts';

/** The time zone whose midnights bound the workspace's days. */
export function zoneOf({ workspace }: Pick<Tx, 'workspace'>): string {
  const zone = workspace.settings['timeZone'];
  return typeof zone === 'string' && isZone(zone) ? zone : TEHRAN;
}

const known = new Map<string, boolean>();

function isZone(zone: string): boolean {
  const found = known.get(zone) ?? tryZone(zone);
  known.set(zone, found);
  return found;
}

function tryZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The workspace's civil day at the moment of the deed. */
export const todayOf = (tx: Pick<Tx, 'workspace' | 'context'>): string =>
  civilDateOf(tx.context.now().toISOString(), zoneOf(tx));

/** When the workspace's fiscal year begins; 1 Farvardin where its settings say nothing valid. */
export function periodSettings({ workspace }: Pick<Tx, 'workspace'>): PeriodSettings {
  const start = workspace.settings['fiscalYearStart'] as PeriodSettings['fiscalYearStart'];
  if (typeof start !== 'object') return {};
  try {
    return { fiscalYearStart: fiscalYearStart({ fiscalYearStart: start }) };
  } catch {
    return {};
  }
}
