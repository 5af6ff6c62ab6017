import type { FieldDescriptor, ObjectDescriptor } from './descriptor.ts';

/**
 * The yes-or-no field by which an object's lists are parted in two, and the one that orders each part: an index of the object
 * leads by both. Undefined where its order is another.
 */
export function orderedWithin({
  order = [],
  fields,
}: Pick<ObjectDescriptor, 'order' | 'fields'>): readonly [FieldDescriptor, FieldDescriptor] | undefined {
  const [parted, within] = order.map(({ field }) => fields.get(field));
  if (parted?.kind !== 'yesNo' || !within || order.some(({ direction }) => direction === 'desc'))
    return undefined;
  return [parted, within];
}
