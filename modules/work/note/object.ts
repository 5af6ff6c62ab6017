import { link, links, longText, member, pinMark, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { headNotes } from './heading.ts';
import { mentionFacts } from './mentions.ts';
import { externalId } from '../external-id.ts';
import { ownerNames, partyNames, textNames } from '../names-in-files.ts';

/** What somebody wants to remember of a party. */
export const note = defineObject('note', {
  module: 'work',
  one: { fa: 'یادداشت', en: 'Note' },
  many: { fa: 'یادداشت‌ها', en: 'Notes' },
  title: 'title',
  owner: 'owner',
  handOver: 'none',
  about: ['about'],
  activity: 'note',
  pin: 'pinned',
  lifecycle: { prepare: headNotes, facts: mentionFacts },
  fields: {
    title: text({
      label: { fa: 'عنوان', en: 'Title' },
      hint: {
        fa: 'اگر خالی بماند، سطر نخست یادداشت است.',
        en: 'The first line of the note, where left empty.',
      },
      searchable: 'name',
      max: 120,
    }),
    text: longText({
      aliases: [...textNames, 'note body', 'content', 'متن یادداشت'],
      label: { fa: 'متن', en: 'Text' },
      required: true,
      searchable: 'detail',
      max: 20_000,
    }),
    about: link({
      aliases: partyNames,
      label: { fa: 'دربارهٔ', en: 'About' },
      to: 'party',
      back: { fa: 'یادداشت‌ها', en: 'Notes' },
    }),
    replyTo: link({
      label: { fa: 'در پاسخ به', en: 'In reply to' },
      to: 'note',
      tree: true,
      // Written by answering; a form for a new note has no use for it.
      rules: { shownWhen: { field: 'replyTo', op: 'filled' } },
      back: { fa: 'پاسخ‌ها', en: 'Replies' },
    }),
    replyToCall: link({
      label: { fa: 'در پاسخ به تماس', en: 'In reply to the call' },
      to: 'call',
      rules: { shownWhen: { field: 'replyToCall', op: 'filled' } },
      back: { fa: 'پاسخ‌ها', en: 'Replies' },
    }),
    mentions: links({ label: { fa: 'نام‌برده‌ها', en: 'Mentioned' }, to: 'member' }),
    pinned: pinMark(),
    owner: member({
      aliases: [...ownerNames, 'created by', 'note owner'],
      label: { fa: 'نویسنده', en: 'Author' },
    }),
    externalId: externalId({ fa: 'یادداشت', en: 'Note' }, ['note id', 'شناسه یادداشت', 'کد یادداشت']),
  },
});
