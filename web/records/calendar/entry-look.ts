import { categoryOf } from '#web/kit/index.ts';

import type { Entry } from './entries.ts';

/** One of the ten categorical colours: of what it is, or of whom where several people share a calendar. */
export const colorOf = ({ source, people }: Entry, several: boolean, shown: readonly string[]): number => {
  if (!several) return source.place.color;
  const person = people.find(({ id }) => shown.includes(id)) ?? people[0];
  return person?.title ? categoryOf(person.title) : source.place.color;
};

/** A quiet fill of the colour under ink, with its full tone along the inline start. */
export const blockClass =
  'border-s-[3px] border-cat bg-[color-mix(in_oklab,var(--cat)_15%,var(--surface-1))] text-ink';

/** Time in which nobody works: a step into the page, which lies darker than paper in both themes. */
export const restClass = 'bg-[light-dark(var(--surface-2),var(--surface-0))]';
