import type { Phrase } from '#persian/bilingual.ts';
import type { KindName } from './kind-name.ts';

/** One text of a value that has several; a column of a file may hold it alone. */
export type FieldMember = {
  readonly name: string;
  readonly label: Phrase;
  /** Most UTF-16 units. */
  readonly max: number;
  /** Other names under which files know it. */
  readonly aliases: readonly string[];
  /** Takes several columns: a street of two lines. */
  readonly several?: true;
};

/** A postal address, from the widest to the narrowest but for its code and country, as people read it. */
export const addressMembers = [
  {
    name: 'province',
    label: { fa: 'استان', en: 'Province' },
    max: 80,
    aliases: [
      'نام استان',
      'state',
      'state region',
      'state province',
      'state county',
      'county',
      'address region',
    ],
  },
  {
    name: 'city',
    label: { fa: 'شهر', en: 'City' },
    max: 80,
    aliases: ['نام شهر', 'شهرستان', 'town', 'city town', 'locality', 'city town village locality'],
  },
  {
    name: 'line',
    label: { fa: 'خیابان و پلاک', en: 'Street and number' },
    max: 500,
    aliases: [
      'خیابان',
      'نشانی خیابان',
      'آدرس خیابان',
      'پلاک',
      'صندوق پستی',
      'street',
      'street address',
      'address line',
      'street road name',
      'street name',
      'house number',
      'extended address',
      'apartment suite no',
      'po box',
    ],
    several: true,
  },
  {
    name: 'postalCode',
    label: { fa: 'کد پستی', en: 'Postal code' },
    max: 20,
    aliases: ['zip', 'zip code', 'postcode', 'zip postal code', 'postal zip code'],
  },
  {
    name: 'country',
    label: { fa: 'کشور', en: 'Country' },
    max: 80,
    aliases: ['نام کشور', 'country region', 'country territory'],
  },
] as const satisfies readonly FieldMember[];

/** The texts of which a value of this kind is made, in the order in which people read them; none of most kinds. */
export const membersOf = (kind: KindName): readonly FieldMember[] =>
  kind === 'address' ? addressMembers : [];
