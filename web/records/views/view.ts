import type { Filter, ObjectContract, Sort, Stored } from '#records/contract.ts';

import { isLinked } from '../data/values.ts';

export type ViewColumn = { readonly field: string; readonly width?: number; readonly frozen?: boolean };
export type ViewLayout =
  | { readonly kind: 'list' }
  | { readonly kind: 'board'; readonly by: string; readonly measure?: string }
  | { readonly kind: 'calendar'; readonly by: string };

/** What a saved view holds, as its object on the server understands it. */
export type ViewDefinition = {
  readonly filter?: Filter;
  readonly variant?: string;
  readonly sort: readonly Sort[];
  readonly columns: readonly ViewColumn[];
  /** By what the list is grouped: `stage`, `createdAt:month`. */
  readonly group?: string;
  readonly layout: ViewLayout;
};

export type Visibility = 'mine' | 'team' | 'all';

export type SavedView = {
  readonly record: Stored;
  readonly id: string;
  readonly name: string;
  readonly object: string;
  readonly definition: ViewDefinition;
  readonly visibility: Visibility;
  readonly isMine: boolean;
  readonly position: number | null;
};

/** The object under which views are records like all others. */
export const viewObject = 'saved_view';

/** A record of a view; undefined for what is no view of a kind that we can show. */
export function readView(record: Stored, me: string): SavedView | undefined {
  const { name, object, definition, visibility, owner, position } = record.values;
  if (typeof name !== 'string' || typeof object !== 'string') return undefined;
  if (typeof definition !== 'object' || definition === null) return undefined;
  const { filter, variant, sort, columns, layout, group } = definition as Partial<ViewDefinition>;
  return {
    record,
    id: record.id,
    name,
    object,
    definition: {
      ...(filter ? { filter } : {}),
      ...(variant ? { variant } : {}),
      sort: sort ?? [],
      columns: columns ?? [],
      ...(group ? { group } : {}),
      layout: layout ?? { kind: 'list' },
    },
    visibility: visibility === 'team' || visibility === 'all' ? visibility : 'mine',
    isMine: isLinked(owner) && owner.id === me,
    position: typeof position === 'number' ? position : null,
  };
}

/** The place that makes a view the one its list opens with. */
export const defaultPosition = 0;

/** What a list opens with: my own default, else what a colleague made everybody's; undefined for the plain list. */
export const defaultView = (views: readonly SavedView[]): SavedView | undefined => {
  const defaults = views.filter(({ position }) => position === defaultPosition);
  return defaults.find(({ isMine }) => isMine) ?? defaults[0];
};

/** Where a view is seen: a list, or the board that it lays out. */
export const viewHref = ({ object, id, definition }: SavedView): string =>
  `/r/${object}${definition.layout.kind === 'board' ? '/board' : ''}?view=${id}`;

/** Whether a view makes sense for this reader: it may name a list or fields that are gone. */
export const variantOf = (object: ObjectContract, name: string | undefined) =>
  object.variants.find((variant) => variant.name === name);
