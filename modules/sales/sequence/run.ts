import { workspaceName } from '#kernel/workspace/name.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { beginning } from '#persian/beginning.ts';
import type { Locale } from '#persian/bilingual.ts';
import { greetingAt } from '#persian/greeting.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import type { Linked } from '#records/define/declare.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { emailOf, fullName, mobileOf, spokenName, spokenWith, type Customer } from '../contract/customer.ts';
import { fillPhrase, type PlaceValues } from '../contract/script.ts';
import type { SequenceDefinition, SequenceStep } from '../contract/sequence.ts';
import { followUp } from './messages.ts';
import { stepTime } from './step-time.ts';
import { stopAnswered } from './stops.ts';

const mostAtOnce = 100;

const idOf = (value: unknown): string | null => (value as Linked | null | undefined)?.id ?? null;

/**
 * What time brings to sequences: who answered is stopped, then each step that is due is done, and the next one waits. All in one
 * transaction with what the steps make, so that a step is done once however often this is tried.
 * @returns how many steps were done
 */
export async function runSequences(tx: RecordTx, tools: Pick<ModuleTools, 'send'>): Promise<number> {
  const system = tx.bySystem('the steps of sequences');
  await stopAnswered(system);
  const now = tx.context.now().toISOString();
  const { records } = await system.recordsOf('sequence_enrolment').page({
    filter: {
      and: [
        { field: 'state', op: 'eq', value: 'active' },
        { field: 'dueAt', op: 'lte', value: now },
        { field: 'sequence.active', op: 'eq', value: true },
      ],
    },
    sort: [{ field: 'dueAt', direction: 'asc' }],
    limit: mostAtOnce,
  });
  if (records.length === 0) return 0;
  const found = await readBehind(system, records);
  const firm =
    workspaceSettings(tx.workspace.settings).company.legalName ||
    (await workspaceName(tx, tx.context.workspace));
  const tasks: Record<string, unknown>[] = [];
  for (const record of records) {
    const steps = stepsOf(record, found);
    const step = steps[Number(record.values['nextStep']) - 1];
    const customer = customerOf(record, found);
    if (step && customer) await doStep(system, tools, { record, step, customer, firm, found }, tasks);
  }
  if (tasks.length > 0) await system.recordsOf('task').create(tasks);
  await system.recordsOf('sequence_enrolment').update(
    records.map((record) => {
      const done = Number(record.values['nextStep']);
      const next = stepsOf(record, found)[done];
      return {
        id: record.id,
        version: record.version,
        values: next
          ? { nextStep: done + 1, dueAt: stepTime(tx, now, next.after) }
          : { state: 'finished', nextStep: done + 1 },
      };
    }),
  );
  return records.length;
}

type Behind = Readonly<
  Record<'sequence' | 'party' | 'lead' | 'deal' | 'member', ReadonlyMap<string, Stored>>
>;

/** All that the due steps speak of: one statement an object. */
async function readBehind(system: RecordTx, records: readonly Stored[]): Promise<Behind> {
  const some = (object: string, field: string, of: readonly Stored[]) =>
    system.recordsOf(object).some([...new Set(of.flatMap(({ values }) => idOf(values[field]) ?? []))]);
  const lead = await some('lead', 'lead', records);
  const deal = await some('deal', 'deal', records);
  return {
    sequence: await some('sequence', 'sequence', records),
    lead,
    deal,
    party: await some('party', 'party', [...records, ...lead.values(), ...deal.values()]),
    member: await some('member', 'owner', records),
  };
}

const stepsOf = ({ values }: Stored, { sequence }: Behind): readonly SequenceStep[] =>
  (sequence.get(idOf(values['sequence']) ?? '')?.values['definition'] as SequenceDefinition | undefined)
    ?.steps ?? [];

function customerOf({ values }: Stored, found: Behind): Customer | null {
  for (const object of ['deal', 'lead', 'party'] as const) {
    const record = found[object].get(idOf(values[object]) ?? '');
    if (!record) continue;
    const behind = object === 'party' ? null : idOf(record.values['party']);
    return { object, record, party: behind === null ? null : (found.party.get(behind) ?? null) };
  }
  return null;
}

type Due = {
  readonly record: Stored;
  readonly step: SequenceStep;
  readonly customer: Customer;
  readonly firm: string;
  readonly found: Behind;
};

const noWay = {
  mail: { fa: 'رایانامه‌ای ندارد', en: 'no e-mail address' },
  sms: { fa: 'شمارهٔ همراهی ندارد', en: 'no mobile number' },
} as const;

/** Sends, or puts a task on the list that is made at the end; a message that has nowhere to go becomes a task. */
async function doStep(
  tx: RecordTx,
  tools: Pick<ModuleTools, 'send'>,
  { record, step, customer, firm, found }: Due,
  tasks: Record<string, unknown>[],
): Promise<void> {
  const settings = workspaceSettings(tx.workspace.settings);
  const { locale } = settings;
  const owner = found.member.get(idOf(record.values['owner']) ?? '');
  const places = placesOf(tx, customer, locale, firm, owner);
  const say = (phrase: string): string =>
    fillPhrase(phrase, places)
      .map((part) => ('text' in part ? part.text : (part.value ?? '')))
      .join('')
      .trim();
  const title = say(step.title);
  const text = say(step.text);
  if (step.kind === 'mail' || step.kind === 'sms') {
    const to = step.kind === 'mail' ? emailOf(customer) : mobileOf(customer);
    if (to !== null) {
      const parameters = { subject: title, text: text || title };
      await tools.send(tx, { kind: followUp, channel: step.kind, to, locale, parameters });
      return;
    }
  }
  const missing = step.kind === 'mail' || step.kind === 'sms' ? ` (${noWay[step.kind][locale]})` : '';
  tasks.push({
    title: beginning(`${title || fullName(customer)}${missing}`, 200),
    kind: step.kind === 'call' ? 'call' : 'follow-up',
    description: text || null,
    dueAt: tx.context.now().toISOString(),
    about: customer.object === 'party' ? customer.record.id : (customer.party?.id ?? null),
    lead: idOf(record.values['lead']),
    deal: idOf(record.values['deal']),
    owner: idOf(record.values['owner']),
    enrolment: record.id,
  });
}

function placesOf(
  tx: RecordTx,
  customer: Customer,
  locale: Locale,
  firm: string,
  owner: Stored | undefined,
): PlaceValues {
  const { company, timeZone } = workspaceSettings(tx.workspace.settings);
  const { values } = spokenWith(customer);
  const employer = (values['employer'] as Linked | null | undefined)?.title ?? values['company'];
  const product = (customer.record.values['product'] as Linked | null | undefined)?.title;
  const caller = owner?.values['name'];
  return {
    greeting: greetingAt(wallTime(tx.context.now().toISOString(), timeZone).hour)[locale],
    customer: spokenName(customer, locale),
    firm,
    callerPhone: company.phone,
    ...(typeof caller === 'string' ? { caller } : {}),
    ...(typeof employer === 'string' ? { company: employer } : {}),
    ...(product ? { product } : {}),
  };
}
