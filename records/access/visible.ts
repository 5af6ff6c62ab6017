import type { Actor } from '#kernel/context/context.ts';
import { fullGrant, grantOn, type ObjectGrant, type Scope } from '#kernel/context/grants.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { idField, recordFields } from '../define/record-fields.ts';
import { unknownField } from '../problems.ts';
import type { RowSet } from '../query/row-set.ts';

export type Reach = 'read' | 'update' | 'remove';

/** What the actor may do with the object; the system may everything in its workspace. */
export function grantFor(actor: Actor, object: ObjectDescriptor): ObjectGrant {
  if (actor.kind === 'system') return fullGrant;
  const grant = grantOn(actor.grants, object.name);
  return object.readByAll && grant.read !== 'all' ? { ...grant, read: 'all' } : grant;
}

/** How far a right really reaches: an object without an owner knows only none and all. */
export function scopeFor(actor: Actor, object: ObjectDescriptor, reach: Reach): Scope {
  const scope = grantFor(actor, object)[reach];
  return scope !== 'none' && object.owner === undefined ? 'all' : scope;
}

/** The permission as a filter over rows of the object; it goes into every statement that reads or writes them. */
export function visibleRows({ tx, object, alias }: RowSet, reach: Reach): RawBuilder<unknown> {
  const { actor } = tx.context;
  const scope = scopeFor(actor, object, reach);
  if (scope === 'none') return sql`false`;
  if (reach === 'read' && object.sharedBy !== undefined && actor.kind === 'member')
    return sharedRows(actor, object, alias);
  if (scope === 'all' || actor.kind === 'system') return sql`true`;
  const owner = sql.ref(`${alias}.${ownerColumn(object)}`);
  if (scope === 'team') return sql`${owner} = any(${membersSeen(actor)}::uuid[])`;
  const selves = selvesOf(actor);
  return selves.length > 1 ? sql`${owner} = any(${selves}::uuid[])` : sql`${owner} = ${actor.memberId}::uuid`;
}

/** Himself, and those for whom he stands in. */
export const selvesOf = (actor: Extract<Actor, { kind: 'member' }>): readonly RecordId[] => [
  actor.memberId,
  ...(actor.standsInFor ?? []),
];

/** What one made oneself, what an owner of one's team shares with it, and what is shared with all. */
function sharedRows(
  actor: Extract<Actor, { kind: 'member' }>,
  object: ObjectDescriptor,
  alias: string,
): RawBuilder<unknown> {
  const sharing = object.fields.get(object.sharedBy ?? '')?.storage;
  if (sharing?.in !== 'columns') throw new Error(`${object.name} is not shared`);
  const owner = sql.ref(`${alias}.${ownerColumn(object)}`);
  const shared = sql.ref(`${alias}.${sharing.column}`);
  return sql`(${owner} = ${actor.memberId}::uuid or ${shared} = 'all'
    or (${shared} = 'team' and ${owner} = any(${membersSeen(actor)}::uuid[])))`;
}

/** The members whose records are all that the actor sees; undefined where it is no matter of owners alone. */
export function ownersSeen(
  actor: Actor,
  object: ObjectDescriptor,
  reach: Reach,
): readonly string[] | undefined {
  if (actor.kind === 'system' || object.sharedBy !== undefined) return undefined;
  const scope = scopeFor(actor, object, reach);
  if (scope === 'none' || scope === 'all') return undefined;
  return scope === 'own' ? selvesOf(actor) : membersSeen(actor);
}

/** The same of what the actor may see in the bin and bring back. */
export function ownersSeenInBin(actor: Actor, object: ObjectDescriptor): readonly string[] | undefined {
  const read = ownersSeen(actor, object, 'read');
  const remove = ownersSeen(actor, object, 'remove');
  return read && remove ? read.filter((one) => remove.includes(one)) : (read ?? remove);
}

const membersSeen = (actor: Extract<Actor, { kind: 'member' }>): readonly string[] => [
  ...new Set([...selvesOf(actor), ...actor.teamMemberIds]),
];

/** The column that says who is responsible: always one of the object's own table, for scopes stand in every statement. */
export function ownerColumn(object: ObjectDescriptor): string {
  const owner = object.owner === undefined ? undefined : object.fields.get(object.owner);
  if (owner?.storage.in !== 'columns') throw new Error(`${object.name} has no owner`);
  return owner.storage.column;
}

/** The field, where it exists and the actor may read it; a hidden one does not exist for him. Every record has its stamps. */
export function readableField(actor: Actor, object: ObjectDescriptor, name: string): FieldDescriptor {
  const field =
    object.fields.get(name) ?? recordFields.get(name) ?? (name === idField.name ? idField : undefined);
  if (!field || isHidden(actor, object, field))
    throw unknownField({ object: object.one, name: name.slice(0, 80) }, { field: name.slice(0, 80) });
  return field;
}

/** Whether the field does not exist for the actor: it is denied him, or computed from what is. */
export function isHidden(
  actor: Actor,
  object: ObjectDescriptor,
  { name, storage }: FieldDescriptor,
): boolean {
  if (actor.kind === 'system') return false;
  const { fields } = grantFor(actor, object);
  if (fields[name] === 'hidden') return true;
  if (storage.in === 'formula') return storage.inputs.some((input) => fields[input] === 'hidden');
  if (storage.in !== 'rollUp') return false;
  const there = grantOn(actor.grants, storage.of);
  return (
    (there.read === 'none' && !storage.readByAll) ||
    storage.needs.some((need) => there.fields[need] === 'hidden')
  );
}

/** All fields that the actor may read, in the order of declaration. */
export const readableFields = (actor: Actor, object: ObjectDescriptor): FieldDescriptor[] =>
  [...object.fields.values()].filter((field) => !isHidden(actor, object, field));

export const isWritable = (actor: Actor, object: ObjectDescriptor, field: FieldDescriptor): boolean =>
  !field.readOnly && grantFor(actor, object).fields[field.name] === undefined;

/** Whether a file that the actor brings in may give the field. */
export const isBringable = (actor: Actor, object: ObjectDescriptor, field: FieldDescriptor): boolean =>
  (!field.readOnly || field.brought === true) && grantFor(actor, object).fields[field.name] === undefined;
