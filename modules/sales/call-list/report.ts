import { beginning } from '#persian/beginning.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { RecordId } from '#kernel/id.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Filter, Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Called, CallReport } from '../contract/calling.ts';
import type { CalledObject, ScriptDefinition } from '../contract/script.ts';
import { answerNeeded, rowTaken } from './problems.ts';
import { planMeeting } from '../meeting/invite.ts';
import { partyBehind } from './claim.ts';
import { firmCalendar, mayCallFrom, type CallHours } from './hours.ts';

type Ids = Readonly<Record<CalledObject, string | null>>;
type Script = { readonly id: string; readonly edition: number; readonly definition: ScriptDefinition };

const idOf = (value: unknown): string | null => (value as Linked | null | undefined)?.id ?? null;
/** Nobody was reached: the list tries again by itself. */
const unreached: readonly string[] = ['no-answer', 'busy', 'message-left', 'call-back'];
/** A line that is busy is free sooner than somebody who is away comes back. */
const busyMinutes = 30;

/**
 * Logs a call with all that came of it, in one transaction: the call itself, what the customer's answers fill in, the next
 * call, and the row of the list. Records are written as the caller, with his rights.
 * @throws rowTaken · answerNeeded · recordNotFound; whatever the records' own rules refuse
 */
export async function reportCall(
  tx: RecordTx,
  report: CallReport,
  tools: Pick<ModuleTools, 'send'>,
): Promise<Called> {
  const me = actorMemberId(tx.context.actor);
  if (!me) throw notAllowed();
  const record = await tx.recordsOf(report.object).get(report.record);
  const ids = idsOf(report.object, record);
  const row = report.entry === undefined ? null : await heldRow(tx, report.entry, ids[report.object], me);
  const script = report.script === undefined ? null : await readScript(tx, report.script);
  await fillIn(tx, report, ids, script);
  const next = nextCall(tx, report, row?.list ?? null, row?.tries ?? 0);
  const planned = await meetingOf(tx, report, record, ids, me, tools);
  const [call = ''] = await tx.recordsOf('call').create([
    {
      direction: 'outgoing',
      outcome: report.outcome,
      about: ids.party,
      lead: ids.lead,
      deal: ids.deal,
      phone: report.phone ?? null,
      duration: report.duration ?? null,
      notes: report.notes ?? null,
      refusal: report.refusal ?? null,
      owner: me,
      callList: row?.list.id ?? null,
      script: script?.id ?? null,
      scriptEdition: script?.edition ?? null,
      meeting: planned.meeting,
    },
  ]);
  if (script) await keepAnswers(tx, report, script, call, me);
  if (row) await moveOn(tx, row, report.outcome, next);
  await planCall(tx, ids, next, report, me);
  return { call, nextAt: next, ...planned };
}

/** The meeting that was agreed on, with its invitation on the way; it is made before the call, which tells of it. */
async function meetingOf(
  tx: RecordTx,
  { object, meeting }: CallReport,
  record: Stored,
  ids: Ids,
  me: RecordId,
  tools: Pick<ModuleTools, 'send'>,
): Promise<Pick<Called, 'meeting' | 'sent'>> {
  if (!meeting) return { meeting: null, sent: null };
  const party = await partyBehind(tx, object, record);
  return planMeeting(tx, tools, meeting, { object, record, party, ids }, me);
}

const idsOf = (object: CalledObject, { id, values }: Stored): Ids => ({
  party: object === 'party' ? id : idOf(values['party']),
  lead: object === 'lead' ? id : null,
  deal: object === 'deal' ? id : idOf(values['deal']),
});

type Row = { readonly id: string; readonly tries: number; readonly list: Stored };

