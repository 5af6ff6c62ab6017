import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate } from '../jalali/format.ts';
import { periodOf } from '../jalali/periods.ts';
import { fromJalali } from '../jalali/convert.ts';
import { holidaysBetween } from './holidays.ts';
import { LUNAR_TABLE_ENDS, lunarMonthStart } from './lunar-months.ts';

const holidaysOf = (year: number) =>
  holidaysBetween(periodOf(fromJalali({ year, month: 1, day: 1 }), 'year'));
const days = (year: number) => [
  ...new Set(holidaysOf(year).map(({ date }) => formatDate(date, { style: 'day-month' }))),
];

test('the holidays of 1403 are those of the official list', () => {
  assert.deepEqual(days(1403), [
    '۱ فروردین',
    '۲ فروردین',
    '۳ فروردین',
    '۴ فروردین',
    '۱۲ فروردین',
    '۱۳ فروردین',
    '۲۲ فروردین',
    '۲۳ فروردین',
    '۱۵ اردیبهشت',
    '۱۴ خرداد',
    '۱۵ خرداد',
    '۲۸ خرداد',
    '۵ تیر',
    '۲۵ تیر',
    '۲۶ تیر',
    '۴ شهریور',
    '۱۲ شهریور',
    '۱۴ شهریور',
    '۲۲ شهریور',
    '۳۱ شهریور',
    '۱۵ آذر',
    '۲۵ دی',
    '۹ بهمن',
    '۲۲ بهمن',
    '۲۶ بهمن',
    '۲۹ اسفند',
  ]);
});

test('Eid al-Fitr of 1401 is the day that was observed, not the one that was printed', () => {
  const eid = holidaysOf(1401).find(({ name }) => name.en === 'Eid al-Fitr');
  assert.equal(eid?.date, fromJalali({ year: 1401, month: 2, day: 13 }));
  assert.equal(eid.certainty, 'published');
});

test('1405 agrees with the official calendar as far as it is known, and calls the rest estimates', () => {
  const sure = holidaysOf(1405).filter(({ certainty }) => certainty === 'published');
  assert.deepEqual(
    sure.map(({ date, name }) => `${formatDate(date, { style: 'day-month' })} ${name.fa}`),
    [
      '۱ فروردین عید فطر',
      '۲ فروردین تعطیل به مناسبت عید فطر',
      '۶ خرداد عید قربان',
      '۱۴ خرداد عید غدیر خم',
      '۳ تیر تاسوعای حسینی',
      '۴ تیر عاشورای حسینی',
    ],
  );
  assert.equal(days(1405).length, 25);
  assert.ok(holidaysOf(1406).some(({ certainty }) => certainty === 'estimated'));
  for (const year of [1400, 1401, 1402, 1403, 1404])
    assert.ok(
      holidaysOf(year).every(({ certainty }) => certainty !== 'estimated'),
      String(year),
    );
});

test('lunar months of the table have 29 or 30 days and end where they say', () => {
  let before: string | undefined;
  for (let year = 1440; year <= 1447; year++)
    for (let month = 1; month <= (year === 1447 ? 10 : 12); month++) {
      const { date, certainty } = lunarMonthStart(year, month);
      assert.equal(certainty, 'published');
      if (before !== undefined)
        assert.ok(
          [29, 30].includes((Date.parse(date) - Date.parse(before)) / 86_400_000),
          `${year}/${month}`,
        );
      before = date;
    }
  assert.equal(lunarMonthStart(1447, 11).certainty, 'estimated');
  assert.equal((Date.parse(LUNAR_TABLE_ENDS) - Date.parse(before ?? '')) / 86_400_000, 29);
});
