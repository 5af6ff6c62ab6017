import type { CalendarPlace, ObjectContract } from '#records/contract.ts';
import type { Words } from '#web/kit/index.ts';

import { fieldOf } from '../data/schema.ts';
import { choicesOf } from '../fields/choice.tsx';
import type { Values } from '../data/values.ts';
import type { Entry } from './entries.ts';
import type { calendarWords } from './words.ts';

/** An entry, or a record that stands at no time. */
type Finishable = Pick<Entry, 'source' | 'over' | 'title'>;

/** What marks an entry done, or opens it again, and how that is told; undefined where nobody says so by hand. */
export function finishing(
  entry: Finishable,
  text: Words<Pick<typeof calendarWords, 'isDone' | 'isOpen'>>,
): { readonly values: Values; readonly told: string } | undefined {
  const { source, over, title } = entry;
  if (!source.finishable) return undefined;
  return { values: marking(source.object, !over), told: over ? text.isOpen(title) : text.isDone(title) };
}

/** What marks a record as over, or opens it again; nothing where no person says so. */
export function marking(object: ObjectContract, over: boolean): Values {
  const how = object.calendar?.over;
  if (how?.to === undefined) return {};
  return { [how.field]: over ? how.to : beforeOver(object, how) };
}

/** What a record holds that is not over: false, or the first choice that does not end it. */
function beforeOver(
  object: ObjectContract,
  { field: name, values }: NonNullable<CalendarPlace['over']>,
): unknown {
  const field = fieldOf(object, name);
  if (field?.kind !== 'choice') return false;
  return choicesOf(field).find(({ key }) => !values.includes(key))?.key ?? null;
}