/** The row that the caller holds. Nobody else may have it, and its outcome must be open. */
async function heldRow(tx: RecordTx, id: string, record: string | null, me: RecordId): Promise<Row> {
  const system = tx.bySystem('the rows of a call list');
  const before = await system.recordsOf('call_list_entry').find(id);
  const listId = idOf(before?.values['list']);
  if (!before || listId === null) throw rowTaken();
  const list = await tx.recordsOf('call_list').get(listId);
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('peyvand.call-list'), hashtext(${listId}))`);
  const { values } = await system.recordsOf('call_list_entry').get(id);
  const object = list.values['object'] as CalledObject;
  const isHis =
    values['state'] === 'waiting' && idOf(values['caller']) === me && idOf(values[object]) === record;
  if (!isHis) throw rowTaken();
  return { id, tries: Number(values['tries']) + 1, list };
}

async function readScript(tx: RecordTx, id: string): Promise<Script> {
  const { values } = await tx.recordsOf('call_script').get(id);
  return {
    id,
    edition: Number(values['edition']),
    definition: values['definition'] as ScriptDefinition,
  };
}

/** What the answers say of the customer goes into his records, and whoever calls a new lead has accepted it. */
async function fillIn(tx: RecordTx, report: CallReport, ids: Ids, script: Script | null): Promise<void> {
  for (const object of ['party', 'lead', 'deal'] as const) {
    const id = ids[object];
    const given = { ...report.values?.[object] };
    if (id === null) continue;
    const flags = object !== 'deal' && report.doNotCall === true ? { doNotCall: true } : {};
    const isAsked = script?.definition.steps.some(({ field }) => field?.object === object) === true;
    const wantsRecord = isAsked || object === 'lead';
    const record = wantsRecord ? await tx.recordsOf(object).find(id) : undefined;
    if (script && record) requireAnswers(tx, report, script, object, { ...record.values, ...given });
    const accepted = object === 'lead' && record?.values['status'] === 'new' ? { status: 'working' } : {};
    const values = { ...accepted, ...flags, ...given };
    if (Object.keys(values).length > 0) await tx.recordsOf(object).update([{ id, values }]);
  }
}

/** Steps that were gone past must have left what they ask for. @throws answerNeeded */
function requireAnswers(
  tx: RecordTx,
  { path = [] }: CallReport,
  { definition }: Script,
  object: CalledObject,
  values: Readonly<Record<string, unknown>>,
): void {
  const passed = new Set(path.map(({ step }) => step));
  for (const { key, title, field } of definition.steps) {
    if (!passed.has(key) || field?.object !== object || !field.required) continue;
    const value = values[field.name];
    const isEmpty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    const known = tx.schema.objects.get(object)?.fields.get(field.name);
    if (isEmpty && known) throw answerNeeded({ step: title, field: known.label });
  }
}

/** When the customer is called again: as he said, or as the list has it; null where that was the last call. */
function nextCall(tx: RecordTx, report: CallReport, list: Stored | null, tries: number): string | null {
  if (report.nextAt !== undefined) return report.nextAt;
  if (!list || report.doNotCall || !unreached.includes(report.outcome)) return null;
  if (tries >= Number(list.values['attempts'])) return null;
  const wait = report.outcome === 'busy' ? busyMinutes : Number(list.values['retryAfter']);
  const at = new Date(tx.context.now().getTime() + wait * 60_000).toISOString();
  return mayCallFrom(at, list.values as unknown as CallHours, firmCalendar(tx));
}

async function moveOn(tx: RecordTx, row: Row, outcome: string, next: string | null): Promise<void> {
  const ended = unreached.includes(outcome) ? 'exhausted' : 'done';
  await tx
    .bySystem('the rows of a call list')
    .recordsOf('call_list_entry')
    .update([
      {
        id: row.id,
        values: {
          state: next === null ? ended : 'waiting',
          tries: row.tries,
          lastOutcome: outcome,
          nextAt: next,
          claimedUntil: null,
        },
      },
    ]);
}

async function keepAnswers(
  tx: RecordTx,
  { path = [] }: CallReport,
  { id, edition, definition }: Script,
  call: string,
  me: RecordId,
): Promise<void> {
  const answers = path.flatMap(({ step, answer }) => {
    const at = definition.steps.find(({ key }) => key === step);
    const said = at?.answers.find(({ key }) => key === answer);
    return at && said ? [{ answer: said.label, step: at.title, call, script: id, edition, owner: me }] : [];
  });
  if (answers.length > 0)
    await tx.bySystem('what customers answered').recordsOf('script_answer').create(answers);
}

const titles = {
  fa: (name: string) => `تماس با ${name}`,
  en: (name: string) => `Call ${name}`,
};

/** A planned call that has taken place is done, one that did not is put off; a promised one becomes a task of the caller's. */
async function planCall(
  tx: RecordTx,
  ids: Ids,
  next: string | null,
  report: CallReport,
  me: RecordId,
): Promise<void> {
  const about = (['lead', 'deal', 'party'] as const).flatMap((object): Filter[] => {
    const id = ids[object];
    return id === null || object !== report.object
      ? []
      : [{ field: object === 'party' ? 'about' : object, op: 'eq', value: id }];
  });
  const { records } = await tx.recordsOf('task').page({
    filter: {
      and: [
        { field: 'owner', op: 'eq', value: me },
        { field: 'kind', op: 'eq', value: 'call' },
        { field: 'done', op: 'eq', value: false },
        ...about,
      ],
    },
    fields: [],
    limit: 20,
  });
  const [first, ...rest] = records;
  const promised = report.nextAt !== undefined && report.nextAt !== null;
  const patches = [
    ...(first
      ? [{ id: first.id, values: next === null ? { done: true } : { dueAt: next, remindAt: null } }]
      : []),
    ...rest.map(({ id }) => ({ id, values: { done: true } })),
  ];
  if (patches.length > 0) await tx.recordsOf('task').update(patches);
  if (first || !promised) return;
  const title = await titleOf(tx, report);
  await tx.recordsOf('task').create([
    {
      title: beginning(titles[tx.context.locale](title), 200),
      kind: 'call',
      dueAt: next,
      about: ids.party,
      lead: ids.lead,
      deal: ids.deal,
      owner: me,
    },
  ]);
}

async function titleOf(tx: RecordTx, { object, record }: CallReport): Promise<string> {
  const { values } = await tx.recordsOf(object).get(record);
  const title = values[tx.schema.objects.get(object)?.title ?? ''];
  return typeof title === 'string' ? title : '';
}
