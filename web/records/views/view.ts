import type { Filter, ObjectContract, Sort, Stored } from '#records/contract.ts';

import { isLinked } from '../data/values.ts';

export type ViewColumn = { readonly field: string; readonly width?: number; readonly frozen?: boolean };
export type ViewLayout =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'board';
      readonly by: string;
      readonly measure?: string;
      /** Whose stages are the columns, where it is not the first. */
      readonly pipeline?: string;
    }
  | { readonly kind: 'calendar'; readonly by: string }
  | ReportLayout;
/** A page of figures: its path, and what its address asks. */
export type ReportLayout = {
  readonly kind: 'report';
  readonly path: string;
  readonly ask: Readonly<Record<string, string>>;
};

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
  /** For whom its list opens with it. */
  readonly opensFor: 'me' | 'all' | null;
};

/** The object under which views are records like all others. */
export const viewObject = 'saved_view';

/** A record of a view; undefined for what is no view of a kind that we can show. */
export function readView(record: Stored, me: string): SavedView | undefined {
  const { name, object, definition, visibility, owner, position, opensFor } = record.values;
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
    opensFor: opensFor === 'me' || opensFor === 'all' ? opensFor : null,
  };
}

/** What a list opens with: my own choice, else what somebody chose for everybody; undefined for the plain list. */
export const defaultView = (views: readonly SavedView[]): SavedView | undefined =>
  views.find(({ isMine, opensFor }) => isMine && opensFor === 'me') ??
  views.find(({ isMine, opensFor }) => isMine && opensFor === 'all') ??
  views.find(({ opensFor }) => opensFor === 'all');

/** Those of mine that another default would stand beside: the same list, laid out alike. */
export const rivalsOf = (view: SavedView, views: readonly SavedView[]): readonly SavedView[] =>
  views.filter(
    (other) =>
      other.isMine &&
      other.id !== view.id &&
      other.opensFor !== null &&
      other.definition.variant === view.definition.variant &&
      other.definition.layout.kind === view.definition.layout.kind,
  );

/** The new places of my views when one is put where another stands: those alone whose place becomes another. */
export function placesAfter(
  mine: readonly SavedView[],
  id: string,
  to: number,
): readonly { readonly view: SavedView; readonly position: number }[] {
  const from = mine.findIndex((view) => view.id === id);
  const moved = mine[from];
  if (!moved || to < 0 || to >= mine.length || from === to) return [];
  return mine
    .toSpliced(from, 1)
    .toSpliced(to, 0, moved)
    .map((view, at) => ({ view, position: at + 1 }))
    .filter(({ view, position }) => view.position !== position);
}

/** Where a view is seen: a list, the board that it lays out, or the page of a report. */
export const viewHref = ({ object, id, definition: { layout } }: SavedView): string =>
  layout.kind === 'report'
    ? `${layout.path}?${new URLSearchParams({ ...layout.ask, report: id }).toString()}`
    : `/r/${object}${layout.kind === 'board' ? '/board' : ''}?view=${id}`;

/** A report is seen on a page of its own, and never as a list. */
export const isReport = ({ definition }: SavedView): boolean => definition.layout.kind === 'report';

/** Whether a view makes sense for this reader: it may name a list or fields that are gone. */
export const variantOf = (object: ObjectContract, name: string | undefined) =>
  object.variants.find((variant) => variant.name === name);
