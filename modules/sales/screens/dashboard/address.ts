import { isCivilDate, type CivilDate, type CivilRange } from '#persian/jalali/civil.ts';
import { PERIOD_KINDS, type PeriodKind } from '#persian/jalali/periods.ts';

import { assumptionNames, mayAssume, type Assumptions } from '../../contract/what-if.ts';

/** A page of sales figures as its address tells it: `?period=quarter&on=2026-11-22&of=me&look=table`. What is not said is as usual. */
export type DashboardAddress = {
  readonly pipeline: string | undefined;
  readonly period: PeriodKind;
  /** A day within the period; today where it is not said. */
  readonly on: CivilDate | undefined;
  /** Days of one's own choice in place of a period; half-open. */
  readonly free: CivilRange | undefined;
  /** `me`, or the id of a member or a team. */
  readonly of: string | undefined;
  readonly look: 'picture' | 'table';
  /** What a change is told against. */
  readonly against: 'before' | 'lastYear';
  /** By what a page tells its figures, where it has a choice: `team`, `source`. */
  readonly by: string | undefined;
  /** What a forecast is asked to assume. */
  readonly assumed: Assumptions;
};

/** Reads what the router parsed; anything may stand there, and what makes no sense is passed over. */
export function readDashboardAddress(
  raw: Readonly<Record<string, unknown>>,
  usual: PeriodKind,
): DashboardAddress {
  const text = (name: string): string | undefined => {
    const value = raw[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const day = (name: string): CivilDate | undefined => {
    const value = text(name);
    return value !== undefined && isCivilDate(value) ? value : undefined;
  };
  const percent = (name: string): number => {
    const value = Number(raw[name] ?? 0);
    return mayAssume(value) ? value : 0;
  };
  const [from, to] = [day('from'), day('to')];
  return {
    pipeline: text('pipeline'),
    period: PERIOD_KINDS.find((kind) => kind === raw['period']) ?? usual,
    on: day('on'),
    free: from !== undefined && to !== undefined && from < to ? { from, to } : undefined,
    of: text('of'),
    look: raw['look'] === 'table' ? 'table' : 'picture',
    against: raw['against'] === 'lastYear' ? 'lastYear' : 'before',
    by: text('by'),
    assumed: {
      winRate: percent('winRate'),
      price: percent('price'),
      fresh: percent('fresh'),
    },
  };
}

/** The search part of an address, without what is as usual. */
export function writeDashboardAddress(address: DashboardAddress, usual: PeriodKind): Record<string, string> {
  const { period, ...wish } = wishOf(address);
  return {
    ...wish,
    ...(period === undefined || period === usual ? {} : { period }),
    ...(address.look === 'table' ? { look: 'table' } : {}),
    ...(address.against === 'lastYear' ? { against: 'lastYear' } : {}),
    ...(address.by === undefined ? {} : { by: address.by }),
    ...Object.fromEntries(
      assumptionNames
        .filter((name) => address.assumed[name] !== 0)
        .map((name) => [name, String(address.assumed[name])]),
    ),
  };
}

/** The same as the router takes it, which would put quotes around the text of a number. */
export const searchOf = (ask: Readonly<Record<string, string>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(ask).map(([name, value]) => [name, isAssumption(name) ? Number(value) : value]),
  );

const isAssumption = (name: string): boolean => assumptionNames.some((one) => one === name);

/** What one page tells its figures by, or assumes, means nothing on another. */
export const withoutChoice = (raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(raw).filter(([name]) => name !== 'by' && name !== 'report' && !isAssumption(name)),
  );

/** What of it the figures are asked by. */
export const wishOf = ({ pipeline, period, on, free, of }: DashboardAddress): Record<string, string> => ({
  ...(pipeline === undefined ? {} : { pipeline }),
  ...(free ?? { period, ...(on === undefined ? {} : { on }) }),
  ...(of === undefined ? {} : { of }),
});
