import { newId } from '#kernel/id.ts';
import type { BareSql } from '../bare.ts';
import { compare, type Bench, type Case } from '../bench.ts';
import { latency } from '../timing.ts';
import { someParties } from './reads.ts';

export const writeCases: readonly Case[] = [
  { name: 'create party', run: createParty },
  { name: 'create call', run: createCall },
  { name: 'update party', run: updateParty },
  { name: 'batch of 1,000', run: batch },
];

const party = (turn: number) => ({
  kind: 'person',
  givenName: 'مریم',
  familyName: `سنجش ${turn}`,
  phones: [{ number: `0912${String(1_000_000 + (turn % 8_999_999))}` }],
  jobTitle: 'مدیر بازرگانی',
  source: 'website',
});

const event = (workspace: number, object: string, id: string, kind: string, changes: unknown): BareSql => ({
  text: `insert into event (workspace_id, at, kind, object, record_id, record_version, changes, actor_kind, cause, request_id)
    values ($1, now(), $2, $3, $4, 1, $5, 'member', '{"kind":"api"}', 'bench')`,
  values: [workspace, kind, object, id, changes === undefined ? null : JSON.stringify(changes)],
});

async function createParty(bench: Bench): Promise<void> {
  const { workspace, staff } = bench.place;
  await compare(bench, {
    name: 'create party',
    persona: 'admin',
    http: (turn) => ({ method: 'POST', path: '/records/party', body: party(turn) }),
    bare: (turn, bare) => {
      const id = newId();
      const { kind, givenName, familyName, phones, jobTitle, source } = party(turn);
      return bare.transact([
        {
          text: `insert into party (workspace_id, id, created_at, updated_at, kind, name, given_name, family_name, phones, job_title, source, owner_id)
            values ($1, $2, now(), now(), $3, $4, $5, $6, $7, $8, $9, $10)`,
          values: [
            workspace,
            id,
            kind,
            `${givenName} ${familyName}`,
            givenName,
            familyName,
            JSON.stringify(phones),
            jobTitle,
            source,
            staff.personas.admin,
          ],
        },
        event(workspace, 'party', id, 'created', undefined),
      ]);
    },
    bars: { p50: 8 },
  });
}

/** An activity: it writes a line into its party's timeline as well. */
async function createCall(bench: Bench): Promise<void> {
  const { workspace, staff } = bench.place;
  const ids = await someParties(bench);
  const at = '2026-06-01T08:00:00.000Z';
  const about = (turn: number): string => ids[turn % ids.length] ?? '';
  await compare(bench, {
    name: 'create call',
    persona: 'admin',
    http: (turn) => ({
      method: 'POST',
      path: '/records/call',
      body: { subject: `تماس ${turn}`, direction: 'outgoing', about: about(turn), at, notes: 'پیگیری شد.' },
    }),
    bare: (turn, bare) => {
      const id = newId();
      return bare.transact([
        {
          text: `insert into call (workspace_id, id, created_at, updated_at, subject, direction, about_id, at, notes, owner_id)
            values ($1, $2, now(), now(), $3, 'outgoing', $4, $5, 'پیگیری شد.', $6)`,
          values: [workspace, id, `تماس ${turn}`, about(turn), at, staff.personas.admin],
        },
        {
          text: `insert into timeline_entry (workspace_id, party_id, at, object, record_id, field) values ($1, $2, $3, 'call', $4, 'about')`,
          values: [workspace, about(turn), at, id],
        },
        event(workspace, 'call', id, 'created', undefined),
      ]);
    },
    bars: { p50: 8 },
  });
}

async function updateParty(bench: Bench): Promise<void> {
  const { workspace } = bench.place;
  const ids = await someParties(bench, `kind = 'person'`);
  const id = (turn: number): string => ids[turn % ids.length] ?? '';
  const title = (turn: number): string => `سمت ${turn} ${Math.round(performance.now())}`;
  await compare(bench, {
    name: 'update party',
    persona: 'admin',
    http: (turn) => ({
      method: 'PATCH',
      path: `/records/party/${id(turn)}`,
      body: { jobTitle: title(turn) },
    }),
    bare: (turn, bare) =>
      bare.transact([
        {
          text: `update party set job_title = $3, version = version + 1, updated_at = now() where workspace_id = $1 and id = $2`,
          values: [workspace, id(turn), title(turn)],
        },
        event(workspace, 'party', id(turn), 'updated', { jobTitle: [null, title(turn)] }),
      ]),
    bars: { p50: 8 },
  });
}

const batchSize = 1_000;

async function batch(bench: Bench): Promise<void> {
  const { connections, place, effort } = bench;
  const [connection] = connections;
  const took = await latency(
    (turn) =>
      connection?.ask({
        method: 'POST',
        path: '/records/party/batch',
        key: place.keys.admin,
        body: { create: Array.from({ length: batchSize }, (_, index) => party(turn * batchSize + index)) },
      }) ?? Promise.resolve(),
    { least: Math.min(5, effort.least), ms: 0 },
  );
  bench.tell({ name: 'batch of 1,000 parties: p50', value: took.p50, unit: 'ms' });
  bench.tell({ name: 'batch of 1,000 parties', value: (batchSize / took.p50) * 1_000, unit: 'rows/s' });
}
