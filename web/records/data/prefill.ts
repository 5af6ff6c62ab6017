import type { Linked, ObjectContract, SchemaContract, Stored } from '#records/contract.ts';

import { askedOf } from './asked-of.ts';
import { fieldOf, targetOf } from './schema.ts';
import type { Standing } from './standing.ts';
import { isLinked, titleOf, type Values } from './values.ts';

/** What a new record of an object begins with when it is made from here. */
export function prefillFrom(
  { objects }: SchemaContract,
  target: ObjectContract,
  standing: Standing | undefined,
): Values {
  if (!standing) return {};
  const { record } = standing;
  const here = objects.find(({ name }) => name === standing.object);
  const own = standing.prefill?.[target.name] ?? {};
  if (!record || !here || record.removedAt !== null) return own;
  const self: Linked = { id: record.id, object: here.name, title: titleOf(here, record) ?? null };
  return { ...linksTo(target, here, record, self), ...own };
}

/** The fields by which a record of this object belongs to the one that is open, or to what that one is about. */
function linksTo(target: ObjectContract, here: ObjectContract, record: Stored, self: Linked): Values {
  const linking = target.fields.filter(({ kind, readOnly }) => kind === 'link' && !readOnly);
  const about = linking.filter(({ name }) => target.about.includes(name));
  const subject = (to: string | undefined): Linked | undefined =>
    to === here.name
      ? self
      : here.about
          .map((name) => record.values[name])
          .find((value): value is Linked => isLinked(value) && value.object === to);
  const found = about.flatMap((field) => {
    const linked = subject(targetOf(field));
    return linked ? [[field.name, linked] as const] : [];
  });
  if (found.length > 0) return Object.fromEntries(found);
  // A company's new contact works there: the one link that leads here and asks for just such a record.
  const first = linking.find((field) => {
    const asked = askedOf(field);
    return (
      targetOf(field) === here.name && (asked === undefined || record.values[asked.field] === asked.value)
    );
  });
  return first && fieldOf(target, first.name) ? { [first.name]: self } : {};
}
