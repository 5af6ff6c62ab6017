import { choice, member, number, structured, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import './definition.ts';
import './uses.ts';
import { checkViews } from './rules.ts';

/** A list or a report as somebody likes it, under a name; its owner decides who else sees it. */
export const savedView = defineObject('saved_view', {
  module: 'work',
  one: { fa: 'نمای ذخیره‌شده', en: 'Saved view' },
  many: { fa: 'نماهای ذخیره‌شده', en: 'Saved views' },
  title: 'name',
  owner: 'owner',
  handOver: 'none',
  sharedBy: 'visibility',
  listed: false,
  lifecycle: { prepare: checkViews },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      searchable: 'name',
      indexed: true,
      max: 100,
    }),
    object: text({
      label: { fa: 'فهرست', en: 'List' },
      hint: { fa: 'نام فنی آنچه نشان می‌دهد، مانند deal.', en: 'API name of what it shows, such as deal.' },
      required: true,
      indexed: true,
      max: 60,
    }),
    definition: structured({ label: { fa: 'تعریف', en: 'Definition' }, required: true, shape: 'saved-view' }),
    visibility: choice({
      label: { fa: 'چه کسانی می‌بینند', en: 'Visible to' },
      required: true,
      default: 'mine',
      choices: [
        { key: 'mine', label: { fa: 'تنها خودم', en: 'Only me' } },
        { key: 'team', label: { fa: 'تیم من', en: 'My team' } },
        { key: 'all', label: { fa: 'همه', en: 'Everybody' } },
      ],
    }),
    opensFor: choice({
      label: { fa: 'نمای آغازین', en: 'Opens first' },
      hint: {
        fa: 'فهرست با این نما باز می‌شود: تنها برای صاحبش، یا برای هر که آن را می‌بیند.',
        en: 'The list opens with it: for its owner alone, or for everybody who sees it.',
      },
      choices: [
        { key: 'me', label: { fa: 'برای خودم', en: 'For me' } },
        { key: 'all', label: { fa: 'برای همهٔ بینندگان', en: 'For everybody who sees it' } },
      ],
    }),
    position: number({ label: { fa: 'جایگاه', en: 'Position' }, decimals: 3 }),
    owner: member({ label: { fa: 'صاحب', en: 'Owner' } }),
  },
});
