import { say, type Locale } from '#persian/bilingual.ts';
import { addDays, type CivilRange } from '#persian/jalali/civil.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import type {
  CalendarPlace,
  FieldContract,
  Filter,
  ObjectContract,
  PageQuery,
  SchemaContract,
} from '#records/contract.ts';

import { fieldOf } from '../data/schema.ts';
import { notOver } from './over.ts';

/** One kind of record that stands in calendars, as its definition says it. */
export type CalendarSource = {
  readonly object: ObjectContract;
  readonly place: CalendarPlace;
  readonly at: FieldContract;
  /** Stands on a day and has no hour. */
  readonly allDay: boolean;
  /** May be made, moved, made longer, called done by this reader; of single records their owners decide on the server. */
  readonly creatable: boolean;
  readonly movable: boolean;
  readonly resizable: boolean;
  readonly finishable: boolean;
  /** Whether the one who is responsible may be another, and those who take part others. */
  readonly handable: { readonly owner: boolean; readonly others: boolean };
};

/** Everything that this reader may see in a calendar; nothing is known of objects but what they declare. */
export const calendarSources = ({ objects }: Pick<SchemaContract, 'objects'>): readonly CalendarSource[] =>
  objects.flatMap((object) => {
    const { calendar: place } = object;
    const at = place && fieldOf(object, place.at);
    return place && at ? [sourceOf(object, place, at)] : [];
  });

function sourceOf(object: ObjectContract, place: CalendarPlace, at: FieldContract): CalendarSource {
  const writable = (name: string | undefined): boolean =>
    name !== undefined &&
    object.abilities.update !== 'none' &&
    fieldOf(object, name) !== undefined &&
    !fieldOf(object, name)?.readOnly;
  return {
    object,
    place,
    at,
    allDay: at.kind === 'date',
    creatable: object.abilities.create && !at.readOnly && at.kind !== 'date',
    movable: writable(place.at),
    resizable: writable(place.at) && writable(place.lasts),
    finishable: place.over?.to !== undefined && writable(place.over.field),
    handable: { owner: writable(object.owner), others: writable(place.with) },
  };
}

/** What it is called in a calendar. */
export const sourceLabel = ({ object, place }: CalendarSource, locale: Locale): string =>
  say(place.as ?? object.many, locale);

/** Those that could be late: what may be over, and is told so by a person. */
export const isToBeDone = ({ place }: CalendarSource): boolean => place.over?.to !== undefined;

/** What a calendar shows of a record beside its own fields: who, what, with whom, how much. */
const shownKinds: ReadonlySet<string> = new Set(['link', 'member', 'choice', 'money']);

const fieldsOf = ({ object, place }: CalendarSource): readonly string[] => [
  ...new Set([
    object.title,
    ...[place.at, place.lasts, place.with, place.place, place.over?.field].filter(
      (name) => name !== undefined,
    ),
    ...object.fields.filter(({ kind }) => shownKinds.has(kind)).map(({ name }) => name),
    // The number that a call went to serves the next one.
    ...(fieldOf(object, 'phone') ? ['phone'] : []),
  ]),
];

export type Asked = {
  /** Ids of members; empty asks for everybody whom the reader sees. */
  readonly people: readonly string[];
  readonly timeZone: string;
};

const bound = ({ allDay }: CalendarSource, day: string, timeZone: string): string =>
  allDay ? day : instantOf(day, '00:00', timeZone);

/**
 * The questions that bring a source's records of a stretch of days, each in its order: of whom one is responsible, and of
 * whom one takes part in. Two, for either is served by an index, and both in one question by none.
 */
export function rangeQueries(source: CalendarSource, range: CivilRange, asked: Asked): readonly PageQuery[] {
  const { object, place } = source;
  // What began late on the evening before may reach into the first day.
  const from = place.lasts === undefined ? range.from : addDays(range.from, -1);
  const within: readonly Filter[] = [
    { field: place.at, op: 'gte', value: bound(source, from, asked.timeZone) },
    { field: place.at, op: 'lt', value: bound(source, range.to, asked.timeZone) },
    ...(place.over?.gone ? notOver(object) : []),
  ];
  const people: readonly Filter[] =
    asked.people.length === 0
      ? []
      : [
          ...(object.owner === undefined
            ? []
            : [{ field: object.owner, op: 'in' as const, value: asked.people }]),
          ...(place.with === undefined
            ? []
            : [{ field: place.with, op: 'hasAny' as const, value: asked.people }]),
        ];
  return (people.length === 0 ? [undefined] : people).map((whose) => ({
    filter: { and: whose === undefined ? within : [whose, ...within] },
    sort: [{ field: place.at, direction: 'asc' }],
    fields: fieldsOf(source),
    limit: 200,
  }));
}

/** What a person is responsible for, should have been done before the day and was not, the oldest first. */
export function overdueQueries(source: CalendarSource, today: string, asked: Asked): readonly PageQuery[] {
  const { object, place } = source;
  return [
    {
      filter: {
        and: [
          ...(object.owner === undefined
            ? []
            : [{ field: object.owner, op: 'in' as const, value: asked.people }]),
          { field: place.at, op: 'lt', value: bound(source, today, asked.timeZone) },
          ...notOver(object),
        ],
      },
      sort: [{ field: place.at, direction: 'asc' }],
      fields: fieldsOf(source),
      limit: 50,
    },
  ];
}
