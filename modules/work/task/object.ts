import { choice, dateTime, link, longText, member, pinMark, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { priorities, taskKinds } from './choices.ts';
import { prepareTasks } from './rules.ts';
import { externalId } from '../external-id.ts';
import { ownerNames, partyNames, textNames } from '../names-in-files.ts';

/** Something to be done by somebody by a time. A planned call or visit is a task until it has taken place. */
export const task = defineObject('task', {
  module: 'work',
  one: { fa: 'کار', en: 'Task' },
  many: { fa: 'کارها', en: 'Tasks' },
  title: 'title',
  owner: 'owner',
  handOver: { field: 'done', op: 'eq', value: false },
  about: ['about'],
  activity: 'step',
  pin: 'pinned',
  happenedAt: 'dueAt',
  // What is due first, above all that is done.
  order: [
    { field: 'done', direction: 'asc' },
    { field: 'dueAt', direction: 'asc' },
  ],
  calendar: { at: 'dueAt', over: { field: 'done', values: [true], to: true }, color: 2 },
  lifecycle: {
    prepare: prepareTasks,
    facts: ({ before, after }) =>
      after?.['done'] === true && before?.['done'] !== true ? ['task.done'] : [],
  },
  reports: { by: ['doneAt'], of: ['owner', 'done'] },
  fields: {
    title: text({
      aliases: ['subject', 'task name', 'task title', 'name', 'موضوع', 'عنوان کار', 'شرح کار'],
      label: { fa: 'عنوان', en: 'Title' },
      required: true,
      searchable: 'name',
      max: 200,
    }),
    kind: choice({
      aliases: ['type', 'task type', 'activity type', 'نوع کار', 'نوع فعالیت'],
      label: { fa: 'نوع', en: 'Kind' },
      required: true,
      default: 'task',
      choices: taskKinds,
    }),
    about: link({
      aliases: partyNames,
      label: { fa: 'دربارهٔ', en: 'About' },
      to: 'party',
      back: { fa: 'کارها', en: 'Tasks' },
    }),
    dueAt: dateTime({
      aliases: [
        'due date',
        'due time',
        'deadline',
        'date',
        'activity date',
        'تاریخ',
        'تاریخ سررسید',
        'مهلت',
        'زمان',
      ],
      label: { fa: 'سررسید', en: 'Due' },
      indexed: true,
    }),
    remindAt: dateTime({ label: { fa: 'یادآور', en: 'Reminder' }, indexed: true }),
    priority: choice({
      label: { fa: 'اولویت', en: 'Priority' },
      required: true,
      default: 'normal',
      choices: priorities,
    }),
    owner: member({
      aliases: [...ownerNames, 'task owner', 'assigned to user'],
      label: { fa: 'مسئول', en: 'Assigned to' },
    }),
    done: yesNo({
      aliases: ['status', 'task status', 'completed', 'is closed', 'وضعیت', 'انجام شد'],
      label: { fa: 'انجام‌شده', en: 'Done' },
      required: true,
      default: false,
    }),
    doneAt: dateTime({
      aliases: [
        'marked as done time',
        'completed at',
        'completed date',
        'completed date time',
        'completion date',
        'تاریخ انجام',
      ],
      label: { fa: 'زمان انجام', en: 'Done at' },
      readOnly: true,
      brought: true,
    }),
    description: longText({
      aliases: [...textNames, 'full comments'],
      label: { fa: 'توضیح', en: 'Description' },
      max: 10_000,
    }),
    pinned: pinMark(),
    externalId: externalId({ fa: 'کار', en: 'Task' }, ['task id', 'کد کار']),
  },
});
