import { say, type Locale } from '#persian/bilingual.ts';
import {
  membersOf,
  type FieldContract,
  type ObjectContract,
  type SchemaContract,
} from '#records/contract.ts';
import type { Option } from '#web/kit/index.ts';

import { fieldOf, targetOf } from '../data/schema.ts';
import { fieldsOf } from '../form/layout.ts';

/** A field that a column may go to, its own or one of a linked record: `team.manager`. */
export type Place = {
  readonly path: string;
  readonly field: FieldContract;
  readonly links: readonly FieldContract[];
};

const unfillable: ReadonlySet<string> = new Set(['structured', 'files', 'formula', 'rollUp', 'serial']);

const fillable = (fields: readonly FieldContract[]): readonly FieldContract[] =>
  fields.filter(({ readOnly, brought, kind }) => (!readOnly || brought) && !unfillable.has(kind));

/** A member of a value as a text of its own: the city of an address. */
const memberPlaces = ({ path, field, links }: Place): readonly Place[] =>
  membersOf(field.kind).map(({ name, label, max }) => ({
    path: `${path}.${name}`,
    field: { ...field, name, label, kind: 'text', comparison: 'text', required: false, options: { max } },
    links: [...links, field],
  }));

/** The field at a path of links, or its member; undefined where the reader has no such field. */
export const placeAt = (schema: SchemaContract, object: ObjectContract, path: string): Place | undefined => {
  const names = path.split('.');
  const links: FieldContract[] = [];
  let holder: ObjectContract | undefined = object;
  for (const [index, name] of names.entries()) {
    const field: FieldContract | undefined = holder && fieldOf(holder, name);
    if (!field) return undefined;
    if (index === names.length - 1) return { path, field, links };
    if (index === names.length - 2 && membersOf(field.kind).length > 0)
      return memberPlaces({ path: names.slice(0, -1).join('.'), field, links }).find(
        (one) => one.path === path,
      );
    links.push(field);
    holder = schema.objects.find((one) => one.name === targetOf(field));
  }
  return undefined;
};

/** «تیم › مدیر» */
export const placeName = ({ field, links }: Place, locale: Locale): string =>
  [...links, field].map((one) => say(one.label, locale)).join(' › ');

/** All places for a column: the object's own fields, then those of records that may be made on the way. */
export const placesOf = (
  schema: SchemaContract,
  object: ObjectContract,
  variant: string | undefined,
  creatable: readonly string[],
): readonly Place[] => {
  const one = object.variants.find(({ name }) => name === variant);
  const own = fillable(fieldsOf(object, one)).filter(({ name }) => name !== one?.where.field);
  const beyond = creatable
    .filter((path) => !path.includes('.'))
    .flatMap((path) => own.find(({ name }) => name === path) ?? [])
    .flatMap((link) => {
      const target = schema.objects.find(({ name }) => name === targetOf(link));
      return fillable(target?.fields ?? [])
        .filter(({ name }) => name !== target?.title)
        .map((field) => ({ path: `${link.name}.${field.name}`, field, links: [link] }));
    });
  return [...own.map((field): Place => ({ path: field.name, field, links: [] })), ...beyond].flatMap(
    (place) => [place, ...memberPlaces(place)],
  );
};

export const placeOption = (place: Place, locale: Locale): Option => ({
  id: place.path,
  label: placeName(place, locale),
  ...(place.field.section && place.links.length === 0 ? { detail: say(place.field.section, locale) } : {}),
});
