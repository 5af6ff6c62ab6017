import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FieldContract } from '#records/contract.ts';

import type { JumpBy } from './jump.ts';
import { dayMarks, letterMarks, nameOfMark } from './marks.ts';

const by: JumpBy = {
  kind: 'day',
  name: 'startedAt',
  field: { comparison: 'date' } as FieldContract,
  descending: false,
  within: undefined,
};
const timeZone = 'Asia/Tehran';

test('a mark’s name holds what stands on it, and its days are of the reader’s own calendar', () => {
  for (const newest of ['2026-11-03', '2026-12-20', '2027-09-01', '2036-11-01'])
    for (const locale of ['fa', 'en'] as const)
      for (const calendar of ['jalali', 'gregorian'] as const)
        for (const mark of dayMarks(by, ['2026-11-01', newest], { locale, calendar, timeZone }))
          assert.ok(
            nameOfMark(mark, locale).includes(mark.label),
            `${nameOfMark(mark, locale)}: ${mark.label}`,
          );
  const weeks = (calendar: 'jalali' | 'gregorian') =>
    dayMarks(by, ['2026-11-01', '2026-12-20'], { locale: 'en', calendar, timeZone }).map(({ hint }) => hint);
  assert.equal(weeks('gregorian')[1], '7 November 2026 to 13 November 2026');
  assert.equal(weeks('jalali')[1], '16 Aban to 22 Aban 1405');
});

test('letters stand in the order of the list, and the Latin names have one mark where Persian is read', () => {
  const letters = letterMarks({ ...by, kind: 'letter' }, 'fa');
  assert.deepEqual([letters[0]?.from, letters.at(-1)?.from], ['آ', 'A']);
  assert.equal(letters.map((mark) => nameOfMark(mark, 'fa')).at(-1), 'A، نام‌های لاتین');
  assert.equal(letterMarks({ ...by, kind: 'letter', descending: true }, 'fa')[0]?.from, 'Azz');
});
