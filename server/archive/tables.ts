import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { archiveObject } from '#records/quality/archive-object.ts';
import { exportObject } from '#records/quality/export/object.ts';
import { shapesBySource } from '../shapes.ts';

/** What of a table goes into a whole archive, where that is not all of it. */
export type TableRule = {
  /** Columns that mean something in this installation alone. */
  readonly without?: readonly string[];
  /** Columns that go out as something else than they are. */
  readonly as?: Readonly<Record<string, RawBuilder<unknown>>>;
  readonly where?: RawBuilder<unknown>;
  /** What names a row, where the table has no primary key. */
  readonly order?: readonly string[];
};

const whole: TableRule = {};
const outside: readonly string[] = [exportObject.name, archiveObject.name];

/** A content counts once for each record that keeps it; files on their way out or in are no part of the workspace. */
const holdsWithin = sql`(stored_file.holds
  - (select count(*) from data_export as e where e.workspace_id = stored_file.workspace_id and e.file = stored_file.sha256)
  - (select count(*) from archive as a where a.workspace_id = stored_file.workspace_id and a.file = stored_file.sha256))::integer`;

/** Of objects' own tables those that do not go out as they stand. */
const objectRules: Readonly<Record<string, TableRule>> = {
  // Who may sign in is a matter of this installation: members come in without a way in, and are invited anew.
  member: { as: { access: sql`'none'` } },
};

/** Tables beside those of objects. Whoever makes a table with a `workspace_id` says here or below whether it goes out. */
const beside: Readonly<Record<string, TableRule>> = {
  custom_object: whole,
  custom_field: whole,
  custom_layout: whole,
  custom_record: whole,
  link: whole,
  unique_value: whole,
  record_key: whole,
  timeline_entry: whole,
  serial_counter: whole,
  event: {
    without: ['transaction'],
    where: sql`event.object <> all(${outside})`,
    order: ['sequence'],
  },
  merge: whole,
  merge_loser: whole,
  merge_move: whole,
  merge_removal: whole,
  merge_along: whole,
  deletion: whole,
  duplicate_pair: whole,
  duplicate_sweep: whole,
  import_decision: whole,
  import_mapping: whole,
  import_key: whole,
  import_left_out: whole,
  import_joined: whole,
  import_same: whole,
  import_issue: whole,
  import_undo_left: whole,
  notification: whole,
  notification_occasion: whole,
  notification_wish: { order: ['member_id'] },
  notification_digest: whole,
  notification_clock: whole,
  message_text: whole,
  outgoing_message: {
    // Sealed texts open doors of this installation. What has not left yet leaves from here, and is not asked about elsewhere.
    without: ['sealed', 'ask_at', 'cancelled_from'],
    as: { state: sql`case when state in ('queued', 'sending') then 'cancelled' else state end` },
  },
  stored_file: { as: { holds: holdsWithin }, where: sql`${holdsWithin} > 0` },
  seeded: whole,
  sample_record: whole,
  erasure: whole,
};

/** Tables that stay behind, each with the reason. */
export const leftBehind: Readonly<Record<string, string>> = {
  data_export: 'receipts of what was taken out of this installation, and their files, which last a week',
  archive: 'the same for whole archives',
  report_access: 'a way into the database of this installation',
  handed_over: 'what hand-overs of the last minutes moved, to be taken back here',
  import_met: 'what rows of a file tell while it is checked here',
  request_claim: 'repetitions of requests to this installation',
  workspace_channel: 'secrets, sealed with this installation’s key',
  quote_link: 'ways in for customers of this installation, by addresses that lead here',
  notification_delivery: 'letters that leave from here within minutes',
};

/** Everything that goes into a whole archive, by table. */
export const archivedTables = (): ReadonlyMap<string, TableRule> =>
  new Map([
    ...shapesBySource()
      .flatMap(({ shapes }) => shapes)
      .filter(({ name }) => !(name in leftBehind))
      .map(({ name }) => [name, objectRules[name] ?? whole] as const),
    ...Object.entries(beside),
  ]);
