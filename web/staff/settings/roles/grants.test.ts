import assert from 'node:assert/strict';
import { test } from 'node:test';

import { grantsShape } from '#records/access/grants-shape.ts';
import type { ObjectContract } from '#records/contract.ts';

import { applyPreset, changesOf, noGrant, noGrants, presets, withGrant, workingScope } from './grants.ts';

const objects = ['deal', 'product', 'role', 'member'].map(
  (name) => ({ name, ...(name === 'deal' ? { owner: 'owner' } : {}) }) as ObjectContract,
);

test('every preset is a document that the server accepts, and none hands on rights over people', () => {
  for (const preset of presets) {
    const grants = applyPreset(noGrants, objects, preset);
    assert.deepEqual(grantsShape.parse(grants), grants);
    assert.deepEqual(Object.keys(grants.objects), ['deal', 'product']);
  }
});

test('a preset leaves the rules of fields', () => {
  const hidden = withGrant(noGrants, 'deal', { ...noGrant, fields: { amount: 'hidden' } });
  assert.deepEqual(applyPreset(hidden, objects, 'all').objects['deal']?.fields, { amount: 'hidden' });
});

test('what saving would change is told thing by thing', () => {
  const before = withGrant(noGrants, 'deal', { ...noGrant, read: 'own' });
  const after = {
    ...withGrant(before, 'deal', {
      ...noGrant,
      read: 'all',
      create: true,
      fields: { amount: 'hidden' } as const,
    }),
    deeds: ['api.keys'],
  };
  assert.deepEqual(changesOf(before, after), [
    { of: 'right', object: 'deal', right: 'read', before: 'own', now: 'all' },
    { of: 'right', object: 'deal', right: 'create', before: false, now: true },
    { of: 'field', object: 'deal', field: 'amount', before: undefined, now: 'hidden' },
    { of: 'deed', deed: 'api.keys', now: true },
  ]);
  assert.deepEqual(changesOf(after, after), []);
  assert.deepEqual(changesOf(after, { ...after, admin: true }), [{ of: 'admin', now: true }]);
});

test('on what nobody owns every scope reaches all', () => {
  assert.equal(workingScope({}, 'own'), 'all');
  assert.equal(workingScope({}, 'none'), 'none');
  assert.equal(workingScope({ owner: 'owner' }, 'own'), 'own');
});
