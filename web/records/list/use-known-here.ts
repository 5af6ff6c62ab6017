import type { ObjectContract } from '#records/contract.ts';

import { useMe } from '../data/me.ts';
import type { Values } from '../data/values.ts';
import { knownFrom } from '../filter/known.ts';
import { variantOf } from '../views/view.ts';
import type { ListState } from './use-list.ts';

/** What a new record has for being made in this list or board: that of its filter, and of its variant. */
export const useKnownHere = (object: ObjectContract, list: ListState): Values => {
  const { member } = useMe();
  const where = variantOf(object, list.variant)?.where;
  return {
    ...knownFrom(object, list.model, {
      ...list.telling,
      me: { id: member.id, object: 'member', title: member.name },
    }),
    ...(where ? { [where.field]: where.value } : {}),
  };
};
