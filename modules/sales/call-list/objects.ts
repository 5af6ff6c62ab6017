import { choice, dateTime, duration, link, links, member, number, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { callOutcomes } from '#modules/work/index.ts';
import { scriptAudiences } from '../script/objects.ts';
import { callDays, callListStates, entryStates, leftOutReasons } from './choices.ts';
import { prepareCallLists, settleCallLists } from './rules.ts';

const when = { fa: 'زمان تماس', en: 'When to call' };

/** Whom to call, one after another, until each has answered or has been tried often enough. */
export const callList = defineObject('call_list', {
  module: 'sales',
  one: { fa: 'فهرست تماس', en: 'Call list' },
  many: { fa: 'فهرست‌های تماس', en: 'Call lists' },
  title: 'name',
  owner: 'owner',
  listed: false,
  lifecycle: { prepare: prepareCallLists, settled: settleCallLists },
  fields: {
    name: text({ label: { fa: 'نام', en: 'Name' }, required: true, searchable: 'name', max: 120 }),
    object: choice({
      label: { fa: 'با چه کسانی', en: 'Of' },
      required: true,
      choices: scriptAudiences.filter(({ key }) => key !== 'any'),
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      default: 'open',
      indexed: true,
      choices: callListStates,
    }),
    script: link({
      label: { fa: 'متن تماس', en: 'Call script' },
      to: 'call_script',
      back: { fa: 'فهرست‌های تماس', en: 'Call lists' },
    }),
    callers: links({
      label: { fa: 'تماس‌گیرندگان', en: 'Callers' },
      hint: {
        fa: 'خالی یعنی هر که مشتری را می‌بیند.',
        en: 'Empty means everybody who sees the customer.',
      },
      to: 'member',
    }),
    attempts: number({
      label: { fa: 'بیشترین دفعهٔ تماس', en: 'Attempts at most' },
      required: true,
      default: 3,
      min: 1,
      max: 20,
      decimals: 0,
    }),
    retryAfter: duration({
      label: { fa: 'فاصلهٔ دو تماس', en: 'Time between attempts' },
      hint: { fa: 'اگر پاسخ نداد.', en: 'Where nobody answered.' },
      required: true,
      default: 180,
    }),
    days: choice({
      label: { fa: 'روزها', en: 'Days' },
      section: when,
      required: true,
      default: 'work-days',
      choices: callDays,
    }),
    opens: text({
      label: { fa: 'از ساعت', en: 'From' },
      hint: { fa: 'مانند ۰۹:۰۰', en: 'Such as 09:00' },
      section: when,
      required: true,
      default: '09:00',
      max: 5,
    }),
    closes: text({
      label: { fa: 'تا ساعت', en: 'Until' },
      section: when,
      required: true,
      default: '18:00',
      max: 5,
    }),
    owner: member({ label: { fa: 'مسئول', en: 'Owner' } }),
  },
});

/** One customer of a call list. It is claimed by one caller at a time; the calls themselves are ordinary calls. */
export const callListEntry = defineObject('call_list_entry', {
  module: 'sales',
  one: { fa: 'ردیف فهرست تماس', en: 'Row of a call list' },
  many: { fa: 'ردیف‌های فهرست تماس', en: 'Rows of call lists' },
  title: 'name',
  owner: 'caller',
  handOver: 'none',
  listed: false,
  fields: {
    name: text({
      label: { fa: 'نام فهرست', en: 'Name of the list' },
      required: true,
      max: 120,
    }),
    list: link({
      label: { fa: 'فهرست تماس', en: 'Call list' },
      to: 'call_list',
      back: { fa: 'ردیف‌ها', en: 'Rows' },
    }),
    position: number({ label: { fa: 'نوبت', en: 'Turn' }, required: true, decimals: 0 }),
    party: link({
      label: { fa: 'شخص', en: 'Party' },
      to: 'party',
    }),
    lead: link({
      label: { fa: 'سرنخ', en: 'Lead' },
      to: 'lead',
    }),
    deal: link({
      label: { fa: 'معامله', en: 'Deal' },
      to: 'deal',
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      default: 'waiting',
      choices: entryStates,
    }),
    leftOut: choice({ label: { fa: 'چرا کنار گذاشته شد', en: 'Why left out' }, choices: leftOutReasons }),
    tries: number({ label: { fa: 'دفعهٔ تماس', en: 'Attempts' }, required: true, default: 0, decimals: 0 }),
    lastOutcome: choice({ label: { fa: 'نتیجهٔ آخرین تماس', en: 'Last outcome' }, choices: callOutcomes }),
    nextAt: dateTime({ label: { fa: 'تماس بعدی', en: 'Next call' }, indexed: true }),
    claimedUntil: dateTime({
      label: { fa: 'در دست تا', en: 'Claimed until' },
      hint: {
        fa: 'تا آن هنگام به کس دیگری داده نمی‌شود.',
        en: 'Until then nobody else is given it.',
      },
    }),
    caller: member({ label: { fa: 'تماس‌گیرنده', en: 'Caller' } }),
  },
});
