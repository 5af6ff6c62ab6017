import {
  choice,
  dateTime,
  duration,
  link,
  longText,
  member,
  pinMark,
  text,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { callDirections, callOutcomes } from './choices.ts';
import { prepareCalls } from './rules.ts';
import { externalId } from '../external-id.ts';
import { ownerNames, partyNames, textNames } from '../names-in-files.ts';

/** A telephone call that took place, or was tried. */
export const call = defineObject('call', {
  module: 'work',
  one: { fa: 'تماس', en: 'Call' },
  many: { fa: 'تماس‌ها', en: 'Calls' },
  title: 'subject',
  owner: 'owner',
  handOver: 'none',
  about: ['about'],
  activity: 'call',
  pin: 'pinned',
  happenedAt: 'at',
  order: [{ field: 'at', direction: 'desc' }],
  calendar: { at: 'at', lasts: 'duration', color: 1 },
  lifecycle: { prepare: prepareCalls },
  reports: { by: ['at'], of: ['owner', 'direction', 'outcome', 'duration'] },
  fields: {
    subject: text({
      aliases: ['call title', 'title', 'عنوان', 'عنوان تماس'],
      label: { fa: 'موضوع', en: 'Subject' },
      searchable: 'name',
      max: 200,
    }),
    direction: choice({
      aliases: ['call direction', 'call type', 'نوع تماس'],
      label: { fa: 'جهت', en: 'Direction' },
      required: true,
      default: 'outgoing',
      choices: callDirections,
    }),
    about: link({
      aliases: partyNames,
      label: { fa: 'با', en: 'With' },
      to: 'party',
      back: { fa: 'تماس‌ها', en: 'Calls' },
    }),
    at: dateTime({
      aliases: [
        'call time',
        'call date',
        'activity date',
        'date',
        'start time',
        'تاریخ',
        'تاریخ تماس',
        'زمان تماس',
      ],
      label: { fa: 'زمان', en: 'Time' },
      required: true,
      indexed: true,
    }),
    duration: duration({
      aliases: ['call duration', 'duration minutes', 'مدت تماس'],
      label: { fa: 'مدت', en: 'Duration' },
      hint: { fa: 'به دقیقه', en: 'In minutes' },
    }),
    outcome: choice({
      aliases: ['call outcome', 'call result', 'نتیجهٔ تماس'],
      label: { fa: 'نتیجه', en: 'Outcome' },
      choices: callOutcomes,
    }),
    phone: text({
      aliases: ['phone', 'phone number', 'to number', 'تلفن', 'شماره تماس', 'شمارهٔ تماس'],
      label: { fa: 'شماره', en: 'Number' },
      max: 40,
    }),
    notes: longText({
      aliases: [...textNames, 'call notes', 'شرح تماس'],
      label: { fa: 'شرح گفت‌وگو', en: 'What was said' },
      searchable: 'detail',
      max: 10_000,
    }),
    pinned: pinMark(),
    owner: member({ aliases: ownerNames, label: { fa: 'مسئول', en: 'Owner' } }),
    externalId: externalId({ fa: 'تماس', en: 'Call' }, ['call id', 'شناسه تماس', 'کد تماس']),
  },
});
