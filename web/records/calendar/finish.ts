import type { Words } from '#web/kit/index.ts';

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
  const how = source.place.over;
  if (!source.finishable || !how) return undefined;
  return over
    ? { values: { [how.field]: beforeOver(entry) }, told: text.isOpen(title) }
    : { values: { [how.field]: how.to }, told: text.isDone(title) };
}

/** What a record holds that is not over: false, or the first choice that does not end it. */
const beforeOver = ({ source: { object, place } }: Finishable): unknown => {
  const field = object.fields.find(({ name }) => name === place.over?.field);
  if (field?.kind !== 'choice') return false;
  return choicesOf(field).find(({ key }) => !place.over?.values.includes(key))?.key ?? null;
};
