import { createElement, type ReactNode } from 'react';
import {
  CalendarDays,
  Circle,
  Handshake,
  Phone,
  SquareCheck,
  StickyNote,
  type LucideIcon,
} from 'lucide-react';

import type { Linked, ObjectContract, SchemaContract, Stored } from '#records/contract.ts';

import { fieldOf, targetOf } from '../data/schema.ts';
import { isLinked, titleOf, type Values } from '../data/values.ts';

/** What people do with a record, in the order in which it is offered. The ground modules bring them. */
const activityNames = ['note', 'task', 'call', 'meeting'] as const;

const icons: Readonly<Record<string, LucideIcon>> = {
  note: StickyNote,
  task: SquareCheck,
  call: Phone,
  meeting: CalendarDays,
  deal: Handshake,
};

/** The sign of an object beside its name, in pixels. */
export const iconOf = (object: string, size: number): ReactNode =>
  createElement(icons[object] ?? Circle, { size });

export const isActivity = (object: string): boolean => activityNames.some((name) => name === object);

/** An activity that can be filed about a record, and the values that file it there. */
export type Offer = { readonly object: ObjectContract; readonly prefill: Values };

/** Activities that this reader may make about this record; of a deal they are filed with its party. */
export const offersFor = (schema: SchemaContract, object: ObjectContract, record: Stored): readonly Offer[] =>
  activityNames.flatMap((name) => {
    const activity = schema.objects.find((one) => one.name === name);
    if (!activity?.abilities.create) return [];
    for (const linkName of activity.about) {
      const field = fieldOf(activity, linkName);
      const subject = field?.kind === 'link' ? subjectFor(targetOf(field), object, record) : undefined;
      if (subject) return [{ object: activity, prefill: { [linkName]: subject } }];
    }
    return [];
  });

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
