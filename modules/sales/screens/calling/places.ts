import { say, type Locale } from '#persian/bilingual.ts';
import { greetingAt } from '#persian/greeting.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import { splitName } from '#persian/names.ts';
import { isLinked, type Me } from '#web/records/index.ts';

import { spokenName, spokenWith, type Customer } from '../../contract/customer.ts';
import type { PlaceValues } from '../../contract/script.ts';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
const titleOf = (value: unknown): string | undefined =>
  isLinked(value) ? (value.title ?? undefined) : undefined;

/** What stands in the places of a script for this call; what nobody knows is left out. */
export function placesFor(row: Customer, me: Me, locale: Locale, now: string): PlaceValues {
  const { company, timeZone } = me.workspace.settings;
  const { values } = spokenWith(row);
  const isFirm = values['kind'] !== 'person';
  const found: Record<string, string | undefined> = {
    greeting: say(greetingAt(wallTime(now, timeZone).hour), locale),
    customer: spokenName(row, locale),
    firstName: textOf(values['givenName']) ?? splitName(textOf(values['name']) ?? '').given,
    company: isFirm ? textOf(values['name']) : (titleOf(values['employer']) ?? textOf(values['company'])),
    caller: me.member.name,
    callerPhone: me.person.identifiers.find(({ kind }) => kind === 'mobile')?.value ?? company.phone,
    firm: textOf(company.legalName) ?? me.workspace.name,
    product: titleOf(row.record.values['product']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => textOf(value) !== undefined));
}
