import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContactCard, type ContactCard } from './contact-card.ts';

/** Without what is empty, so that a test names what a card tells. */
const told = (text: string, areaCode?: string): Partial<ContactCard> =>
  Object.fromEntries(
    Object.entries(readContactCard(text, areaCode)).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

test('a Persian card', () => {
  assert.deepEqual(
    told(`شرکت آبان‌تجهیز پارس (سهامی خاص)
جناب آقای مهندس علیرضا کریمی‌نژاد
مدیر فروش
تهران، خیابان ولیعصر، نرسیده به میدان ونک، پلاک ۲۴۵۱، طبقه ۳، واحد ۱۲
کد پستی: ۱۹۶۸۶۴۳۱۱۱
تلفن: ۸۸۷۷۶۶۵۵ - داخلی ۱۲    فکس: ۸۸۷۷۶۶۵۶
همراه: ۰۹۱۲ ۳۴۵ ۶۷۸۹
www.aban-tajhiz.ir    info@aban-tajhiz.ir`),
    {
      name: { honorific: 'جناب آقای مهندس', given: 'علیرضا', family: 'کریمی‌نژاد' },
      company: 'شرکت آبان‌تجهیز پارس (سهامی خاص)',
      jobTitle: 'مدیر فروش',
      phones: [
        { number: '+982188776655', extension: '12', label: 'work' },
        { number: '+982188776656', label: 'fax' },
        { number: '+989123456789', label: 'mobile' },
      ],
      emails: ['info@aban-tajhiz.ir'],
      website: 'https://www.aban-tajhiz.ir',
      address: {
        province: 'تهران',
        city: 'تهران',
        line: 'خیابان ولیعصر، نرسیده به میدان ونک، پلاک ۲۴۵۱، طبقه ۳، واحد ۱۲',
        postalCode: '1968643111',
      },
    },
  );
});

test('a signature under a letter', () => {
  assert.deepEqual(
    told(`با احترام،
سارا محمدی | کارشناس ارشد بازرگانی
گروه صنعتی نوین‌چوب
📞 031-36201234 / 0913-1112233
✉ s.mohammadi@novinchoob.com
نشانی: اصفهان، خیابان چهارباغ بالا، کوچه ۱۲، ساختمان آرین`),
    {
      name: { honorific: '', given: 'سارا', family: 'محمدی' },
      company: 'گروه صنعتی نوین‌چوب',
      jobTitle: 'کارشناس ارشد بازرگانی',
      phones: [
        { number: '+983136201234', label: 'work' },
        { number: '+989131112233', label: 'mobile' },
      ],
      emails: ['s.mohammadi@novinchoob.com'],
      address: { province: 'اصفهان', city: 'اصفهان', line: 'خیابان چهارباغ بالا، کوچه ۱۲، ساختمان آرین' },
    },
  );
});

test('an English card', () => {
  assert.deepEqual(
    told(`Sara Mohammadi
Sales Manager
Pars Sazeh Co., Ltd.
No. 12, 3rd Floor, Valiasr St., Tehran, Iran
Tel: +98 (21) 8877 6655 ext. 12
Mobile: +98 912 345 6789
Email: sara@pars-sazeh.com
Web: pars-sazeh.com`),
    {
      name: { honorific: '', given: 'Sara', family: 'Mohammadi' },
      company: 'Pars Sazeh Co., Ltd.',
      jobTitle: 'Sales Manager',
      phones: [
        { number: '+982188776655', extension: '12', label: 'work' },
        { number: '+989123456789', label: 'mobile' },
      ],
      emails: ['sara@pars-sazeh.com'],
      website: 'https://pars-sazeh.com',
      address: { province: 'تهران', city: 'تهران', line: 'No. 12, 3rd Floor, Valiasr St.' },
    },
  );
});

test('a signature in one line, and a foreign one', () => {
  assert.deepEqual(
    told('Kind regards,\nDr. John Smith – Head of Procurement at Acme GmbH – M: +49 1512 3456789'),
    {
      name: { honorific: 'Dr.', given: 'John', family: 'Smith' },
      company: 'Acme GmbH',
      jobTitle: 'Head of Procurement',
      phones: [{ number: '+4915123456789', label: 'mobile' }],
    },
  );
});

test('an honorific tells who is who', () => {
  const card = told('قطعه‌سازی کیهان\nخانم دکتر سارا محمدی\nمدیر خرید');
  assert.deepEqual(
    [card.name?.family, card.company, card.jobTitle],
    ['محمدی', 'قطعه‌سازی کیهان', 'مدیر خرید'],
  );
});

test('codes of a company stand under their names; a wrong one is not taken', () => {
  const card = told(`شرکت پخش نگین کویر
شناسه ملی: 10101234561   کد اقتصادی: 411111111111
شماره ثبت: ۱۲۳۴۵۶
کد ملی: 1234567890`);
  assert.equal(card.company, 'شرکت پخش نگین کویر');
  assert.equal(card.registrationNumber, '123456');
  assert.equal(card.nationalCode, undefined);
  assert.equal(card.phones, undefined);
});

test('a single number, mailbox or name', () => {
  assert.deepEqual(told('۰۹۱۲۳۴۵۶۷۸۹'), { phones: [{ number: '+989123456789', label: 'mobile' }] });
  assert.deepEqual(told('88776655', '021'), { phones: [{ number: '+982188776655', label: 'work' }] });
  assert.deepEqual(told('mailto:a.b+c@example.co.ir'), { emails: ['a.b+c@example.co.ir'] });
  assert.deepEqual(told('خانم دکتر نرگس موسوی').name, {
    honorific: 'خانم دکتر',
    given: 'نرگس',
    family: 'موسوی',
  });
  assert.deepEqual(told(''), {});
});

test('a post and its firm in one line', () => {
  const card = told('کاوه نوری\nمدیر خرید شرکت فولاد نیک');
  assert.deepEqual([card.jobTitle, card.company, card.name?.family], ['مدیر خرید', 'شرکت فولاد نیک', 'نوری']);
});

test('two numbers under one label, social pages and slogans', () => {
  const card = told(`پخش یاقوت شرق
تلفن: ۰۵۱-۳۸۷۶۵۴۳۲، ۰۵۱-۳۸۷۶۵۴۳۳
instagram.com/yaghoot  https://yaghoot.ir
کیفیت را از ما بخواهید، نه از بازار، همیشه و همه‌جا!`);
  assert.deepEqual(
    card.phones?.map(({ number }) => number),
    ['+985138765432', '+985138765433'],
  );
  assert.equal(card.website, 'https://yaghoot.ir');
  assert.equal(card.company, 'پخش یاقوت شرق');
  assert.equal(card.name, undefined);
});

test('whatever is pasted, it answers', () => {
  for (const text of [
    '😀'.repeat(2000),
    '(((((((((',
    '\u0000\ud800',
    '0'.repeat(4000),
    'الف '.repeat(1500),
    '1-2-'.repeat(900),
  ])
    assert.ok(Array.isArray(readContactCard(text).phones));
});

test('a vCard that is pasted as text', () => {
  assert.deepEqual(
    told(`BEGIN:VCARD
VERSION:3.0
N:محمدی;آزاده;;خانم مهندس;
FN:آزاده محمدی
ORG:پارس سازه;فروش
TITLE:مدیر خرید
item1.TEL;TYPE=CELL:+98 912 111
 2233
TEL;TYPE=WORK,FAX:021-88776655
EMAIL;TYPE=INTERNET:azadeh@example.com
ADR;TYPE=WORK:;;خیابان ولیعصر\\, پلاک ۱۲;تهران;;1969713933;ایران
END:VCARD`),
    {
      name: { honorific: 'خانم مهندس', given: 'آزاده', family: 'محمدی' },
      company: 'پارس سازه',
      jobTitle: 'مدیر خرید',
      phones: [
        { number: '+989121112233', label: 'mobile' },
        { number: '+982188776655', label: 'fax' },
      ],
      emails: ['azadeh@example.com'],
      address: { province: 'تهران', city: 'تهران', line: 'خیابان ولیعصر، پلاک ۱۲', postalCode: '1969713933' },
    },
  );
});
