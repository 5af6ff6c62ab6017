import { foldSearch } from '../fold.ts';
import { sortKey } from '../sort-key.ts';
import { CITIES } from './cities.data.ts';
import { findProvince, placeKey, PROVINCES } from './provinces.ts';
import type { Province } from './provinces.ts';

/**
 * Cities are a table of 40 KB: load this file when it is needed (`await import('#persian/places/cities.ts')`). The
 * provinces stand apart, in a small one.
 */
export type City = { readonly name: string; readonly county: string; readonly province: Province };

const citiesOf = (province: Province): City[] =>
  (CITIES[province.slug] ?? '').split(';').flatMap((entry) => {
    const [county = '', names = ''] = entry.split(':');
    return names
      .split(',')
      .filter((name) => name !== '')
      .map((name) => ({ name, county, province }));
  });

/** All cities, in the order of provinces and counties. */
export const ALL_CITIES: readonly City[] = PROVINCES.flatMap(citiesOf);

const byKey = Map.groupBy(ALL_CITIES, ({ name }) => placeKey(name));

/** Cities of a province in Persian order, for a picker. */
export const citiesIn = (province: Province): City[] =>
  citiesOf(province).sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));

/** Counties («شهرستان») of a province. */
export const countiesIn = (province: Province): string[] =>
  (CITIES[province.slug] ?? '').split(';').map((entry) => entry.split(':')[0] ?? '');

/**
 * Cities of the name, however it is spelt; several where provinces share one (سردشت). A province, by any of its names,
 * narrows the search.
 */
export const findCities = (name: string, provinceName?: string): readonly City[] => {
  const found = byKey.get(placeKey(name.slice(0, 100))) ?? [];
  if (provinceName === undefined) return found;
  const province = findProvince(provinceName);
  return found.filter((city) => city.province === province);
};

/** Cities whose name begins with the typed letters, at most so many; for a picker. */
export const suggestCities = (typed: string, limit = 20): City[] => {
  const start = foldSearch(typed.slice(0, 100)).replaceAll(' ', '');
  if (start === '') return [];
  return ALL_CITIES.filter(({ name }) => placeKey(name).startsWith(start)).slice(0, limit);
};
