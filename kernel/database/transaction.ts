import type { Pool } from 'pg';
import { actorMemberId, type Context } from '../context/context.ts';
import { recent } from '../recent.ts';
import type { Door, TransactOptions, Tx, WorkspaceState } from './database.ts';
import { inOneWrite, openDoor } from './door.ts';
import { workspaceGone } from './problems.ts';
import { sql } from './sql.ts';
import { isFull } from './statement-names.ts';

type Timed = TransactOptions & { readonly timeoutMs: number };

const mostStates = 1_000;

/**
 * Transactions in workspaces. A deed begins with what was last known of its workspace while the transaction is still being
 * opened, which spares it a round trip; where that was outdated, nothing has been told yet and it begins anew.
 */
export function workspaceTransactions(
  from: Pool,
): <T>(context: Context, deed: (tx: Tx) => Promise<T>, how: Timed) => Promise<T> {
  const states = recent<number, WorkspaceState>(mostStates);
  return async (context, deed, how) => {
    const known = states.get(context.workspace);
    if (known)
      try {
        return await attempt(from, context, deed, how, known, states);
      } catch (error) {
        if (!(error instanceof Outdated)) throw error;
      }
    return attempt(from, context, deed, how, undefined, states);
  };
}

/** The workspace is no longer what the deed began with. */
class Outdated extends Error {}

async function attempt<T>(
  from: Pool,
  context: Context,
  deed: (tx: Tx) => Promise<T>,
  { timeoutMs, readOnly = false, oneMoment = false }: Timed,
  known: WorkspaceState | undefined,
  states: { set(workspace: number, state: WorkspaceState): void },
): Promise<T> {
  // Simple protocol: begin, the settings and the workspace's state cost one round trip. Both values are integers.
  const id = Math.trunc(context.workspace);
  const opening = `begin${oneMoment ? ' isolation level repeatable read' : ''}${readOnly ? ' read only' : ''};
    select set_config('peyvand.workspace', '${id}', true), set_config('statement_timeout', '${Math.trunc(timeoutMs)}', true);
    select schema_version, access_version, settings from workspace where id = ${id} and deleted_at is null`;
  const current = (answer: unknown): WorkspaceState => {
    const row = (answer as { rows: StateRow[] }[])[2]?.rows[0];
    if (!row) throw workspaceGone();
    const state = stateOf(row);
    if (known && isSame(known, state)) return known;
    states.set(id, state);
    if (known) throw new Outdated();
    return state;
  };
  return throughDoor(from, { opening, read: current, readOnly }, async (door, opened) => {
    const tx: Tx = { ...door, context, workspace: known ?? (await opened) };
    const result = await deed(tx);
    if (context.claim !== undefined && !readOnly) markClaim(tx, context.claim);
    return result;
  });
}

type StateRow = { schema_version: number; access_version: number; settings: Record<string, unknown> };

const stateOf = ({ schema_version, access_version, settings }: StateRow): WorkspaceState => ({
  schemaVersion: schema_version,
  accessVersion: access_version,
  settings,
});

const isSame = (a: WorkspaceState, b: WorkspaceState): boolean =>
  a.schemaVersion === b.schemaVersion &&
  a.accessVersion === b.accessVersion &&
  JSON.stringify(a.settings) === JSON.stringify(b.settings);

/** The deed and the knowledge that it was done are one commit: a repeated request finds both or neither. */
const markClaim = ({ later, context }: Tx, claim: string): void =>
  later(sql`update request_claim set done = true
    where workspace_id = ${context.workspace} and member_id = ${actorMemberId(context.actor) ?? null}::uuid and key = ${claim}`);

export async function inSystemTransaction<T>(
  from: Pool,
  deed: (door: Door) => Promise<T>,
  { timeoutMs, readOnly = false }: Timed,
): Promise<T> {
  const opening = `begin${readOnly ? ' read only' : ''}; select set_config('statement_timeout', '${Math.trunc(timeoutMs)}', true)`;
  return throughDoor(from, { opening, read: () => undefined, readOnly }, deed);
}

type Opening<Opened> = {
  /** What opens the transaction, by the simple protocol. */
  readonly opening: string;
  /** @throws where the deed must not go on */
  readonly read: (answer: unknown) => Opened;
  readonly readOnly: boolean;
};

async function throughDoor<Opened, T>(
  from: Pool,
  { opening, read, readOnly }: Opening<Opened>,
  deed: (door: Door, opened: Promise<Opened>) => Promise<T>,
): Promise<T> {
  const client = await from.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  const release = (): void => {
    client.off('error', onError);
    client.release(broken ?? isFull(client));
  };
  const opened = inOneWrite(client, () => client.query(opening)).then(read);
  // Who asks first hears of it; a deed that asks nothing, or did not mind, below.
  opened.catch(() => undefined);
  const { door, ending } = openDoor(client, opened, readOnly);
  let result: T;
  try {
    try {
      result = await deed(door, opened);
    } finally {
      await opened;
    }
    if (!readOnly) await ending.commit();
  } catch (error) {
    await ending.rollback().catch(onError);
    release();
    throw error;
  }
  // Reading has nothing to lose: its answer goes out while the transaction ends, a round trip sooner.
  if (readOnly) void ending.commit().catch(onError).then(release);
  else release();
  ending.committed();
  return result;
}
