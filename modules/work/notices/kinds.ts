import { withEzafe } from '#persian/ezafe.ts';
import { defineNotification, type Told } from '#records/define/notification.ts';
import { whenMomentComes } from '#records/notices/when.ts';
import { mentionedIn } from '../note/mentions.ts';

const open = { field: 'done', op: 'eq', value: false } as const;

/** A task's reminder has come, or a meeting is near. The two stand for each other with what comes later of the same record. */
const remind = ({ one, title, moment }: Told) => ({
  fa: `یادآوری ${withEzafe(one.fa)} «${title}»${moment ? `، ${moment.fa}` : ''}`,
  en: `Reminder of the ${one.en.toLowerCase()} “${title}”${moment ? `, ${moment.en}` : ''}`,
});

const taskReminder = defineNotification({
  name: 'task-reminder',
  label: { fa: 'یادآور کار رسید', en: 'A task’s reminder has come' },
  ways: [],
  urgent: true,
  topic: 'time',
  say: remind,
  source: {
    clock: whenMomentComes({
      object: 'task',
      moment: 'remindAt',
      tells: 'dueAt',
      owner: 'owner',
      where: open,
    }),
  },
});

const meetingReminder = defineNotification({
  name: 'meeting-reminder',
  label: { fa: 'جلسه نزدیک است', en: 'A meeting is near' },
  hint: {
    fa: 'برای مسئول جلسه و همکاران حاضر، به اندازه‌ای که در جلسه آمده است پیش از آغاز',
    en: 'For its owner and the colleagues in it, as long before as the meeting says',
  },
  urgent: true,
  topic: 'time',
  say: remind,
  source: {
    clock: whenMomentComes({
      object: 'meeting',
      moment: 'remindAt',
      tells: 'at',
      owner: 'owner',
      also: 'colleagues',
      where: { field: 'state', op: 'eq', value: 'planned' },
    }),
  },
});

const due = defineNotification({
  name: 'due',
  label: { fa: 'سررسید کار رسید', en: 'A task is due' },
  urgent: true,
  topic: 'time',
  say: ({ title }) => ({ fa: `سررسید کار «${title}» رسید`, en: `The task “${title}” is due` }),
  source: { clock: whenMomentComes({ object: 'task', moment: 'dueAt', owner: 'owner', where: open }) },
});

const overdue = defineNotification({
  name: 'overdue',
  label: { fa: 'کاری عقب افتاد', en: 'A task is overdue' },
  hint: { fa: 'یک روز پس از سررسید، اگر انجام نشده باشد', en: 'A day after it was due, if it is not done' },
  topic: 'time',
  say: ({ title }) => ({
    fa: `کار «${title}» از سررسید گذشت`,
    en: `The task “${title}” is overdue`,
  }),
  source: {
    clock: whenMomentComes({
      object: 'task',
      moment: 'dueAt',
      owner: 'owner',
      minutesLater: 24 * 60,
      where: open,
    }),
  },
});

/** A colleague named one in a note. */
const mentioned = defineNotification({
  name: 'mentioned',
  label: { fa: 'در یادداشتی از من نام برده شد', en: 'I am mentioned in a note' },
  ways: ['mail'],
  say: ({ actor, one, title }) => ({
    fa: actor
      ? `${actor} در ${withEzafe(one.fa)} «${title}» از شما نام برد`
      : `در ${withEzafe(one.fa)} «${title}» از شما نام برده شد`,
    en: actor
      ? `${actor} mentioned you in the ${one.en.toLowerCase()} “${title}”`
      : `You were mentioned in the ${one.en.toLowerCase()} “${title}”`,
  }),
  source: {
    log: (_tx, events) =>
      Promise.resolve(
        events.flatMap((event) =>
          mentionedIn(event).map((member) => ({
            member,
            object: event.object,
            record: event.recordId,
            key: `${event.recordId} ${event.recordVersion}`,
            at: event.at,
            actor: event.actorId,
          })),
        ),
      ),
  },
});

export const workNotifications = [mentioned, taskReminder, meetingReminder, due, overdue];
