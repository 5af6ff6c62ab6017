import type { Entry } from './entries.ts';

/** One of the ten categorical colours: of what it is, or of whom where several people share a calendar. */
export const colorOf = ({ source, people }: Entry, several: boolean, shown: readonly string[]): number => {
  const person = several ? shown.find((id) => people.some((one) => one.id === id)) : undefined;
  return person === undefined ? source.place.color : personColor(person, shown);
};

/** By the order in which they were chosen: no two of the eight look alike, and none is grey. */
export const personColor = (id: string, shown: readonly string[]): number =>
  Math.max(0, shown.indexOf(id)) % 9;

/** A quiet fill of the colour under ink, with its full tone along the inline start. */
export const blockClass =
  'border-s-[3px] border-cat bg-[color-mix(in_oklab,var(--cat)_15%,var(--surface-1))] text-ink';

/** Time in which nobody works: a step into the page, which lies darker than paper in both themes. */
export const restClass = 'bg-[light-dark(var(--surface-2),var(--surface-0))]';
