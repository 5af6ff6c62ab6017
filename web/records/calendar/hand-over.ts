import type { Linked } from '#records/contract.ts';

import { isLinked, type Values } from '../data/values.ts';
import type { Entry } from './entries.ts';

/**
 * What changes where an entry goes from one person's column to another's: who is responsible if that was the one, who
 * takes part otherwise. Undefined where the reader may not change it.
 */
export function handedOver({ source, record }: Entry, from: string, to: Linked): Values | undefined {
  const { object, place, handable } = source;
  const owner = object.owner === undefined ? undefined : record.values[object.owner];
  const held = place.with === undefined ? undefined : record.values[place.with];
  const others = Array.isArray(held) ? (held as unknown[]).filter(isLinked) : [];
  const without = (...ids: readonly string[]) => others.filter(({ id }) => !ids.includes(id));
  if (isLinked(owner) && owner.id === from) {
    if (!handable.owner || object.owner === undefined) return undefined;
    const isThere = others.some(({ id }) => id === to.id);
    return {
      [object.owner]: to,
      ...(isThere && handable.others && place.with !== undefined ? { [place.with]: without(to.id) } : {}),
    };
  }
  if (!handable.others || place.with === undefined) return undefined;
  const isResponsible = isLinked(owner) && owner.id === to.id;
  return { [place.with]: [...without(from, to.id), ...(isResponsible ? [] : [to])] };
}
