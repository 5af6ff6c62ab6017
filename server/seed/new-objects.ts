import { noGrant, type Grants } from '#kernel/context/grants.ts';
import { role } from '#records/access/objects.ts';
import type { Module, StandardRole } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { standardRoles } from './roles.ts';

/**
 * Gives the standard roles of a workspace their rights on objects that are new to it. A role is known by its first name;
 * one that was named otherwise is the administrators' own, and they decide what it may do.
 */
export async function grantNewObjects(
  tx: RecordTx,
  modules: readonly Module[],
  objects: readonly string[],
): Promise<void> {
  if (objects.length === 0) return;
  const { records } = await tx.records(role).page({ limit: 200 });
  const changes = records.flatMap(({ id, values }) => {
    const standard = standardOf(String(values['name']));
    const grants = values['grants'] as Grants;
    if (!standard || grants.admin) return [];
    const added = objects.flatMap((object) => {
      const grant = modules.map(({ rights }) => rights?.[standard][object]).find(Boolean);
      return grant && !(object in grants.objects) ? [[object, { ...noGrant, ...grant }] as const] : [];
    });
    if (added.length === 0) return [];
    return [
      { id, values: { grants: { ...grants, objects: { ...grants.objects, ...Object.fromEntries(added) } } } },
    ];
  });
  if (changes.length > 0) await tx.records(role).update(changes);
}

const standardOf = (name: string): StandardRole | undefined =>
  (Object.keys(standardRoles) as StandardRole[]).find((key) =>
    Object.values(standardRoles[key].name).includes(name),
  );
