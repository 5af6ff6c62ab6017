import { say, type Locale } from '#persian/bilingual.ts';
import { addressed, greetingAt } from '#persian/greeting.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import { splitName } from '#persian/names.ts';
import type { Phone, Stored } from '#records/contract.ts';
import { isLinked, type Me } from '#web/records/index.ts';

import type { ClaimedRow } from '../../contract/calling.ts';
import type { PlaceValues } from '../../contract/script.ts';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
const titleOf = (value: unknown): string | undefined =>
  isLinked(value) ? (value.title ?? undefined) : undefined;

/** The person who is spoken with: a lead's own name, or the party's. */
const spokenWith = ({ object, record, party }: ClaimedRow): Stored =>
  object === 'deal' && party ? party : record;

/** How the customer is called to his face. */
export function nameOf(row: ClaimedRow, locale: Locale): string {
  const { values } = spokenWith(row);
  const name = textOf(values['name']) ?? titleOf(values['party']) ?? textOf(values['title']) ?? '';
  if (values['kind'] !== 'person') return name;
  const split = splitName(name);
  const gender = values['gender'];
  return say(
    addressed({
      name,
      honorific: textOf(values['honorific']) ?? split.honorific,
      family: textOf(values['familyName']) ?? split.family,
      gender: gender === 'female' || gender === 'male' ? gender : null,
    }),
    locale,
  );
}

/** The numbers under which the customer is called, each once. */
export function phonesOf({ record, party }: ClaimedRow): readonly Phone[] {
  const all = [record, party].flatMap(
    (one) => (one?.values['phones'] as readonly Phone[] | null | undefined) ?? [],
  );
  return all.filter((phone, index) => all.findIndex(({ number }) => number === phone.number) === index);
}

/** What stands in the places of a script for this call; what nobody knows is left out. */
export function placesFor(row: ClaimedRow, me: Me, locale: Locale, now: string): PlaceValues {
  const { company, timeZone } = me.workspace.settings;
  const { values } = spokenWith(row);
  const isFirm = values['kind'] !== 'person';
  const found: Record<string, string | undefined> = {
    greeting: say(greetingAt(wallTime(now, timeZone).hour), locale),
    customer: nameOf(row, locale),
    firstName: textOf(values['givenName']) ?? splitName(textOf(values['name']) ?? '').given,
    company: isFirm ? textOf(values['name']) : (titleOf(values['employer']) ?? textOf(values['company'])),
    caller: me.member.name,
    callerPhone: me.person.identifiers.find(({ kind }) => kind === 'mobile')?.value ?? company.phone,
    firm: textOf(company.legalName) ?? me.workspace.name,
    product: titleOf(row.record.values['product']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => textOf(value) !== undefined));
}
