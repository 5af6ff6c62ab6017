import { createElement, type ReactNode } from 'react';
import {
  CalendarDays,
  Circle,
  FileText,
  Handshake,
  Phone,
  SquareCheck,
  StickyNote,
  type LucideIcon,
} from 'lucide-react';

import type { Linked, ObjectContract, SchemaContract, Stored } from '#records/contract.ts';

import { fieldOf, targetOf } from '../data/schema.ts';
import { isLinked, titleOf, type Values } from '../data/values.ts';

type Activity = NonNullable<ObjectContract['activity']>;

/** What people do with a record, in the order in which it is offered. */
const inOrder: readonly Activity[] = ['note', 'step', 'call', 'meeting'];

const icons: Readonly<Record<string, LucideIcon>> = {
  note: StickyNote,
  task: SquareCheck,
  call: Phone,
  meeting: CalendarDays,
  deal: Handshake,
  quote: FileText,
};

/** The sign of an object beside its name, in pixels. */
export const iconOf = (object: string, size: number): ReactNode =>
  createElement(icons[object] ?? Circle, { size });

/** The object whose records are this to those that they are filed about, where the reader may see it. */
export const activityOf = (
  { objects }: Pick<SchemaContract, 'objects'>,
  activity: Activity,
): ObjectContract | undefined => objects.find((object) => object.activity === activity);

/** An activity that can be filed about a record, and the values that file it there. */
export type Offer = {
  readonly object: ObjectContract;
  readonly prefill: Values;
  /** The link that leads to the record itself. */
  readonly through: string;
};

/** Activities that this reader may make about this record; of a deal they are filed with its party as well. */
export const offersFor = (schema: SchemaContract, object: ObjectContract, record: Stored): readonly Offer[] =>
  inOrder.flatMap((one) => {
    const activity = activityOf(schema, one);
    if (!activity?.abilities.create) return [];
    const subjects = activity.about.flatMap((name) => {
      const field = fieldOf(activity, name);
      const subject =
        field?.kind === 'link' && !field.readOnly ? subjectFor(targetOf(field), object, record) : undefined;
      return subject ? [[name, subject] as const] : [];
    });
    const through = subjects.find(([, { id }]) => id === record.id)?.[0];
    return through === undefined
      ? []
      : [{ object: activity, prefill: Object.fromEntries(subjects), through }];
  });

/** The links by which a note answers another activity: `replyTo` of a note, `replyToCall` of a call. */
export const replyLinks = (schema: SchemaContract): readonly ReplyLink[] => {
  const note = activityOf(schema, 'note');
  return (note?.fields ?? []).flatMap((field) => {
    const target = targetOf(field);
    return field.kind === 'link' &&
      target !== undefined &&
      schema.objects.some(({ name, activity }) => name === target && activity !== undefined) &&
      !note?.about.includes(field.name)
      ? [{ field: field.name, target }]
      : [];
  });
};

export type ReplyLink = { readonly field: string; readonly target: string };

const subjectFor = (
  target: string | undefined,
  object: ObjectContract,
  record: Stored,
): Linked | undefined => {
  if (target === object.name)
    return { id: record.id, object: object.name, title: titleOf(object, record) ?? null };
  const own = object.about
    .map((name) => record.values[name])
    .find((value): value is Linked => isLinked(value) && value.object === target);
  return own;
};
