import assert from 'node:assert/strict';
import { sql } from '#kernel/database/sql.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { inFirm, type Firm } from './firm.ts';
import type { Trial } from './trial.ts';

const people = (targets: readonly string[], more: object = {}) => ({
  object: 'party',
  variant: 'people',
  columns: targets.map((target, column) => ({ column, target })),
  ...more,
});
const counted = (firm: Firm): Promise<number> =>
  firm.by(async (tx) => (await tx.recordsOf('party').page({ limit: 200 })).records.length);
const refusedAs = (slug: string) => (error: unknown) => error instanceof Problem && error.slug === slug;

/** One cell is longer than any field takes: its row is named, the others come in. */
export const longRow: Trial = {
  name: 'a row of 1 MB',
  run: ({ tell }) =>
    inFirm(async (firm) => {
      const long = 'گ'.repeat(512 * 1024);
      const text = `name,notes\nنخست,کوتاه\nدراز,"${long}"\nپسین,کوتاه\n`;
      const id = await firm.upload('long.csv', Buffer.from(text));
      const { issues } = await firm.check(id, people(['name', 'description']));
      const found = issues.find(({ code }) => code === 'bad-value');
      assert.deepEqual([found?.count, found?.rows], [1, [3]]);
      await firm.begin(id);
      await firm.run(id);
      assert.equal((await firm.importOf(id))['state'], 'done');
      assert.equal(await counted(firm), 3);
      tell(`named in row 3: ${found?.message.en}`);
    }),
};

/** As many columns as are read, and one more. */
export const manyColumns: Trial = {
  name: '300 columns',
  run: ({ tell }) =>
    inFirm(async (firm) => {
      const table = (columns: number): Buffer => {
        const line = (of: (at: number) => string): string =>
          Array.from({ length: columns }, (_, at) => of(at)).join(',');
        return Buffer.from(
          `${line((at) => (at === columns - 1 ? 'name' : `c${at}`))}\n${line((at) => `مقدار ${at}`)}\n`,
        );
      };
      const id = await firm.upload('wide.csv', table(300));
      await firm.check(id, people([], { columns: [{ column: 299, target: 'name' }] }));
      await firm.begin(id);
      await firm.run(id);
      assert.equal(await counted(firm), 1);
      await assert.rejects(firm.upload('wider.csv', table(301)), refusedAs('import-too-many-columns'));
      tell('300 come in; 301 are refused with the reason');
    }),
};

/** Two people send the same file and press the button in the same moment. */
export const twoAtOnce: Trial = {
  name: 'two people importing the same file at once',
  run: ({ form, tell }) =>
    inFirm(async (firm) => {
      const rows = form === 'short' ? 2_500 : 20_000;
      const lines = Array.from({ length: rows }, (_, at) => `K${at},نام ${at} خانواده,شرکت ${at % 40}`);
      const file = Buffer.from(`id,name,company\n${lines.join('\n')}\n`);
      const other = await firm.colleague();
      const plan = people(['externalId', 'name', 'employer'], {
        match: { by: 'externalId', known: 'update' },
        create: ['employer'],
        constants: [{ target: 'employer.kind', value: 'organisation' }],
      });
      const both = await Promise.all(
        [firm.admin, other].map(async (context) => {
          const id = await firm.upload('same.csv', file, context);
          await firm.check(id, plan, context);
          await firm.begin(id, context);
          return { id, context };
        }),
      );
      await Promise.all(both.map(({ id, context }) => firm.run(id, context)));
      const sums = await Promise.all(
        both.map(async ({ id }) => (await firm.importOf(id))['progress'] as Sums),
      );
      const all = sums.reduce((sum, one) => sum + one.created, 0);
      const left = sums.reduce((sum, one) => sum + one.skipped, 0);
      assert.deepEqual([all, left], [rows, 0], 'each row is made once, and none is left out');
      const [named] = await firm.by((tx) =>
        tx.rows<{ count: number }>(
          sql`select count(*) from party where kind = 'person' and deleted_at is null`,
        ),
      );
      assert.equal(named?.count, rows);
      tell(`${rows} rows: one made ${sums[0]?.created}, the other ${sums[1]?.created}`);
    }),
};

type Sums = { readonly created: number; readonly skipped: number };
