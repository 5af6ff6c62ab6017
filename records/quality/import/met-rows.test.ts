import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import type { Values } from '../duplicates/likeness.ts';
import { findHeld, forgetHeld, keepHeld } from './held-rows.ts';
import { metRows } from './met-rows.ts';
import { importObject } from './object.ts';

/** Rows of a file that is longer than what is remembered here: what the database holds of them tells the same. */
const { engine, testing } = await testEngine();
let admin: Context;
before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

const by = <T>(deed: (tx: RecordTx) => Promise<T>): Promise<T> => engine.transact(admin, deed);
const chunk = 50;

/** Which row each row is one with, of those that are one with any. */
async function joins(all: readonly Values[], most: number): Promise<readonly (readonly [number, number])[]> {
  const id = await by(async (tx) => {
    const [made = ''] = await tx
      .bySystem('import')
      .records(importObject)
      .create([{ fileName: newId(), analysis: {} }]);
    return made;
  });
  const party = await by((tx) => Promise.resolve(tx.schema.objects.get('party')));
  assert.ok(party);
  const met = metRows(party, id, most);
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at < all.length; at += chunk) {
    const rows = all.slice(at, at + chunk).map((values, n) => ({ row: at + n + 2, values }));
    // A chunk that collides with another writer is tried again.
    for (let times = 0; times < 2; times += 1) {
      await by((tx) => met.recall(tx, rows));
      for (const { row, values } of rows) {
        const same = met.earlier(row, values);
        if (same && times === 1) found.push([row, same.row]);
      }
    }
    const held = met.settle();
    await by((tx) => keepHeld(tx, id, held));
  }
  const phone = `phones ${numberOf(1)}`;
  const isHeld = async () => (await by((tx) => findHeld(tx, id, [phone]))).length > 0;
  assert.equal(await isHeld(), most < all.length);
  await forgetHeld(engine, admin, id);
  assert.equal(await isHeld(), false);
  return found;
}

const numberOf = (person: number): string => `+98912${1_000_000 + person}`;

const syllables = ['با', 'پی', 'جو', 'دن', 'رس', 'شک', 'کف', 'لم', 'مگ', 'نه'];

/** A name for each number: names are compared without digits, and without a letter's double. */
const lettersOf = (person: number): string =>
  Array.from(String(person).padStart(4, '0'), (digit) => syllables[Number(digit)]).join('');

/** People of whom each third comes again, in turn by telephone, mailbox, identity number and by name alone. */
const people = Array.from({ length: 900 }, (_, n): Values => {
  const person = n < 600 ? n : (n - 600) * 2 + 1;
  const all = {
    kind: 'person',
    name: `رهگذر ${lettersOf(person)}`,
    phones: [{ number: numberOf(person) }],
    emails: [{ address: `r${person}@example.ir` }],
    nationalCode: String(1_000_000_000 + person),
  };
  if (n < 600) return all;
  const { kind, name, phones, emails, nationalCode } = all;
  return [
    { kind, name, phones },
    { kind, name, emails },
    { kind, name: `نامی دیگر ${lettersOf(person)}`, nationalCode },
    { kind, name },
  ][n % 4] as Values;
});

test('rows far apart are held against each other whether they are remembered here or by the database', async () => {
  const here = await joins(people, 10_000);
  const there = await joins(people, 100);
  assert.deepEqual(there, here);
  assert.deepEqual(
    here,
    Array.from({ length: 300 }, (_, n) => [602 + n, n * 2 + 3]),
  );
});
