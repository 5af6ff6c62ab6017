import { grantOn, scopes, type Grants, type ObjectGrant, type Scope } from './grants.ts';

const rank = (scope: Scope): number => scopes.indexOf(scope);
const lesser = (a: Scope, b: Scope): Scope => (rank(a) <= rank(b) ? a : b);

/** Whether these grants hold all that the others do: nobody hands on what he has not. */
export function covers(mine: Grants, other: Grants): boolean {
  if (mine.admin) return true;
  if (other.admin) return false;
  return (
    other.deeds.every((deed) => mine.deeds.includes(deed)) &&
    Object.entries(other.objects).every(([name, grant]) => coversObject(grantOn(mine, name), grant))
  );
}

const coversObject = (mine: ObjectGrant, other: ObjectGrant): boolean =>
  (['read', 'update', 'remove'] as const).every((right) => rank(mine[right]) >= rank(other[right])) &&
  (mine.create || !other.create) &&
  (mine.export || !other.export) &&
  (!reachesAnything(other) ||
    Object.entries(mine.fields).every(
      ([name, limit]) => other.fields[name] === 'hidden' || other.fields[name] === limit,
    ));

const reachesAnything = ({ read, create, update, remove }: ObjectGrant): boolean =>
  create || read !== 'none' || update !== 'none' || remove !== 'none';

/** What both allow: a key that speaks for a member within a role. */
export function meet(a: Grants, b: Grants): Grants {
  if (a.admin) return b;
  if (b.admin) return a;
  const names = Object.keys(a.objects).filter((name) => name in b.objects);
  return {
    admin: false,
    objects: Object.fromEntries(names.map((name) => [name, meetObject(grantOn(a, name), grantOn(b, name))])),
    deeds: a.deeds.filter((deed) => b.deeds.includes(deed)),
  };
}

const meetObject = (a: ObjectGrant, b: ObjectGrant): ObjectGrant => ({
  read: lesser(a.read, b.read),
  create: a.create && b.create,
  update: lesser(a.update, b.update),
  remove: lesser(a.remove, b.remove),
  export: a.export && b.export,
  fields: Object.fromEntries(
    [...Object.keys(a.fields), ...Object.keys(b.fields)].map((name) => [
      name,
      a.fields[name] === 'hidden' || b.fields[name] === 'hidden' ? 'hidden' : 'read-only',
    ]),
  ),
});
