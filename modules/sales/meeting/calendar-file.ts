import ical from 'ical.js';

export type CalendarEvent = {
  /** The meeting's id: the same for every later version of the event. */
  readonly id: string;
  readonly version: number;
  /** Instants, ISO. */
  readonly at: string;
  readonly madeAt: string;
  readonly minutes: number;
  readonly summary: string;
  readonly place: string;
  readonly description: string;
  readonly organiser: { readonly name: string; readonly email: string | null };
  readonly attendee: { readonly name: string; readonly email: string };
};

/** An invitation as a calendar file (RFC 5545, method REQUEST of RFC 5546), times in UTC. */
export function calendarFile(event: CalendarEvent): string {
  const calendar = new ical.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Peyvand//CRM//EN');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('method', 'REQUEST');
  const entry = new ical.Component('vevent');
  const utc = (instant: string) => ical.Time.fromJSDate(new Date(instant), true);
  entry.addPropertyWithValue('uid', `${event.id}@peyvand`);
  entry.addPropertyWithValue('sequence', event.version - 1);
  entry.addPropertyWithValue('dtstamp', utc(event.madeAt));
  entry.addPropertyWithValue('dtstart', utc(event.at));
  entry.addPropertyWithValue(
    'dtend',
    utc(new Date(Date.parse(event.at) + event.minutes * 60_000).toISOString()),
  );
  entry.addPropertyWithValue('summary', event.summary);
  if (event.place !== '') entry.addPropertyWithValue('location', event.place);
  if (event.description !== '') entry.addPropertyWithValue('description', event.description);
  entry.addPropertyWithValue('status', 'CONFIRMED');
  if (event.organiser.email !== null) {
    const organiser = entry.addPropertyWithValue('organizer', `mailto:${event.organiser.email}`);
    organiser.setParameter('cn', event.organiser.name);
  }
  const attendee = entry.addPropertyWithValue('attendee', `mailto:${event.attendee.email}`);
  attendee.setParameter('cn', event.attendee.name);
  attendee.setParameter('rsvp', 'TRUE');
  attendee.setParameter('partstat', 'NEEDS-ACTION');
  calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}
