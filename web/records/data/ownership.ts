import type { ObjectContract } from '#records/contract.ts';

import { useMe } from './me.ts';
import { fieldOf } from './schema.ts';
import type { Values } from './values.ts';

/** Who makes a record is responsible for it until he says otherwise; nothing where he may not say. */
export const useOwnership = (object: ObjectContract | undefined): Values => {
  const { member } = useMe();
  const field = object?.owner === undefined ? undefined : fieldOf(object, object.owner);
  if (!field || field.readOnly) return {};
  return { [field.name]: { id: member.id, object: 'member', title: member.name } };
};
