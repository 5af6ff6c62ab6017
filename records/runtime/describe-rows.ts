import { member, pinMark } from '../define/declare.ts';
import { describeField } from '../define/define-object.ts';
import type { FieldDescriptor, FieldStorage, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import type { FieldDefinition, ObjectDefinitionRow } from './definitions.ts';
import { isOwnObjectName } from './names.ts';

export type FieldRow = {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly definition: FieldDefinition;
};
export type ObjectRow = {
  readonly id: string;
  readonly name: string;
  readonly definition: ObjectDefinitionRow;
};

/** The module to which everything made on screen belongs. */
export const ownModule = 'workspace';

/** The descriptor of a field made on screen: what code would have declared. @throws where its options do not fit its kind */
export function describeRow({ id, object, name, definition }: FieldRow): FieldDescriptor {
  const { hint, searchable, section } = definition;
  const described = describeField(
    object,
    name,
    {
      kind: definition.kind,
      options: definition.options,
      label: definition.label,
      required: definition.required,
      unique: definition.unique,
      ...(hint ? { hint } : {}),
      ...(searchable ? { searchable } : {}),
      ...(section ? { section } : {}),
      ...(definition.default === undefined ? {} : { default: definition.default }),
    },
    storageOf(definition),
  );
  return {
    ...described,
    id,
    custom: true,
    ...(searchable && !isOwnObjectName(object) ? { searchable: 'own' as const } : {}),
    ...(definition.converting ? { readOnly: true } : {}),
  };
}

/** Fields by name. One whose options a release no longer knows rests, rather than shut the workspace out. */
export function describeRows(rows: readonly FieldRow[]): Map<string, FieldDescriptor> {
  const fields = new Map<string, FieldDescriptor>();
  for (const row of rows) {
    if (!kinds[row.definition.kind]?.options.safeParse(row.definition.options).success) continue;
    fields.set(row.name, describeRow(row));
  }
  return fields;
}

function storageOf({ kind, key, keys }: FieldDefinition): FieldStorage {
  if (kind === 'links' || kind === 'files') return { in: 'links' };
  if (kind === 'formula' || kind === 'rollUp') return { in: 'computed' };
  return {
    in: 'custom',
    key,
    ...(keys === 'none' ? {} : { keyed: true }),
    ...(keys === 'ready' ? { mirrored: true } : {}),
  };
}

const owner = (object: string): FieldDescriptor =>
  describeField(object, 'owner', member({ label: { fa: 'مسئول', en: 'Owner' } }), {
    in: 'columns',
    column: 'owner_id',
  });

const pin = 'pinned';

/** By which a record is pinned on timelines. It stands in the records' documents, under a key that no field made on screen has. */
const pinned = (object: string): FieldDescriptor =>
  describeField(object, pin, pinMark(), { in: 'custom', key: pin });

/** The descriptor of an object made on screen: its records share one table, and each has an owner. */
export function describeObjectRow(
  { id, name, definition }: ObjectRow,
  rows: readonly FieldRow[],
): ObjectDescriptor {
  const fields = describeRows(rows);
  const about = [...fields.values()]
    .filter(({ kind, options }) => kind === 'link' && options['to'] === 'party')
    .map(({ name: link }) => link);
  // What is about nobody stands on no timeline; a field of that name that the workspace made itself stays its own.
  const pins = about.length > 0 && !fields.has(pin);
  return {
    name,
    module: ownModule,
    one: definition.one,
    many: definition.many,
    storage: { in: 'shared', objectId: id },
    fields: new Map([...fields, ['owner', owner(name)], ...(pins ? [[pin, pinned(name)] as const] : [])]),
    title: 'name',
    owner: 'owner',
    about,
    ...(pins ? { pin } : {}),
    variants: [],
    lifecycle: {},
    listed: true,
    readByAll: false,
  };
}
