import {
  choice,
  date,
  dateTime,
  link,
  longText,
  member,
  money,
  number,
  pinMark,
  serial,
  structured,
  text,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { quoteLanguages, quoteStates } from './choices.ts';
import './document-shape.ts';
import { prepareQuotes } from './rules.ts';

const outcome = { fa: 'سرانجام', en: 'Outcome' };

/** What a deal offers to its customer on paper. Its lines are the deal's; what was sent is frozen as a version. */
export const quote = defineObject('quote', {
  module: 'sales',
  one: { fa: 'پیش‌فاکتور', en: 'Quote' },
  many: { fa: 'پیش‌فاکتورها', en: 'Quotes' },
  title: 'number',
  owner: 'owner',
  handOver: 'none',
  about: ['party', 'deal'],
  pin: 'pinned',
  lifecycle: {
    prepare: prepareQuotes,
    facts: ({ before, after }) => {
      if (!after || !before || before['state'] === after['state']) return [];
      const isBack =
        Number(after['edition']) < Number(before['edition']) ||
        (before['state'] === 'withdrawn' && after['state'] !== 'draft');
      // What was told once is not told again because a deed was taken back.
      return [isBack ? 'quote.reinstated' : `quote.${String(after['state'])}`];
    },
  },
  fields: {
    number: serial({
      label: { fa: 'شماره', en: 'Number' },
      searchable: 'name',
      indexed: true,
      template: 'PF-{jalaliYear}-{number:4}',
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'Status' },
      required: true,
      readOnly: true,
      default: 'draft',
      indexed: true,
      choices: quoteStates,
    }),
    deal: link({
      label: { fa: 'معامله', en: 'Deal' },
      required: true,
      to: 'deal',
      back: { fa: 'پیش‌فاکتورها', en: 'Quotes' },
    }),
    party: link({
      label: { fa: 'خریدار', en: 'Buyer' },
      readOnly: true,
      to: 'party',
      back: { fa: 'پیش‌فاکتورها', en: 'Quotes' },
    }),
    payable: money({
      label: { fa: 'قابل پرداخت', en: 'Payable' },
      hint: { fa: 'آنچه فرستاده شد.', en: 'As it was sent.' },
      readOnly: true,
      indexed: true,
    }),
    validUntil: date({
      label: { fa: 'اعتبار تا', en: 'Valid until' },
      required: true,
      ruled: true,
      indexed: true,
    }),
    template: link({
      label: { fa: 'قالب', en: 'Template' },
      required: true,
      ruled: true,
      to: 'quote_template',
    }),
    language: choice({
      label: { fa: 'زبان', en: 'Language' },
      required: true,
      ruled: true,
      choices: quoteLanguages,
    }),
    terms: longText({ label: { fa: 'شرایط', en: 'Terms' }, max: 5_000 }),
    owner: member({ label: { fa: 'مسئول', en: 'Owner' }, readOnly: true }),
    edition: number({
      label: { fa: 'نسخه', en: 'Version' },
      required: true,
      readOnly: true,
      default: 1,
      decimals: 0,
    }),
    sentAt: dateTime({
      label: { fa: 'فرستاده شد', en: 'Sent at' },
      section: outcome,
      readOnly: true,
      indexed: true,
    }),
    openedAt: dateTime({
      label: { fa: 'نخستین دیدار', en: 'First opened' },
      section: outcome,
      readOnly: true,
    }),
    decidedAt: dateTime({ label: { fa: 'پاسخ مشتری', en: 'Answered at' }, section: outcome, readOnly: true }),
    decidedBy: text({
      label: { fa: 'پاسخ‌دهنده', en: 'Answered by' },
      section: outcome,
      readOnly: true,
      max: 120,
    }),
    comment: longText({
      label: { fa: 'سخن مشتری', en: 'What they said' },
      section: outcome,
      readOnly: true,
      max: 2_000,
    }),
    pinned: pinMark(),
  },
});

/** A quote as it was sent, word by word. */
export const quoteVersion = defineObject('quote_version', {
  module: 'sales',
  one: { fa: 'نسخهٔ پیش‌فاکتور', en: 'Quote version' },
  many: { fa: 'نسخه‌های پیش‌فاکتور', en: 'Quote versions' },
  title: 'edition',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  fields: {
    quote: link({ label: { fa: 'پیش‌فاکتور', en: 'Quote' }, required: true, readOnly: true, to: 'quote' }),
    deal: link({ label: { fa: 'معامله', en: 'Deal' }, required: true, readOnly: true, to: 'deal' }),
    edition: number({ label: { fa: 'نسخه', en: 'Version' }, required: true, readOnly: true, decimals: 0 }),
    document: structured({
      label: { fa: 'متن', en: 'Document' },
      required: true,
      readOnly: true,
      shape: 'quote-document',
    }),
    /** What the lines were made of, to see whether the deal has moved on since. */
    fingerprint: text({
      label: { fa: 'اثر انگشت', en: 'Fingerprint' },
      required: true,
      readOnly: true,
      max: 64,
    }),
    sentAt: dateTime({ label: { fa: 'فرستاده شد', en: 'Sent at' }, required: true, readOnly: true }),
    owner: member({ label: { fa: 'مسئول', en: 'Owner' }, readOnly: true }),
  },
});

/** A link by which a customer reads a version. Who holds it may answer, so only its hash is kept. */
export const quoteLink = defineObject('quote_link', {
  module: 'sales',
  one: { fa: 'پیوند پیش‌فاکتور', en: 'Quote link' },
  many: { fa: 'پیوندهای پیش‌فاکتور', en: 'Quote links' },
  title: 'way',
  listed: false,
  fields: {
    sent: link({ label: { fa: 'نسخه', en: 'Version' }, required: true, readOnly: true, to: 'quote_version' }),
    quote: link({ label: { fa: 'پیش‌فاکتور', en: 'Quote' }, required: true, readOnly: true, to: 'quote' }),
    tokenHash: text({
      label: { fa: 'اثر کلید', en: 'Hash of the key' },
      required: true,
      readOnly: true,
      unique: true,
      indexed: true,
      max: 64,
    }),
    way: choice({
      label: { fa: 'از راه', en: 'By' },
      required: true,
      readOnly: true,
      choices: [
        { key: 'mail', label: { fa: 'رایانامه', en: 'E-mail' } },
        { key: 'sms', label: { fa: 'پیامک', en: 'SMS' } },
        { key: 'copied', label: { fa: 'پیوند', en: 'Link' } },
      ],
    }),
    recipient: text({ label: { fa: 'به', en: 'To' }, readOnly: true, max: 300 }),
    openedAt: dateTime({ label: { fa: 'نخستین دیدار', en: 'First opened' }, readOnly: true }),
  },
});
