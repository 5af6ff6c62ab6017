import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parsePhone } from '../phone.ts';
import { ALL_CITIES, citiesIn, countiesIn, findCities, suggestCities } from './cities.ts';
import { findProvince, PROVINCES } from './provinces.ts';

test('31 provinces are found by any spelling', () => {
  assert.equal(PROVINCES.length, 31);
  assert.equal(findProvince('استان آذربايجان‌شرقي')?.slug, 'east-azerbaijan');
  assert.equal(findProvince('سیستان وبلوچستان')?.slug, 'sistan-baluchestan');
  assert.equal(findProvince('Razavi Khorasan')?.name.fa, 'خراسان رضوی');
  assert.equal(findProvince('razavi-khorasan')?.name.fa, 'خراسان رضوی');
  assert.equal(findProvince('بغداد'), undefined);
});

test("every area code takes landlines by the numbering plan's library", () => {
  for (const { areaCode, slug } of PROVINCES) {
    const parsed = parsePhone('32345678', { areaCode });
    assert.ok(parsed.ok && parsed.value.kind === 'landline', slug);
  }
  assert.equal(new Set(PROVINCES.map(({ areaCode }) => areaCode)).size, 31);
});

test('cities are found by folded names and told apart by province', () => {
  assert.deepEqual(
    findCities('كاشان').map(({ name, county, province }) => [name, county, province.name.fa]),
    [['کاشان', 'کاشان', 'اصفهان']],
  );
  assert.equal(findCities('سردشت').length, 4);
  assert.equal(findCities('سردشت', 'آذربایجان غربی').length, 1);
  assert.equal(findCities('اسلام‌شهر')[0]?.province.slug, 'tehran');
  assert.deepEqual(findCities('لندن'), []);
  assert.deepEqual(findCities('تهران', 'بغداد'), []);
});

test('pickers list in Persian order', () => {
  const tehran = findProvince('تهران');
  assert.ok(tehran);
  assert.ok(citiesIn(tehran).length > 30);
  assert.equal(citiesIn(tehran)[0]?.name, 'آبسرد');
  assert.ok(countiesIn(tehran).includes('ورامین'));
  assert.ok(suggestCities('شیرا').some(({ name }) => name === 'شیراز'));
  assert.deepEqual(suggestCities(' '), []);
  assert.equal(suggestCities('ا', 5).length, 5);
});

const source = new URL('../../../shared/data/persian/shahr.csv', import.meta.url);
test(
  'every city of the source is there',
  { skip: existsSync(source) ? false : 'the file ../shared/data/persian/shahr.csv is absent' },
  () => {
    const rows = readFileSync(source, 'utf8').trim().split(/\r?\n/).slice(1);
    const cities = rows.map((row) => row.split(',')).filter((row) => row[2] === '0');
    assert.equal(ALL_CITIES.length, cities.length);
    for (const row of cities) assert.notEqual(findCities(row[1] ?? '').length, 0, row[1]);
  },
);
