import assert from 'node:assert/strict';
import { systemContext } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { runUndo, startUndo } from '#records/quality/import/undo/undo.ts';
import { mergeRecords } from '#records/quality/merge/merge.ts';
import { unmergeRecords } from '#records/quality/merge/unmerge.ts';
import { eraseRecords } from '#records/write/erase.ts';
import { inFirm, type Firm } from './firm.ts';
import type { Trial } from './trial.ts';

/** The winner and the loser, brought in by one file, changed by another, edited by hand, and merged. */
type Case = {
  readonly winner: string;
  readonly loser: string;
  readonly made: string;
  readonly changed: string;
  readonly merge: string;
};

let number = 0;

async function bring(firm: Firm, text: string): Promise<string> {
  const id = await firm.upload('a.csv', Buffer.from(text));
  await firm.check(id, {
    object: 'party',
    variant: 'people',
    columns: ['externalId', 'name', 'jobTitle'].map((target, column) => ({ column, target })),
    match: { by: 'externalId', known: 'update' },
  });
  await firm.begin(id);
  await firm.run(id);
  return id;
}

async function makeCase(firm: Firm): Promise<Case> {
  number += 1;
  const keys = [`W${number}`, `L${number}`] as const;
  const made = await bring(
    firm,
    `id,name,title\n${keys[0]},برنده ${number} یکم,الف\n${keys[1]},بازنده ${number} دوم,ب\n`,
  );
  const [winner, loser] = await Promise.all(keys.map((key) => idOf(firm, key)));
  const changed = await bring(firm, `id,name,title\n${keys[1]},بازنده ${number} سوم,پ\n`);
  await firm.by(async (tx) => {
    await tx.recordsOf('party').update([{ id: winner ?? '', values: { description: 'با دست' } }]);
    await tx.recordsOf('note').create([{ text: 'دربارهٔ بازنده', about: loser }]);
  });
  const merge = await firm.by((tx) =>
    mergeRecords(tx, tx.recordsOf('party').object, {
      winner: { id: winner ?? '' },
      losers: [{ id: loser ?? '' }],
    }),
  );
  return { winner: winner ?? '', loser: loser ?? '', made, changed, merge };
}

async function idOf(firm: Firm, key: string): Promise<string> {
  const { records } = await firm.by((tx) =>
    tx.recordsOf('party').page({ filter: { field: 'externalId', op: 'eq', value: key } }),
  );
  return records[0]?.id ?? '';
}

const undo = async (firm: Firm, id: string, how: 'keep' | 'undo'): Promise<void> => {
  await startUndo(firm.services, firm.admin, id, how);
  await runUndo(firm.engine, firm.admin, id);
};

/** What may be done with it, in any order; each may be refused in words, and none may break anything. */
const deeds: Readonly<Record<string, (firm: Firm, one: Case) => Promise<unknown>>> = {
  unmerge: (firm, { merge }) => firm.by((tx) => unmergeRecords(tx, merge)),
  'undo of what made them': (firm, { made }) => undo(firm, made, 'undo'),
  'undo of what changed one': (firm, { changed }) => undo(firm, changed, 'keep'),
  erasure: (firm, { winner }) =>
    firm.engine.transact(systemContext(firm.admin.workspace, 'trial'), (tx) =>
      eraseRecords(tx, new Map([['party', new Set([winner])]])),
    ),
};

export const everyOrder: Trial = {
  name: 'undo after merge after edit; unmerge, undo and erasure in every order',
  run: ({ tell }) =>
    inFirm(async (firm) => {
      const orders = permutations(Object.keys(deeds));
      let refused = 0;
      for (const order of orders) {
        const one = await makeCase(firm);
        for (const name of order) {
          try {
            await deeds[name]?.(firm, one);
          } catch (error) {
            if (!(error instanceof Problem))
              throw new Error(`${name} in ${order.join(', ')}`, { cause: error });
            refused += 1;
          }
          await holdsTogether(firm, `${name} in ${order.join(', ')}`);
        }
        await isErased(firm, one.winner, order.join(', '));
      }
      await keepsWhatWasEdited(firm);
      tell(`${orders.length} orders of ${Object.keys(deeds).length} deeds; ${refused} were refused in words`);
    }),
};

