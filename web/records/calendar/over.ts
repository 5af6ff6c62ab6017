import type { CalendarPlace, Filter, ObjectContract, Stored } from '#records/contract.ts';

import { fieldOf } from '../data/schema.ts';

/** Whether a record is over: done, called off, decided. Never where its object has no place in calendars. */
export const isOver = (place: CalendarPlace | undefined, { values }: Stored): boolean => {
  const over = place?.over;
  return over !== undefined && over.values.some((value) => value === values[over.field]);
};

/** The conditions of what is not over. */
export function notOver(object: ObjectContract): readonly Filter[] {
  const over = object.calendar?.over;
  if (!over) return [];
  const { field, values } = over;
  const [only] = values;
  if (fieldOf(object, field)?.kind === 'yesNo') return [{ field, op: 'eq', value: only !== true }];
  return [{ field, op: 'notIn', value: values }];
}
