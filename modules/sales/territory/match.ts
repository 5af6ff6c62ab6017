import { foldSearch } from '#persian/fold.ts';
import { findCities } from '#persian/places/cities.ts';
import { findProvince, placeKey } from '#persian/places/provinces.ts';
import type { Address, Linked } from '#records/define/declare.ts';
import { holds } from '#records/define/field-rules.ts';
import type { Filter } from '#records/query/query.ts';
import { itemsIn } from '../items.ts';

type Values = Readonly<Record<string, unknown>>;

/** A territory as it is held against somebody. */
export type Territory = {
  readonly id: string;
  readonly provinces: ReadonlySet<string>;
  /** By their keys: however they are spelt. */
  readonly cities: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly sectors: readonly string[];
  readonly condition: Filter | null;
  readonly team: string | null;
  readonly people: readonly string[];
};

const setOf = (value: unknown): ReadonlySet<string> => new Set(Array.isArray(value) ? value.map(String) : []);

export const territoryOf = (id: string, values: Values): Territory => ({
  id,
  provinces: setOf(values['provinces']),
  cities: new Set(itemsIn(values['cities']).map(placeKey)),
  kinds: setOf(values['kinds']),
  sectors: itemsIn(values['sectors']).map(foldSearch),
  condition: (values['condition'] as Filter | null | undefined) ?? null,
  team: (values['team'] as Linked | null | undefined)?.id ?? null,
  people: ((values['people'] as readonly Linked[] | null | undefined) ?? []).map((one) => one.id),
});

/** What of somebody a territory looks at; `party` are the values of a party that is known. */
export type Subject = {
  readonly kind: unknown;
  readonly address: unknown;
  readonly sector: unknown;
  readonly party: Values | undefined;
};

/** The first territory that somebody lies in. */
export const fittingTerritory = (
  territories: readonly Territory[],
  subject: Subject,
): Territory | undefined => {
  const place = placeOf(subject.address as Address | null | undefined);
  return territories.find((one) => fits(one, subject, place));
};

type Place = { readonly province: string | undefined; readonly city: string | undefined };

/** A city that only one province has tells its province as well. */
function placeOf(address: Address | null | undefined): Place {
  const city = address?.city?.trim() ?? '';
  const named = findProvince(address?.province ?? '');
  const known = named || city === '' ? [] : findCities(city);
  const province = named ?? (known.length === 1 ? known[0]?.province : undefined);
  return { province: province?.slug, city: city === '' ? undefined : placeKey(city) };
}

function fits(territory: Territory, subject: Subject, { province, city }: Place): boolean {
  const { provinces, cities, kinds, sectors, condition } = territory;
  // Cities stand beside provinces: «استان البرز و شهر قدس» is one territory.
  const somewhere = provinces.size > 0 || cities.size > 0;
  const there =
    (province !== undefined && provinces.has(province)) || (city !== undefined && cities.has(city));
  if (somewhere && !there) return false;
  if (kinds.size > 0 && !kinds.has(String(subject.kind))) return false;
  if (sectors.length > 0) {
    const sector = typeof subject.sector === 'string' ? foldSearch(subject.sector) : '';
    if (!sectors.some((one) => sector.includes(one))) return false;
  }
  return condition === null || (subject.party !== undefined && holds(condition, subject.party));
}
