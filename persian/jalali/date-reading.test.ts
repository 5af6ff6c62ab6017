import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherDates, openReadings, yearOfTwoDigits, type DateReading } from './date-reading.ts';
import { parseDate } from './parse.ts';

const named = ({ order, calendar }: DateReading): string => (calendar ? `${order} ${calendar}` : order);
const gather = (...texts: readonly string[]) => {
  const dates = gatherDates();
  for (const text of texts) dates.add(text);
  const result = dates.result();
  return result && { ...result, readings: result.readings.map(named) };
};

test('one day that is beyond the twelfth tells the order of a column', () => {
  assert.deepEqual(gather('03/04/2024', '25/03/2024', '01/02/2024'), {
    readings: ['dmy'],
    unclear: 2,
    sample: '03/04/2024',
  });
  assert.deepEqual(gather('3/4/2024 10:20', '۳/۲۵/۲۰۲۴')?.readings, ['mdy']);
});

test('what no day decides stays open, and so does what two days decide differently', () => {
  const open = { readings: ['dmy', 'mdy'], unclear: 1, sample: '03/04/2024' };
  assert.deepEqual(gather('03/04/2024', '05/05/2024', 'نامعلوم', ''), open);
  assert.deepEqual(gather('25/03/2024', '26/03/2024', '03/25/2024', '03/04/2024'), open);
  assert.deepEqual(gather('05/05/2024'), { readings: ['dmy', 'mdy'], unclear: 0 });
});

test('of years of two digits the calendar is open too, and full years beside them tell it', () => {
  assert.deepEqual(gather('98/05/16')?.readings, ['ymd jalali', 'ymd gregorian']);
  assert.equal(gather('05/06/07')?.readings.length, 5);
  assert.deepEqual(gather('98/05/06', '1398/07/01')?.readings, ['ymd jalali']);
  assert.deepEqual(gather('۳۱/۰۵/۹۸', '۱۲/۰۵/۱۳۹۸')?.readings, ['dmy jalali']);
  assert.deepEqual(gather('12/31/24', '2024-01-05')?.readings, ['mdy gregorian']);
  assert.deepEqual(
    gather('98/05/06', '98/07/31')?.readings,
    ['ymd jalali', 'ymd gregorian'],
    'a slip tells nothing',
  );
  // A column of both kinds of years is read by one order.
  assert.deepEqual(gather('03/04/2024', '25/03/24')?.readings, ['dmy jalali', 'dmy gregorian']);
});

test('what is no day, or tells itself, says nothing of the others', () => {
  assert.equal(gather('1403/05/12', '2024-08-02', '021-4567', '12.5', 'ناهید', '2 Aug 2024'), undefined);
  assert.deepEqual(openReadings('25/03/2024'), []);
  assert.deepEqual(openReadings('99/99/99'), []);
  assert.deepEqual(openReadings('03/04/2024').map(named), ['dmy', 'mdy']);
});

test('a reading tells which day is meant; what tells itself is read as before', () => {
  const day = (text: string, reading: DateReading) => {
    const parsed = parseDate(text, { reading, shortYears: true });
    return parsed.ok ? parsed.value : parsed.problem;
  };
  assert.equal(day('03/04/2024', { order: 'dmy' }), '2024-04-03');
  assert.equal(day('03/04/2024', { order: 'mdy' }), '2024-03-04');
  assert.equal(day('25/03/2024', { order: 'mdy' }), '2024-03-25');
  assert.equal(day('12/05/1403', { order: 'mdy' }), '2024-08-02');
  assert.equal(day('98/05/06', { order: 'ymd', calendar: 'jalali' }), '2019-07-28');
  assert.equal(day('05/06/98', { order: 'dmy', calendar: 'gregorian' }), '1998-06-05');
  assert.equal(day('98/07/31', { order: 'ymd', calendar: 'jalali' }), 'impossible-date');
  assert.equal(day('2-Aug-24', { order: 'ymd' }), '2024-08-02');
  assert.equal(day('۱۲ مرداد ۹۸', { order: 'ymd' }), '2019-08-03');
  assert.deepEqual(
    [29, 30, 5].map((year) => yearOfTwoDigits(year, 'jalali')),
    [1429, 1330, 1405],
  );
});
