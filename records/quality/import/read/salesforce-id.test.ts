import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longId } from './salesforce-id.ts';

test('a short id of Salesforce gets its long form; nothing else changes', () => {
  for (const [text, long] of [
    // The example of Salesforce itself.
    ['001A0000006Vm9r', '001A0000006Vm9rIAC'],
    ['001A0000006Vm9R', '001A0000006Vm9RIAS'],
    ['001A0000006Vm9rIAC', '001A0000006Vm9rIAC'],
    ['001000000000000', '001000000000000'],
    ['ABC12XYZ1234567', 'ABC12XYZ1234567'],
    ['محمدرضا رضایی‌ا', 'محمدرضا رضایی‌ا'],
    ['021-88776655-12', '021-88776655-12'],
  ] as const)
    assert.equal(longId(text), long);
});
