import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { covers, meet } from './compare-grants.ts';
import { scopes, type Grants, type ObjectGrant } from './grants.ts';

const scope = fc.constantFrom(...scopes);
const objectGrant: fc.Arbitrary<ObjectGrant> = fc.record({
  read: scope,
  create: fc.boolean(),
  update: scope,
  remove: scope,
  export: fc.boolean(),
  fields: fc.dictionary(fc.constantFrom('name', 'amount'), fc.constantFrom('hidden', 'read-only')),
});
const grants: fc.Arbitrary<Grants> = fc.record({
  admin: fc.boolean(),
  objects: fc.dictionary(fc.constantFrom('party', 'deal'), objectGrant),
  deeds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
});

test('what two grants both allow is within each of them', () => {
  fc.assert(fc.property(grants, grants, (a, b) => covers(a, meet(a, b)) && covers(b, meet(a, b))));
});

test('nobody but an administrator covers one, and everybody covers himself', () => {
  fc.assert(fc.property(grants, grants, (a, b) => covers(a, a) && (a.admin || !b.admin || !covers(a, b))));
});

test('a hidden field must stay hidden in what is handed on', () => {
  const reader = (fields: ObjectGrant['fields']): Grants => ({
    admin: false,
    deeds: [],
    objects: { deal: { read: 'all', create: false, update: 'none', remove: 'none', export: false, fields } },
  });
  assert.equal(covers(reader({ amount: 'hidden' }), reader({})), false);
  assert.equal(covers(reader({ amount: 'hidden' }), reader({ amount: 'read-only' })), false);
  assert.equal(covers(reader({ amount: 'read-only' }), reader({ amount: 'hidden' })), true);
  assert.equal(covers(reader({}), reader({ amount: 'hidden' })), true);
});
