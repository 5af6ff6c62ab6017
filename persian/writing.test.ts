import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPersianWriting } from './writing.ts';

test('names typed on an Arabic keyboard are written in Persian letters; Arabic ones stay', () => {
  const written: readonly (readonly [string, string])[] = [
    ['علي كريمي', 'علی کریمی'],
    ['مصطفى', 'مصطفی'],
    ['شركت پارس سازة', 'شرکت پارس سازة'],
    ['تأمين كالا', 'تأمین کالا'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['شركة الخليج', 'شركة الخليج'],
    ['Ali', 'Ali'],
  ];
  for (const [text, expected] of written) assert.equal(inPersianWriting(text), expected, text);
});
