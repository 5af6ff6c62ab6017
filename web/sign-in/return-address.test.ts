import assert from 'node:assert/strict';
import { test } from 'node:test';

import { returnAddress } from './return-address.ts';

const origin = 'http://crm.example:3000';
const after = (next: string) => returnAddress(`?next=${encodeURIComponent(next)}`, origin);

test('one comes back to the address one asked for', () => {
  assert.equal(after('/r/deal?view=board#top'), '/r/deal?view=board#top');
  assert.equal(after('/پرونده'), '/%D9%BE%D8%B1%D9%88%D9%86%D8%AF%D9%87');
  assert.equal(returnAddress('', origin), '/');
});

test('no address leads to another site', () => {
  for (const hostile of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'http:evil.example',
    '@evil.example',
    ' //evil.example',
    '',
  ])
    assert.equal(after(hostile), '/', hostile);
});

test('signing in does not lead back to signing in', () => {
  assert.equal(after('/sign-in?next=/x'), '/');
  assert.equal(after('/r/../sign-in'), '/');
});
