import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import Papa from 'papaparse';
import { textTables } from './sheet.ts';

async function tablesOf(text: string | Buffer, piece = 7): Promise<Record<string, string>[][]> {
  const bytes = Buffer.from(text);
  const pieces = [bytes.subarray(0, 64)];
  for (let at = 64; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
  const tables: Record<string, string>[][] = [];
  for await (const { table } of textTables(Readable.from(pieces))) {
    const chunks: Buffer[] = [];
    for await (const chunk of table) chunks.push(chunk as Buffer);
    const { data } = Papa.parse<Record<string, string>>(Buffer.concat(chunks).toString(), {
      header: true,
      skipEmptyLines: true,
    });
    tables.push(
      data.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))),
    );
  }
  return tables;
}

const cardsOf = async (text: string | Buffer, piece?: number): Promise<Record<string, string>[]> =>
  (await tablesOf(text, piece))[0] ?? [];

test('a telephone of version 2.1 writes quoted-printable, in UTF-8 or Windows-1256', async () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=DA=A9=D8=B1=DB=8C=D9=85=DB=8C;=D8=B9=',
    '=D9=84=DB=8C;;;',
    'TEL;CELL:09121234567',
    'TEL;WORK;VOICE:02188889999',
    'END:VCARD',
    '',
  ].join('\r\n');
  assert.deepEqual(await cardsOf(card), [
    { 'First name': 'علی', 'Last name': 'کریمی', Phones: '09121234567، 02188889999' },
  ]);
  const old = Buffer.concat([
    Buffer.from('BEGIN:VCARD\nVERSION:2.1\nFN:'),
    // «علي» in Windows-1256.
    Buffer.from([0xda, 0xe1, 0xed]),
    Buffer.from('\nEND:VCARD\n'),
  ]);
  assert.deepEqual(await cardsOf(old), [{ 'Full name': 'علي' }]);
});

test('version 3.0 folds lines, escapes marks and groups properties; its photograph is passed over', async () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:دکتر مریم نوری',
    'N:نوری;مریم;;دکتر;',
    'ORG:شرکت پارس سازه;بازرگانی',
    'TITLE:مدیر خرید',
    `PHOTO;ENCODING=b;TYPE=JPEG:${'QUJD'.repeat(50)}`,
    ` ${'QUJD'.repeat(50)}`,
    'item1.EMAIL;type=INTERNET:maryam@example.com',
    'ADR;TYPE=WORK:;;خیابان ولیعصر\\, پلاک ۱۲;تهران;تهران;1411713114;ایران',
    'ADR;TYPE=HOME:17;;;کرج;;;',
    'BDAY:19850321',
    'NOTE:سطر یکم\\nسطر دوم با ا',
    ' دامه',
    'CATEGORIES:مشتری,ویژه',
    'UID:abc-1',
    'END:VCARD',
  ].join('\r\n');
  assert.deepEqual(await cardsOf(card, 3), [
    {
      'Full name': 'دکتر مریم نوری',
      Prefix: 'دکتر',
      'First name': 'مریم',
      'Last name': 'نوری',
      Company: 'شرکت پارس سازه',
      'Job title': 'مدیر خرید',
      'E-mails': 'maryam@example.com',
      Province: 'تهران',
      City: 'تهران',
      Street: 'خیابان ولیعصر, پلاک ۱۲',
      'Postal code': '1411713114',
      Country: 'ایران',
      Birthday: '1985-03-21',
      Notes: 'سطر یکم\nسطر دوم با ادامه',
      Tags: 'مشتری، ویژه',
      Id: 'abc-1',
    },
  ]);
});

test('version 4.0 writes addresses of telephones and mailboxes; a day without its year is none', async () => {
  const card =
    '\u{feff}BEGIN:VCARD\nVERSION:4.0\nFN:Sara Amini\nTEL;VALUE=uri;TYPE="voice,cell":tel:+98-912-111-2233;ext=12\nEMAIL:mailto:sara@example.com\nURL:https://example.com\nBDAY:--0521\nGENDER:F\nUID:urn:uuid:4fbe\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:Friends\nMEMBER:urn:uuid:4fbe\nEND:VCARD\nBEGIN:VCARD\nFN:Second\nEND:VCARD';
  assert.deepEqual(await cardsOf(card), [
    {
      'Full name': 'Sara Amini',
      Phones: '+98-912-111-2233 x12',
      'E-mails': 'sara@example.com',
      Website: 'https://example.com',
      Gender: 'Female',
      Id: '4fbe',
    },
    { 'Full name': 'Second' },
  ]);
});

test('cards in UTF-16 are cards', async () => {
  const wide = Buffer.from('\u{feff}BEGIN:VCARD\r\nFN:مینا\r\nTEL:09121112233\r\nEND:VCARD\r\n', 'utf16le');
  const card = { 'Full name': 'مینا', Phones: '09121112233' };
  assert.deepEqual(await cardsOf(wide), [card]);
  assert.deepEqual(await cardsOf(Buffer.from(wide).swap16()), [card]);
});

test('a card without an end takes no more than its first entries and the beginning of its lines', async () => {
  const notes = 'NOTE:x\n'.repeat(5_000);
  const endless = `BEGIN:VCARD\nFN:Sara\nNOTE;ENCODING=QUOTED-PRINTABLE:${'abcdefghijklmnopqrst=\n'.repeat(6_000)}end\n${notes}PHOTO:${'A'.repeat(5_000_000)}\nEND:VCARD\n`;
  const [card] = await cardsOf(endless, 65_536);
  assert.equal(card?.['Full name'], 'Sara');
  const [first, ...others] = (card?.['Notes'] ?? '').split('\n');
  assert.equal(first?.length, 100_000 - 'NOTE;ENCODING=QUOTED-PRINTABLE:'.length);
  assert.deepEqual([...new Set(others)], ['x']);
  assert.equal(others.length, 49);
});

test('cards of companies are a table of their own, whether they say it or have no other name', async () => {
  const card = (...lines: readonly string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
  const [people, companies, ...others] = await tablesOf(
    [
      card('VERSION:4.0', 'KIND:org', 'FN:پارس سازه', 'TEL:02188880000', 'ORG:پارس سازه;فروش'),
      card('VERSION:4.0', 'KIND:individual', 'FN:تراز', 'ORG:تراز'),
      card('VERSION:3.0', 'FN:آوند', 'N:نوری;مریم;;;', 'ORG:آوند', 'X-ABShowAs:COMPANY', 'NOTE:زنگ بزن'),
      card('VERSION:3.0', 'FN:سپهر كاوان', 'N:;;;;', 'ORG:سپهر کاوان', 'ADR:;;زند;شیراز;فارس;;'),
      card('VERSION:2.1', 'ORG:Kavan Co', 'TEL;WORK:02177770000'),
      card('VERSION:3.0', 'FN:علی کریمی', 'N:کریمی;علی;;;', 'ORG:آوند'),
    ].join(''),
  );
  assert.deepEqual(people, [
    { 'Full name': 'تراز', Company: 'تراز' },
    { 'Full name': 'علی کریمی', 'First name': 'علی', 'Last name': 'کریمی', Company: 'آوند' },
  ]);
  assert.deepEqual(companies, [
    { 'Company name': 'پارس سازه', Phones: '02188880000' },
    { 'Company name': 'آوند', Notes: 'مریم نوری\nزنگ بزن' },
    { 'Company name': 'سپهر كاوان', Street: 'زند', City: 'شیراز', Province: 'فارس' },
    { 'Company name': 'Kavan Co', Phones: '02177770000' },
  ]);
  assert.deepEqual(others, []);
});
