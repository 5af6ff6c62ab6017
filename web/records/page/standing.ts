import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';

import { fieldOf } from '../data/schema.ts';
import { isEmpty } from '../data/values.ts';

/** Fields by which people say where a record stands. */
const standingNames = ['stage', 'status', 'state'];

/** The first of them that a record has; what is written in words says nothing at a glance. */
export const standingOf = (object: ObjectContract, { values }: Stored): FieldContract | undefined =>
  standingNames
    .map((name) => fieldOf(object, name))
    .find((field) => field && field.kind !== 'text' && !isEmpty(values[field.name]));
