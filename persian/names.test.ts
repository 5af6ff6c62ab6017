import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinName, sortingName, splitName } from './names.ts';

test('names are taken apart', () => {
  const split: readonly (readonly [string, string, string, string])[] = [
    ['جناب آقای مهندس کریمی', 'جناب آقای مهندس', '', 'کریمی'],
    ['خانم دکتر سارا محمدی نژاد', 'خانم دکتر', 'سارا', 'محمدی نژاد'],
    ['سید محمد رضا حسینی', '', 'سید محمد رضا', 'حسینی'],
    ['علی رضایی', '', 'علی', 'رضایی'],
    ['محمد علی', '', 'محمد', 'علی'],
    ['امیر حسین شمس', '', 'امیر حسین', 'شمس'],
    ['  آقاي   علي  کریمی ', 'آقاي', 'علي', 'کریمی'],
    ['Dr. Sara Karimi', 'Dr.', 'Sara', 'Karimi'],
    ['کریمی', '', '', 'کریمی'],
    ['دکتر', '', '', 'دکتر'],
    ['آقای حاجی زاده', 'آقای', '', 'حاجی زاده'],
    ['محمد حسین زاده', '', 'محمد', 'حسین زاده'],
    ['سردار آزمون', '', 'سردار', 'آزمون'],
    ['آقایی', '', '', 'آقایی'],
    ['', '', '', ''],
  ];
  for (const [text, honorific, given, family] of split)
    assert.deepEqual(splitName(text), { honorific, given, family }, text);
});

test('names are put together', () => {
  const name = splitName('خانم دکتر سارا محمدی نژاد');
  assert.equal(joinName(name), 'سارا محمدی نژاد');
  assert.equal(joinName(name, { honorific: true }), 'خانم دکتر سارا محمدی نژاد');
  assert.equal(sortingName(name), 'محمدی نژاد سارا');
});
