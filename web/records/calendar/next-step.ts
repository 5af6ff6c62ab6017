import type { ObjectContract, Stored } from '#records/contract.ts';

import { targetOf } from '../data/schema.ts';
import { isLinked, type Values } from '../data/values.ts';

/**
 * What a new record of `to` is about when it follows from this one: the links that both have under one name, and the
 * record itself where `to` has a link to it.
 */
export function linkedAlike(object: ObjectContract, record: Stored, to: ObjectContract): Values {
  const found: Record<string, unknown> = {};
  for (const field of to.fields) {
    if (field.kind !== 'link' || field.readOnly) continue;
    const target = targetOf(field);
    if (target === object.name && field.name === object.name) found[field.name] = linkTo(object, record);
    const value = record.values[field.name];
    if (isLinked(value) && value.object === target) found[field.name] = value;
  }
  for (const name of to.about) {
    if (found[name] !== undefined) continue;
    const field = to.fields.find((one) => one.name === name);
    const target = field?.kind === 'link' ? targetOf(field) : undefined;
    if (target === undefined) continue;
    if (target === object.name) found[name] = linkTo(object, record);
    else {
      const whom = object.about.map((own) => record.values[own]).find(isLinked);
      if (whom?.object === target) found[name] = whom;
    }
  }
  return found;
}

const linkTo = ({ name, title }: ObjectContract, { id, values }: Stored) => {
  const text = values[title];
  return { id, object: name, title: typeof text === 'string' ? text : null };
};
