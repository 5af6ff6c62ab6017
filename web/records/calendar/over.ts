import type { CalendarPlace, Stored } from '#records/contract.ts';

/** Whether a record is over: done, called off, decided. Never where its object has no place in calendars. */
export const isOver = (place: CalendarPlace | undefined, { values }: Stored): boolean => {
  const over = place?.over;
  return over !== undefined && over.values.some((value) => value === values[over.field]);
};
