import { findCities } from '../places/cities.ts';
import { findProvince, type Province } from '../places/provinces.ts';
import { withoutAddressLabel } from './lines.ts';

export type CardAddress = {
  readonly province?: string;
  readonly city?: string;
  readonly line?: string;
  readonly postalCode?: string;
};

export type FoundAddress = { readonly parts: CardAddress; readonly areaCode: string | undefined };

const mostInLine = 500;

/** An address of one or more lines: its city and province by name, the rest as it is written. */
export function readAddress(
  lines: readonly string[],
  postalCode: string | undefined,
): FoundAddress | undefined {
  const text = lines.map(withoutAddressLabel).join('، ').replaceAll(/\s+/g, ' ');
  if (text === '' && postalCode === undefined) return undefined;
  const segments = text
    .split(/\s*[،,]\s*|\s+[-–—]\s+/)
    .map((one) => one.trim())
    .filter(Boolean);
  const rest: string[] = [];
  let province: Province | undefined;
  let city: string | undefined;
  for (const segment of segments) {
    const named = segment.replace(/^(?:استان|شهرستان|شهر|city of)\s+/i, '').replaceAll(/[.]/g, '');
    const asCity = city === undefined ? findCities(named)[0] : undefined;
    const asProvince = findProvince(named);
    if (segment.startsWith('استان') && asProvince) province = asProvince;
    else if (asCity) {
      city = asCity.name;
      province ??= asCity.province;
    } else if (asProvince) {
      province = asProvince;
      // «Tehran» is no city of the table in Latin letters, but its province says which is meant.
      if (city === undefined) city = findCities(asProvince.name.fa)[0]?.name;
    } else if (!/^(?:ایران|iran)$/i.test(named)) rest.push(segment);
  }
  const line = rest.join(/[آ-ی]/.test(text) ? '، ' : ', ').slice(0, mostInLine);
  return {
    parts: {
      ...(province ? { province: province.name.fa } : {}),
      ...(city === undefined ? {} : { city }),
      ...(line === '' ? {} : { line }),
      ...(postalCode === undefined ? {} : { postalCode }),
    },
    areaCode: province?.areaCode,
  };
}