/** In the usual order every step is known: what was edited or merged stays, and the unmerged comes back. */
async function keepsWhatWasEdited(firm: Firm): Promise<void> {
  const one = await makeCase(firm);
  await undo(firm, one.made, 'keep');
  const winner = await firm.by((tx) => tx.recordsOf('party').find(one.winner));
  assert.equal(winner?.values['description'], 'با دست', 'what was changed by hand is kept');
  await firm.by((tx) => unmergeRecords(tx, one.merge));
  const loser = await firm.by((tx) => tx.recordsOf('party').find(one.loser));
  assert.ok(loser, 'what was merged comes back');
  assert.equal(loser.values['jobTitle'], 'پ');
}

/** Nothing points to nothing: neither keys, nor links, nor the timeline, nor the ledger of merges. */
async function holdsTogether(firm: Firm, when: string): Promise<void> {
  const [found] = await firm.by((tx) =>
    tx.rows<Record<string, number>>(sql`select
      (select count(*) from unique_value as u where u.field_id = 'party.externalId' and not exists
        (select from party as p where p.workspace_id = u.workspace_id and p.id = u.record_id)) as keys,
      (select count(*) from timeline_entry as t where not exists
        (select from party as p where p.workspace_id = t.workspace_id and p.id = t.party_id)) as timeline,
      (select count(*) from merge_loser as l where not exists
        (select from party as p where p.workspace_id = l.workspace_id and p.id = l.record_id)) as ledger,
      (select count(*) from party as p where p.deleted_at is null and exists
        (select from merge_loser as l join merge as m on m.workspace_id = l.workspace_id and m.id = l.merge_id
          where m.undone_at is null and l.workspace_id = p.workspace_id and l.record_id = p.id)) as "livingLosers"`),
  );
  assert.deepEqual(found, { keys: 0, timeline: 0, ledger: 0, livingLosers: 0 }, when);
}

async function isErased(firm: Firm, id: string, when: string): Promise<void> {
  const [left] = await firm.by((tx) =>
    tx.rows<{ count: number }>(sql`select count(*) from party where id = ${id}::uuid`),
  );
  assert.equal(left?.count, 0, when);
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

/** One merges, the other saves the loser's page in the same moment: the edit is in the winner, or it is refused in words. */
export const mergeWhileEditing: Trial = {
  name: 'a merge while another edits the loser',
  run: ({ form, tell }) =>
    inFirm(async (firm) => {
      const rounds = form === 'short' ? 20 : 200;
      const other = await firm.colleague();
      let carried = 0;
      for (let round = 0; round < rounds; round += 1) {
        const [winner, loser] = await firm.by((tx) =>
          tx.recordsOf('party').create([
            { kind: 'person', name: `ماندنی ${round}` },
            { kind: 'person', name: `رفتنی ${round}` },
          ]),
        );
        const merging = firm.by((tx) =>
          mergeRecords(tx, tx.recordsOf('party').object, {
            winner: { id: winner ?? '' },
            losers: [{ id: loser ?? '' }],
          }),
        );
        const editing = firm.by(
          (tx) => tx.recordsOf('party').update([{ id: loser ?? '', values: { jobTitle: 'نو' } }]),
          other,
        );
        const [, edited] = await Promise.allSettled([merging, editing]);
        const { values } = await firm.by((tx) => tx.recordsOf('party').get(winner ?? ''));
        if (edited.status === 'fulfilled') {
          carried += 1;
          assert.equal(values['jobTitle'], 'نو', 'what was saved is not lost');
        } else {
          assert.ok(edited.reason instanceof Problem, String(edited.reason));
          assert.equal(edited.reason.slug, 'merged-away');
        }
      }
      tell(
        `${rounds} times: ${carried} edits went along, ${rounds - carried} were told where the record went`,
      );
    }),
};
