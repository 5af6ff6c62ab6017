import { signerOf, type Context } from '../context/context.ts';
import { sql } from '../database/sql.ts';
import type { Tx } from '../database/database.ts';
import type { RecordId } from '../id.ts';

/** Old and new value of each changed field, in wire form, by API name. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

export type EventKind = 'created' | 'updated' | 'removed' | 'restored' | 'erased' | 'fact';

/** What a writer tells of one change. A creation carries no values: the row, and later changes backwards, give them. */
export type NewEvent = {
  readonly kind: EventKind;
  readonly object: string;
  readonly recordId: RecordId;
  readonly recordVersion: number;
  /** A business fact that a module declared: `deal.won`. */
  readonly fact?: string;
  readonly changes?: Changes;
  /** In whose place it was done, by who stood in for him. */
  readonly behalf?: RecordId | undefined;
};

/** A row of the log as its readers get it. */
export type LoggedEvent = NewEvent & {
  readonly workspace: number;
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: 'member' | 'system';
  readonly actorId: RecordId | null;
  readonly teamId: RecordId | null;
  readonly cause: Context['cause'];
  readonly requestId: string;
};

export const liveChannel = 'peyvand_live';

/** Says at commit which records changed. `records` is absent after a bulk operation: «something of this object». */
export type LiveMessage = {
  readonly workspace: number;
  readonly object: string;
  readonly records?: readonly (readonly [id: RecordId, version: number, kind: EventKind])[];
  /** Heard by these members alone: what is theirs and no record. */
  readonly members?: readonly RecordId[];
};

// PostgreSQL refuses payloads of 8,000 bytes; 60 records take about 4,000.
const mostInOneMessage = 60;

/** Writes events of one or more objects with the transaction's next statement, and wakes live screens at commit. */
export function appendEvents(tx: Tx, events: readonly NewEvent[]): void {
  if (events.length === 0) return;
  const { actor, workspace, cause, requestId, now } = tx.context;
  const rows = events.map((event) => ({
    kind: event.kind,
    object: event.object,
    record_id: event.recordId,
    record_version: event.recordVersion,
    fact: event.fact ?? null,
    changes: event.changes ?? null,
    cause: event.behalf ? { ...cause, behalf: event.behalf } : cause,
  }));
  const messages = liveMessages(workspace, events).map((message) => JSON.stringify(message));
  tx.later(
    sql`with logged as (
      insert into event (workspace_id, at, kind, object, record_id, record_version, fact, changes,
        actor_kind, actor_id, team_id, cause, request_id)
      select ${workspace}, ${now()}, e.kind, e.object, e.record_id, e.record_version, e.fact, e.changes,
        ${actor.kind}, ${signerOf(actor) ?? null}::uuid, ${actor.kind === 'member' ? (actor.teamId ?? null) : null}::uuid,
        e.cause, ${requestId}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e(kind text, object text, record_id uuid, record_version integer, fact text, changes jsonb, cause jsonb)
    )
    select pg_notify(${liveChannel}, message) from unnest(${messages}::text[]) as message`,
    { prepared: true },
  );
}

function liveMessages(workspace: number, events: readonly NewEvent[]): LiveMessage[] {
  const byObject = Map.groupBy(
    events.filter((event) => event.kind !== 'fact'),
    (event) => event.object,
  );
  return [...byObject].map(([object, all]) => ({
    workspace,
    object,
    ...(all.length <= mostInOneMessage
      ? { records: all.map((event) => [event.recordId, event.recordVersion, event.kind] as const) }
      : {}),
  }));
}
