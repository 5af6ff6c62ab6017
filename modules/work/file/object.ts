import { link, member, number, pinMark, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { releaseContents } from './rules.ts';

/** An attached file as a record; its bytes lie in the file store under their fingerprint. Uploading makes it. */
export const file = defineObject('file', {
  module: 'work',
  one: { fa: 'پروندهٔ پیوست', en: 'File' },
  many: { fa: 'پرونده‌های پیوست', en: 'Files' },
  title: 'name',
  owner: 'owner',
  handOver: 'none',
  about: ['about'],
  pin: 'pinned',
  listed: false,
  lifecycle: { erasing: releaseContents },
  fields: {
    name: text({ label: { fa: 'نام', en: 'Name' }, required: true, searchable: 'name', max: 255 }),
    size: number({
      label: { fa: 'اندازه', en: 'Size' },
      hint: { fa: 'به بایت', en: 'In bytes' },
      required: true,
      readOnly: true,
      min: 0,
      decimals: 0,
    }),
    type: text({
      label: { fa: 'نوع', en: 'Type' },
      hint: { fa: 'نوع رسانه، مانند application/pdf', en: 'Media type, such as application/pdf' },
      required: true,
      readOnly: true,
      max: 127,
    }),
    sha256: text({
      label: { fa: 'اثر انگشت', en: 'Fingerprint' },
      hint: { fa: 'SHA-256 محتوا', en: 'SHA-256 of the content' },
      required: true,
      readOnly: true,
      indexed: true,
      max: 64,
    }),
    about: link({
      label: { fa: 'دربارهٔ', en: 'About' },
      to: 'party',
      back: { fa: 'پرونده‌های پیوست', en: 'Files' },
    }),
    owner: member({ label: { fa: 'بارگذار', en: 'Uploaded by' } }),
    pinned: pinMark(),
  },
});
