import type { ObjectContract } from '#records/contract.ts';

/** Objects that the engine keeps for itself: nobody adds fields to them. */
const ofTheEngine: ReadonlySet<string> = new Set([
  'role',
  'import',
  'saved_view',
  'stage_change',
  'file',
  'relation',
]);

export const isShaped = ({ name }: ObjectContract): boolean => !ofTheEngine.has(name);

export type ObjectGroups = {
  readonly own: readonly ObjectContract[];
  readonly listed: readonly ObjectContract[];
  readonly rest: readonly ObjectContract[];
};

/** Those made here, those that are worked with every day, and what serves them. */
export const groupsOf = (objects: readonly ObjectContract[]): ObjectGroups => {
  const shaped = objects.filter(isShaped);
  return {
    own: shaped.filter(({ custom }) => custom),
    listed: shaped.filter(({ custom, listed }) => !custom && listed),
    rest: shaped.filter(({ custom, listed }) => !custom && !listed),
  };
};

export const objectHref = (name: string): string => `/settings/objects/${name}`;
