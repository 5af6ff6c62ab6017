import type { Actor } from '#kernel/context/context.ts';
import { fullGrant, grantOn, type ObjectGrant, type Scope } from '#kernel/context/grants.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { unknownField } from '../problems.ts';
import { fieldColumn } from '../query/field-sql.ts';

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

/** The permission as a filter over rows of the object under `alias`; it goes into every statement that reads or writes them. */
export function visibleRows(
  actor: Actor,
  object: ObjectDescriptor,
  reach: Reach,
  alias: string,
): RawBuilder<unknown> {
  const scope = scopeFor(actor, object, reach);
  if (scope === 'none') return sql`false`;
  if (reach === 'read' && object.sharedBy !== undefined && actor.kind === 'member')
    return sharedRows(actor, object, alias);
  if (scope === 'all' || actor.kind === 'system') return sql`true`;
  const owner = ownerColumn(object, alias);
  return scope === 'own'
    ? sql`${owner} = ${actor.memberId}::uuid`
    : sql`${owner} = any(${membersSeen(actor)}::uuid[])`;
}

/** What one made oneself, what an owner of one's team shares with it, and what is shared with all. */
function sharedRows(
  actor: Extract<Actor, { kind: 'member' }>,
  object: ObjectDescriptor,
  alias: string,
): RawBuilder<unknown> {
  const sharing = object.fields.get(object.sharedBy ?? '');
  if (!sharing) throw new Error(`${object.name} is not shared`);
  const owner = ownerColumn(object, alias);
  const shared = fieldColumn(sharing, alias);
  return sql`(${owner} = ${actor.memberId}::uuid or ${shared} = 'all'
    or (${shared} = 'team' and ${owner} = any(${membersSeen(actor)}::uuid[])))`;
}

const membersSeen = (actor: Extract<Actor, { kind: 'member' }>): readonly string[] => [
  ...new Set([actor.memberId, ...actor.teamMemberIds]),
];

function ownerColumn(object: ObjectDescriptor, alias: string): RawBuilder<unknown> {
  const owner = object.owner === undefined ? undefined : object.fields.get(object.owner);
  if (!owner) throw new Error(`${object.name} has no owner`);
  return fieldColumn(owner, alias);
}

/** The field, where it exists and the actor may read it; a hidden one does not exist for him. */
export function readableField(actor: Actor, object: ObjectDescriptor, name: string): FieldDescriptor {
  const field = object.fields.get(name);
  if (!field || grantFor(actor, object).fields[name] === 'hidden')
    throw unknownField({ object: object.one, name: name.slice(0, 80) }, { field: name.slice(0, 80) });
  return field;
}

/** All fields that the actor may read, in the order of declaration. */
export const readableFields = (actor: Actor, object: ObjectDescriptor): FieldDescriptor[] => {
  const { fields } = grantFor(actor, object);
  return [...object.fields.values()].filter((field) => fields[field.name] !== 'hidden');
};

export const isWritable = (actor: Actor, object: ObjectDescriptor, field: FieldDescriptor): boolean =>
  !field.readOnly && grantFor(actor, object).fields[field.name] === undefined;
