import { useMemo } from 'react';
import type { LucideIcon } from 'lucide-react';

import { say, type Locale } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';

import { listHref } from '../data/paths.ts';
import { useSchema } from '../data/schema.ts';
import { listSearch } from '../filter/address.ts';
import { useViews } from '../views/use-views.ts';
import { viewHref, type SavedView } from '../views/view.ts';
import { iconOf, rankOf } from './icons.ts';

/** One list in the navigation, with the views that were saved over it. */
export type ListPlace = {
  readonly href: string;
  readonly label: string;
  /** Its name in both languages, for who looks for it in the other one. */
  readonly sought: string;
  readonly icon: LucideIcon;
  readonly rank: number;
  readonly views: readonly { readonly label: string; readonly href: string }[];
};

const mostViews = 6;

/** The lists that this reader has, each variant by itself, with their saved views. */
export function usePlaces(locale: Locale): readonly ListPlace[] {
  const { objects } = useSchema();
  const { views } = useViews();
  return useMemo(
    () =>
      objects
        .filter(({ listed }) => listed)
        .flatMap((object) => placesOf(object, views, locale))
        .toSorted((one, other) => one.rank - other.rank),
    [objects, views, locale],
  );
}

function placesOf(object: ObjectContract, views: readonly SavedView[], locale: Locale): readonly ListPlace[] {
  const own = views.filter((view) => view.object === object.name);
  const linked = (variant: string | undefined) =>
    own
      .filter(({ definition }) => (object.variants.length === 0 ? true : definition.variant === variant))
      .slice(0, mostViews)
      .map((view) => ({ label: view.name, href: viewHref(view) }));
  if (object.variants.length === 0)
    return [
      {
        href: listHref(object.name),
        label: say(object.many, locale),
        sought: `${object.many.fa} ${object.many.en}`,
        icon: iconOf(object.name),
        rank: rankOf(object.name),
        views: linked(undefined),
      },
    ];
  return object.variants.map(({ name, many }) => ({
    href: `${listHref(object.name)}${listSearch({ variant: name })}`,
    label: say(many, locale),
    sought: `${many.fa} ${many.en}`,
    icon: iconOf(object.name, name),
    rank: rankOf(object.name, name),
    views: linked(name),
  }));
}
