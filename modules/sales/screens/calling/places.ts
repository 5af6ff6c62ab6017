import { say, type Locale } from '#persian/bilingual.ts';
import { greetingAt } from '#persian/greeting.ts';
import { civilDateOf, wallTime } from '#persian/jalali/instants.ts';
import { splitName } from '#persian/names.ts';
import { showDate, showTime, type KitLocale } from '#web/kit/index.ts';
import { isLinked, type Me } from '#web/records/index.ts';

import { spokenName, spokenWith, type Customer } from '../../contract/customer.ts';
import type { PlaceValues } from '../../contract/script.ts';
import type { MeetingDraft } from './meeting-stage.tsx';

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

/** The two times that are proposed, and what has been agreed on. */
export function meetingPlaces(
  { at, place, manner }: MeetingDraft,
  slots: readonly string[],
  me: Me,
  locale: KitLocale,
): PlaceValues {
  const day = (instant: string): string => showDate(civilDateOf(instant, locale.timeZone), locale, 'full');
  const moment = (instant: string | undefined): string | undefined =>
    instant === undefined
      ? undefined
      : locale.locale === 'fa'
        ? `${day(instant)} ساعت ${showTime(instant, locale)}`
        : `${day(instant)} at ${showTime(instant, locale)}`;
  const where = place === '' && manner === 'in-person' ? me.workspace.settings.company.address : place;
  const found: Record<string, string | undefined> = {
    slotOne: moment(slots[0]),
    slotTwo: moment(slots[1]),
    day: at === null ? undefined : day(at),
    hour: at === null ? undefined : showTime(at, locale),
    place: where,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => textOf(value) !== undefined));
}
