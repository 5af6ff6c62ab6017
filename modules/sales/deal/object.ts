import {
  choice,
  date,
  dateTime,
  link,
  links,
  longText,
  member,
  money,
  number,
  percent,
  pinMark,
  rollUp,
  text,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import type { Course } from '#records/define/field-rules.ts';
import type { Filter } from '#records/query/query.ts';
import { sources } from '#modules/parties/index.ts';
import { forecastCategories } from '../forecast/categories.ts';
import { demandOfStages } from '../stage/demands.ts';
import { stageKinds } from '../stage/kinds.ts';
import { occasions } from './choices.ts';
import { dealFacts } from './facts.ts';
import { prepareDeals } from './rules.ts';
import { settleDeals } from './settle.ts';

/** The way of deals, and when one of them is rotting: it has lain still for longer than its stage allows. */
export const dealCourse: Course = {
  by: 'stage',
  order: 'position',
  within: 'pipeline',
  // What a stage further on asks for is not asked of a deal that is lost.
  aside: { field: 'kind', value: 'lost' },
  still: { since: 'stillSince', allowed: 'allowedDays' },
  asks: [
    {
      at: { field: 'kind', value: 'lost' },
      field: 'lossReason',
      title: { fa: 'چرا باختیم؟', en: 'Why was it lost?' },
      hint: {
        fa: 'دلیل باخت کمک می‌کند دفعهٔ بعد ببریم.',
        en: 'The reason for losing it helps to win the next one.',
      },
      save: { fa: 'ثبت باخت', en: 'Mark as lost' },
      without: { fa: 'بدون دلیل', en: 'Without a reason' },
    },
    {
      at: { field: 'kind', value: 'won' },
      field: 'closedOn',
      title: { fa: 'تبریک! چه روزی برد شد؟', en: 'Congratulations! On which day was it won?' },
      save: { fa: 'ثبت برد', en: 'Mark as won' },
    },
  ],
};

const price = { fa: 'بها', en: 'Price' };
const course = { fa: 'روند', en: 'Course' };
const more = { fa: 'بیشتر', en: 'More' };
/** Tasks that are still to be done. */
const notDone: Filter = { field: 'done', op: 'eq', value: false };
const held: Filter = { field: 'state', op: 'eq', value: 'held' };

/** A chance to sell, on its way through a pipeline. It may be known before the party is. */
export const deal = defineObject('deal', {
  module: 'sales',
  one: { fa: 'معامله', en: 'Deal' },
  many: { fa: 'معامله‌ها', en: 'Deals' },
  title: 'title',
  owner: 'owner',
  // What was won or lost stays with who won or lost it.
  handOver: { field: 'status', op: 'eq', value: 'open' },
  about: ['party'],
  pin: 'pinned',
  keeps: {
    reason: {
      fa: 'آمار فروش: مبلغ و مرحله می‌ماند، بی نام و توضیح.',
      en: 'Figures of sales: amount and stage stay, without names and words.',
    },
    but: ['title', 'description'],
  },
  happenedAt: 'openedOn',
  course: dealCourse,
  calendar: {
    at: 'expectedCloseOn',
    over: { field: 'status', values: ['won', 'lost'], gone: true },
    as: { fa: 'پیش‌بینی بستن', en: 'Expected to close' },
    color: 5,
  },
  reports: {
    by: ['pipeline', 'status', 'closedOn'],
    of: [
      'stage',
      'stageSince',
      'stillSince',
      'openedOn',
      'amount',
      'units',
      'owner',
      'product',
      'source',
      'lossReason',
    ],
  },
  names: ['opportunity', 'فرصت'],
  lifecycle: { prepare: prepareDeals, demands: demandOfStages, settled: settleDeals, facts: dealFacts },
  fields: {
    title: text({
      aliases: [
        'deal name',
        'name',
        'opportunity name',
        'opportunity',
        'subject',
        'عنوان معامله',
        'نام معامله',
        'موضوع',
      ],
      label: { fa: 'عنوان', en: 'Title' },
      hint: {
        fa: 'اگر خالی بماند از محصول و شخص ساخته می‌شود.',
        en: 'Made of the product and the party where left empty.',
      },
      required: true,
      ruled: true,
      searchable: 'name',
      indexed: true,
      max: 200,
    }),
    party: link({
      aliases: [
        'account',
        'account name',
        'customer',
        'customer name',
        'client',
        'company',
        'associated company',
        'organization',
        'organisation',
        'contact',
        'مشتری',
        'نام مشتری',
        'شرکت',
        'خریدار',
      ],
      label: { fa: 'شخص', en: 'Party' },
      to: 'party',
      back: { fa: 'معامله‌ها', en: 'Deals' },
    }),
    product: link({
      aliases: ['product name', 'item', 'کالا', 'نام کالا', 'نام محصول'],
      label: { fa: 'محصول', en: 'Product' },
      to: 'product',
      back: { fa: 'معامله‌ها', en: 'Deals' },
    }),
    amount: money({
      aliases: [
        'close value',
        'deal value',
        'value',
        'price',
        'total',
        'ارزش',
        'مبلغ معامله',
        'مبلغ کل',
        'قیمت',
      ],
      label: { fa: 'مبلغ', en: 'Amount' },
      hint: {
        fa: 'معامله‌ای که ردیف دارد مبلغش از ردیف‌ها می‌آید: پس از تخفیف، بی مالیات.',
        en: 'Where a deal has lines it comes from them: after discounts, without tax.',
      },
      madeWhen: { field: 'payable', op: 'filled' },
      indexed: true,
    }),
    discountPercent: percent({
      label: { fa: 'درصد تخفیف کل', en: 'Discount on the whole' },
      section: price,
      rules: { shownWhen: { field: 'payable', op: 'filled' } },
    }),
    discountAmount: money({
      label: { fa: 'مبلغ تخفیف کل', en: 'Discount amount on the whole' },
      section: price,
      rules: { shownWhen: { field: 'payable', op: 'filled' } },
    }),
    tax: money({ label: { fa: 'مالیات و عوارض', en: 'Tax' }, section: price, readOnly: true }),
    payable: money({
      label: { fa: 'قابل پرداخت', en: 'Payable' },
      hint: { fa: 'مبلغ با مالیات.', en: 'The amount with tax.' },
      section: price,
      readOnly: true,
    }),
    units: number({
      label: { fa: 'شمار واحدها', en: 'Units' },
      hint: { fa: 'جمع تعداد ردیف‌ها.', en: 'The quantities of its lines together.' },
      section: price,
      readOnly: true,
      rules: { shownWhen: { field: 'payable', op: 'filled' } },
      decimals: 3,
    }),
    owner: member({
      aliases: [
        'sales agent',
        'agent',
        'sales rep',
        'salesperson',
        'seller',
        'deal owner',
        'opportunity owner',
        'فروشنده',
        'کارشناس',
        'کارشناس فروش',
        'مسئول فروش',
      ],
      label: { fa: 'مسئول', en: 'Owner' },
    }),
    pipeline: link({
      aliases: ['funnel', 'sales pipeline', 'کاریز', 'قیف فروش'],
      label: { fa: 'کاریز فروش', en: 'Pipeline' },
      section: course,
      required: true,
      ruled: true,
      to: 'pipeline',
      back: { fa: 'معامله‌ها', en: 'Deals' },
    }),
    stage: link({
      aliases: ['deal stage', 'stage name', 'status', 'deal status', 'وضعیت', 'وضعیت معامله'],
      label: { fa: 'مرحله', en: 'Stage' },
      section: course,
      required: true,
      ruled: true,
      to: 'stage',
      back: { fa: 'معامله‌ها', en: 'Deals' },
    }),
    status: choice({
      label: { fa: 'وضعیت', en: 'Status' },
      hint: { fa: 'از مرحله می‌آید.', en: 'It follows the stage.' },
      section: course,
      required: true,
      ruled: true,
      readOnly: true,
      brought: true,
      indexed: true,
      choices: stageKinds,
    }),
    stageSince: dateTime({
      label: { fa: 'در این مرحله از', en: 'In this stage since' },
      section: course,
      required: true,
      ruled: true,
      readOnly: true,
      indexed: true,
    }),
    stillSince: dateTime({
      label: { fa: 'آخرین حرکت', en: 'Last activity' },
      hint: {
        fa: 'تازه‌ترین تغییر مرحله، تماس، جلسه، یادداشت، کار انجام‌شده یا پیش‌فاکتور. معامله‌ای که از آن بیش از مهلت مرحله بگذرد راکد است.',
        en: 'The latest change of stage, call, meeting, note, task done or quote. A deal that lies still for longer than its stage allows is rotting.',
      },
      section: course,
      rules: { shownWhen: { field: 'status', op: 'eq', value: 'open' } },
      indexed: true,
      latest: {
        of: ['stageSince'],
        from: [
          { of: 'call', through: 'deal', field: 'at' },
          { of: 'meeting', through: 'deal', field: 'at', where: held },
          { of: 'note', through: 'deal', field: 'createdAt' },
          { of: 'task', through: 'deal', field: 'doneAt' },
          { of: 'quote', through: 'deal', field: 'sentAt' },
          { of: 'quote', through: 'deal', field: 'decidedAt' },
        ],
        // What is won or lost lies still for good: empty, it stands in nobody's way where the stillest are looked for.
        while: { field: 'status', op: 'eq', value: 'open' },
      },
    }),
    openedOn: date({
      aliases: [
        'engage date',
        'created date',
        'created at',
        'create date',
        'deal created',
        'open date',
        'start date',
        'تاریخ ایجاد',
        'تاریخ شروع',
        'تاریخ ثبت',
      ],
      label: { fa: 'تاریخ آغاز', en: 'Opened on' },
      section: course,
      indexed: true,
    }),
    expectedCloseOn: date({
      aliases: ['expected close date', 'forecast date', 'پیش‌بینی بسته شدن', 'پیش‌بینی تاریخ بستن'],
      label: { fa: 'پیش‌بینی بستن', en: 'Expected to close on' },
      section: course,
      indexed: true,
    }),
    forecastCategory: choice({
      aliases: ['forecast category', 'دستهٔ پیش‌بینی'],
      label: { fa: 'اطمینان به بستن', en: 'Forecast category' },
      hint: {
        fa: 'معاملهٔ باز تا چه اندازه در روز پیش‌بینی‌شده قطعی است.',
        en: 'How sure it is that the deal closes on the day expected.',
      },
      section: course,
      choices: forecastCategories,
    }),
    closedOn: date({
      aliases: [
        'close date',
        'closing date',
        'won date',
        'won time',
        'deal closed on',
        'تاریخ بستن',
        'تاریخ فروش',
        'تاریخ قرارداد',
      ],
      label: { fa: 'تاریخ بسته شدن', en: 'Closed on' },
      hint: {
        fa: 'روز برد یا باخت؛ اگر خالی بماند، امروز.',
        en: 'The day it was won or lost; today where left empty.',
      },
      section: course,
      indexed: true,
    }),
    lossReason: link({
      aliases: ['lost reason', 'loss reason', 'closed lost reason', 'علت باخت', 'دلیل شکست', 'علت شکست'],
      label: { fa: 'دلیل باخت', en: 'Reason of loss' },
      section: course,
      to: 'loss_reason',
      back: { fa: 'معامله‌ها', en: 'Deals' },
    }),
    openSteps: rollUp({
      label: { fa: 'گام‌های در پیش', en: 'Steps ahead' },
      section: course,
      of: 'task',
      through: 'deal',
      measure: 'count',
      where: notDone,
    }),
    nextStepAt: rollUp({
      label: { fa: 'گام بعدی', en: 'Next step' },
      section: course,
      of: 'task',
      through: 'deal',
      measure: 'min',
      field: 'dueAt',
      where: notDone,
    }),
    lastCallAt: rollUp({
      label: { fa: 'آخرین تماس', en: 'Last call' },
      section: course,
      of: 'call',
      through: 'deal',
      measure: 'max',
      field: 'at',
    }),
    lastMeetingAt: rollUp({
      label: { fa: 'آخرین جلسه', en: 'Last meeting' },
      section: course,
      of: 'meeting',
      through: 'deal',
      measure: 'max',
      field: 'at',
      where: held,
    }),
    source: choice({
      aliases: ['lead source', 'منبع', 'منبع سرنخ'],
      label: { fa: 'نحوهٔ آشنایی', en: 'Source' },
      section: more,
      choices: sources,
      open: true,
    }),
    occasion: choice({
      aliases: ['purchase occasion', 'buying reason', 'مناسبت', 'انگیزهٔ خرید'],
      label: { fa: 'مناسبت خرید', en: 'Purchase occasion' },
      hint: { fa: 'چه چیزی مشتری را اکنون به خرید می‌رساند.', en: 'What makes the customer buy now.' },
      section: more,
      choices: occasions,
      open: true,
    }),
    tags: links({
      aliases: ['labels', 'label', 'برچسب'],
      label: { fa: 'برچسب‌ها', en: 'Tags' },
      section: more,
      to: 'tag',
      back: { fa: 'معامله‌ها', en: 'Deals' },
    }),
    description: longText({
      aliases: ['notes', 'note', 'comments', 'deal description', 'توضیحات', 'یادداشت'],
      label: { fa: 'توضیح', en: 'Description' },
      section: more,
      max: 10_000,
    }),
    externalId: text({
      aliases: ['opportunity id', 'deal id', 'record id', 'id', 'شناسه', 'کد', 'کد معامله'],
      label: { fa: 'شناسهٔ بیرونی', en: 'External id' },
      hint: {
        fa: 'کلید این معامله در سامانه‌ای که از آن آمده است.',
        en: 'This deal’s key in the system that it came from.',
      },
      section: more,
      unique: true,
      searchable: 'detail',
      max: 100,
    }),
    pinned: pinMark(),
  },
});
