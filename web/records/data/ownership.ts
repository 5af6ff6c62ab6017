import type { Linked, ObjectContract } from '#records/contract.ts';

import { useMe } from './me.ts';
import { fieldOf } from './schema.ts';
import type { Values } from './values.ts';

/** What makes somebody responsible for a record; nothing where this reader may not say who is. */
export const ownedBy = (object: ObjectContract | undefined, owner: Linked): Values => {
  const field = object?.owner === undefined ? undefined : fieldOf(object, object.owner);
  return !field || field.readOnly ? {} : { [field.name]: owner };
};

/** Who makes a record is responsible for it until he says otherwise; nothing where he may not say. */
export const useOwnership = (object: ObjectContract | undefined): Values => {
  const { member } = useMe();
  return ownedBy(object, { id: member.id, object: 'member', title: member.name });
};
