import {
  choice,
  dateTime,
  duration,
  link,
  links,
  longText,
  member,
  pinMark,
  text,
  url,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { meetingManners, meetingStates } from './choices.ts';
import { prepareMeetings } from './rules.ts';
import { externalId } from '../external-id.ts';
import { ownerNames, partyNames, textNames } from '../names-in-files.ts';

/** A meeting at a place or over a link, planned or held; a visit is one at the customer's. */
export const meeting = defineObject('meeting', {
  module: 'work',
  one: { fa: 'جلسه', en: 'Meeting' },
  many: { fa: 'جلسه‌ها', en: 'Meetings' },
  title: 'subject',
  owner: 'owner',
  handOver: { field: 'state', op: 'eq', value: 'planned' },
  about: ['about', 'participants'],
  activity: 'meeting',
  pin: 'pinned',
  happenedAt: 'at',
  order: [{ field: 'at', direction: 'desc' }],
  lifecycle: { prepare: prepareMeetings },
  calendar: {
    at: 'at',
    lasts: 'duration',
    with: 'colleagues',
    place: 'place',
    over: { field: 'state', values: ['held', 'cancelled', 'missed'], to: 'held' },
    color: 0,
  },
  reports: { by: ['at'], of: ['owner', 'state'] },
  fields: {
    subject: text({
      aliases: ['meeting name', 'meeting title', 'title', 'عنوان', 'عنوان جلسه'],
      label: { fa: 'موضوع', en: 'Subject' },
      required: true,
      searchable: 'name',
      max: 200,
    }),
    manner: choice({
      label: { fa: 'شیوه', en: 'Manner' },
      required: true,
      default: 'in-person',
      choices: meetingManners,
    }),
    state: choice({
      aliases: ['status', 'meeting status', 'وضعیت جلسه'],
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      default: 'planned',
      choices: meetingStates,
    }),
    about: link({
      aliases: partyNames,
      label: { fa: 'با', en: 'With' },
      to: 'party',
      back: { fa: 'جلسه‌ها', en: 'Meetings' },
    }),
    at: dateTime({
      aliases: [
        'start',
        'start date',
        'start time',
        'meeting start time',
        'meeting date',
        'date',
        'تاریخ',
        'تاریخ جلسه',
        'زمان',
      ],
      label: { fa: 'آغاز', en: 'Starts' },
      required: true,
      indexed: true,
    }),
    duration: duration({
      aliases: ['duration minutes', 'مدت جلسه'],
      label: { fa: 'مدت', en: 'Duration' },
      hint: { fa: 'به دقیقه', en: 'In minutes' },
      default: 60,
    }),
    remind: duration({
      label: { fa: 'یادآوری پیش از آغاز', en: 'Remind before' },
      hint: { fa: 'به دقیقه؛ خالی یعنی بی یادآوری', en: 'In minutes; empty for no reminder' },
      default: 15,
    }),
    remindAt: dateTime({
      label: { fa: 'زمان یادآوری', en: 'Reminder at' },
      hint: { fa: 'از آغاز و دقیقه‌های پیش از آن می‌آید.', en: 'It follows the start and the minutes before.' },
      readOnly: true,
      indexed: true,
    }),
    place: text({
      aliases: ['location', 'meeting location', 'محل'],
      label: { fa: 'مکان', en: 'Place' },
      max: 300,
    }),
    link: url({ label: { fa: 'پیوند جلسه', en: 'Meeting link' } }),
    participants: links({
      label: { fa: 'شرکت‌کنندگان', en: 'Participants' },
      to: 'party',
      back: { fa: 'شرکت در جلسه‌ها', en: 'Took part in' },
    }),
    colleagues: links({ label: { fa: 'همکاران حاضر', en: 'Colleagues' }, to: 'member' }),
    notes: longText({
      aliases: [...textNames, 'meeting description'],
      label: { fa: 'دستور جلسه', en: 'Agenda' },
      searchable: 'detail',
      max: 10_000,
    }),
    outcome: longText({
      aliases: ['meeting notes', 'internal meeting notes', 'meeting outcome', 'صورت جلسه', 'صورت‌جلسه'],
      label: { fa: 'نتیجه', en: 'Outcome' },
      searchable: 'detail',
      max: 10_000,
    }),
    pinned: pinMark(),
    owner: member({ aliases: ownerNames, label: { fa: 'مسئول', en: 'Owner' } }),
    externalId: externalId({ fa: 'جلسه', en: 'Meeting' }, [
      'meeting id',
      'event id',
      'شناسه جلسه',
      'کد جلسه',
    ]),
  },
});
