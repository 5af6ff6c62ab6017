import type { Actor } from '#kernel/context/context.ts';
import { grantFor, isBringable, isWritable, readableFields, scopeFor } from '../access/visible.ts';
import type { FieldContract, ObjectContract, SchemaContract } from '../contract.ts';
import type {
  CalendarPlace,
  FieldDescriptor,
  ObjectDescriptor,
  Schema,
  Variant,
} from '../define/descriptor.ts';
import { recordFields } from '../define/record-fields.ts';
import { comparisonOf } from '../fields/index.ts';
import { operatorsOf } from '../query/operators.ts';

/** The schema as one actor may know it: objects he may read, without the fields hidden from him. */
export function describeSchema(schema: Schema, actor: Actor): SchemaContract {
  const objects = [...schema.objects.values()].filter((object) => scopeFor(actor, object, 'read') !== 'none');
  const lists = openLists(objects, actor);
  return {
    version: schema.version,
    objects: objects.map((object) => describeObject(object, actor, lists)),
    recordFields: [...recordFields.values()].map((field) => describe(field, true)),
  };
}

type Place = { readonly object: string; readonly field: string };

/** The open lists, and the fields by them that this reader may know. */
const openLists = (objects: readonly ObjectDescriptor[], actor: Actor): ReadonlyMap<unknown, Place[]> =>
  Map.groupBy(
    objects.flatMap((object) =>
      readableFields(actor, object)
        .filter(({ open }) => open)
        .map(({ name, open }) => ({ object: object.name, field: name, open })),
    ),
    ({ open }) => open,
  );

export function describeObject(
  object: ObjectDescriptor,
  actor: Actor,
  lists: ReadonlyMap<unknown, readonly Place[]> = new Map(),
): ObjectContract {
  const grant = grantFor(actor, object);
  const fields = readableFields(actor, object);
  const known = new Set(fields.map(({ name }) => name));
  const calendar = object.calendar && knownPlace(object.calendar, known);
  return {
    name: object.name,
    module: object.module,
    one: object.one,
    many: object.many,
    title: object.title,
    ...(object.owner ? { owner: object.owner } : {}),
    about: object.about,
    ...(object.activity ? { activity: object.activity } : {}),
    ...(object.pin !== undefined && known.has(object.pin) ? { pin: object.pin } : {}),
    variants: object.variants.map((variant) => knownVariant(variant, known)),
    listed: object.listed,
    ...(object.alike ? { alike: object.alike } : {}),
    ...(object.subject ? { subject: object.subject } : {}),
    ...(object.readByAll ? { readByAll: true as const } : {}),
    ...(object.order?.every(({ field }) => known.has(field)) ? { order: object.order } : {}),
    ...(calendar ? { calendar } : {}),
    custom: object.storage.in === 'shared',
    ...(object.course ? { course: object.course } : {}),
    ...(object.vocabulary ? { vocabulary: true as const } : {}),
    abilities: {
      create: grant.create,
      update: scopeFor(actor, object, 'update'),
      remove: scopeFor(actor, object, 'remove'),
      export: grant.export,
    },
    fields: fields.map((field) => ({
      ...describe(field, !isWritable(actor, object, field)),
      ...(field.brought && isBringable(actor, object, field) ? { brought: true as const } : {}),
      ...(field.open ? { open: { also: othersOf(lists.get(field.open), object, field) } } : {}),
    })),
  };
}

const othersOf = (
  places: readonly Place[] = [],
  object: ObjectDescriptor,
  { name }: FieldDescriptor,
): readonly Place[] =>
  places
    .filter((place) => place.object !== object.name || place.field !== name)
    .map((place) => ({ object: place.object, field: place.field }));

/** The variant's own arrangement without fields that are hidden from the reader. */
const knownVariant = (variant: Variant, known: ReadonlySet<string>): Variant =>
  variant.layout
    ? {
        ...variant,
        layout: variant.layout.map(({ title, fields }) => ({
          ...(title ? { title } : {}),
          fields: fields.filter((name) => known.has(name)),
        })),
      }
    : variant;

/** The place without fields that are hidden from the reader; none where its time or what ends it is. */
function knownPlace(place: CalendarPlace, known: ReadonlySet<string>): CalendarPlace | undefined {
  if (!known.has(place.at) || (place.over && !known.has(place.over.field))) return undefined;
  const { lasts, with: attended, place: where, ...rest } = place;
  return {
    ...rest,
    ...(lasts !== undefined && known.has(lasts) ? { lasts } : {}),
    ...(attended !== undefined && known.has(attended) ? { with: attended } : {}),
    ...(where !== undefined && known.has(where) ? { place: where } : {}),
  };
}

function describe(field: FieldDescriptor, readOnly: boolean): FieldContract {
  const comparison = comparisonOf(field);
  return {
    id: field.id,
    name: field.name,
    kind: field.kind,
    label: field.label,
    ...(field.hint ? { hint: field.hint } : {}),
    required: field.required,
    ...(field.ruled ? { ruled: true as const } : {}),
    readOnly,
    options: field.options,
    ...(field.section ? { section: field.section } : {}),
    comparison,
    operators: operatorsOf[comparison],
    sortable: comparison !== 'none',
    groupable: ['token', 'boolean', 'date', 'instant'].includes(comparison),
    measurable: comparison === 'number',
    ...(field.searchable ? { searchable: field.searchable } : {}),
    ...(field.default === undefined ? {} : { default: field.default }),
    custom: field.custom ?? false,
    ...(field.unique ? { unique: true as const } : {}),
    ...(field.rules ? { rules: field.rules } : {}),
    ...(field.madeWhen ? { madeWhen: field.madeWhen } : {}),
    ...(field.latest ? { latestOf: field.latest.from.map((source) => source.of) } : {}),
  };
}
