import { sql } from '#kernel/database/sql.ts';
import { choicesOf } from '../../fields/choice.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { nearest } from '../likeness.ts';
import { dayProposals } from './dates.ts';
import { faultColumns, faultsOf, type Fault } from './faults.ts';
import { cardOf, type Proposal } from './issues.ts';
import { likestRecords } from './link-issues.ts';
import { isNotice, mendOf, usualMend, type Finding } from './make-issue.ts';
import { knownChoices, type Memory } from './memory.ts';
import { mostLikened } from './most-likened.ts';
import type { PlanNode } from './plan.ts';
import { allInputs } from './row.ts';
import type { FileTally } from './tally.ts';

/** The values that faults tell of, by the fields of the plan. */
export function findingsOf(
  root: PlanNode,
): (fault: Pick<Fault, 'code' | 'path' | 'value' | 'meant'>) => Finding | undefined {
  const inputs = new Map(allInputs(root).map((input) => [input.path, input]));
  return ({ code, path, value, meant }) => {
    const own = root.object.fields.get(path);
    const input = inputs.get(path) ?? (own && { path, field: own, mayCreate: false });
    return input && { input, code, value, meant: meant ?? undefined };
  };
}

/**
 * What values might be meant as: likely choices, days and records.
 * @param thorough whether large objects are looked through as well, and the names of the file's own rows
 */
export async function offersFor(
  tx: RecordTx,
  findings: readonly Finding[],
  environment: ParseEnvironment,
  thorough?: { readonly titles: readonly string[] },
): Promise<ReadonlyMap<Finding, readonly Proposal[]>> {
  const offers = new Map<Finding, readonly Proposal[]>();
  for (const finding of findings)
    if (finding.code === 'bad-value') offers.set(finding, readings(tx, finding, environment));
  const links = findings.filter(({ code, input }) => code === 'unknown-link' && input.from === undefined);
  for (const [input, names] of Map.groupBy(links, (one) => one.input)) {
    const object = tx.schema.objects.get(String(input.field.options['to']));
    if (!object) continue;
    const isOwn = 'self' in input && input.self === true;
    const likest = likestRecords(tx, object, (isOwn && thorough?.titles) || [], thorough !== undefined);
    const found = await likest(names.map(({ value }) => value));
    for (const one of names) offers.set(one, found.get(one.value) ?? []);
  }
  return offers;
}

function readings(tx: RecordTx, finding: Finding, environment: ParseEnvironment): readonly Proposal[] {
  const { input, value, meant } = finding;
  const { locale } = tx.context;
  if (meant !== undefined) return usualMend(finding).proposals;
  if (input.field.kind !== 'choice') return dayProposals(input.field, value, environment, locale);
  return nearest(value, choicesOf(input.field), ({ key, label }) => [key, label.fa, label.en]).map(
    ({ item, score }) => ({ value: item.key, label: item.label[locale], score, reason: 'spelling' }),
  );
}

/** Works out what might mend the commonest values of each field, and all about which something was decided before. */
export async function workOut(
  tx: RecordTx,
  importId: string,
  root: PlanNode,
  read: FileTally,
  memory: Memory,
): Promise<void> {
  const faults = await worthLooking(tx, importId, root.object.name);
  const findingOf = findingsOf(root);
  const pairs = faults.flatMap((fault) => {
    const finding = findingOf(fault);
    return finding ? [{ fault, finding }] : [];
  });
  const offers = await offersFor(
    tx,
    pairs.map(({ finding }) => finding),
    read.environment,
    { titles: titlesIn(root, read) },
  );
  const chosen = await knownChoices(
    tx,
    memory,
    pairs.flatMap(({ finding: { code, input, value } }) => {
      const { to } = input.field.options;
      return code === 'unknown-link' && typeof to === 'string' ? [{ to, path: input.path, value }] : [];
    }),
  );
  const worked = pairs.flatMap(({ fault, finding }) => {
    const mend = mendOf(finding, offers.get(finding) ?? [], memory, chosen);
    const isUsual = !mend.remembered && mend.proposals.length <= usualMend(finding).proposals.length;
    const card = cardOf(fault.code, fault.path, isNotice(fault.code, mend));
    return isUsual ? [] : [{ at: fault.at, mend, card }];
  });
  if (worked.length === 0) return;
  await tx.rows(sql`update import_issue as i set mend = g.mend, card = g.card
    from jsonb_to_recordset(${JSON.stringify(worked)}::jsonb) as g(at text, mend jsonb, card text)
    where i.workspace_id = ${tx.context.workspace} and i.ctid = g.at::tid`);
}

const worthLooking = (tx: RecordTx, importId: string, object: string): Promise<(Fault & { at: string })[]> =>
  tx.rows(sql`select ctid::text as at, ${faultColumns} from (
      select ctid, ${faultColumns}, row_number() over (partition by code, path order by count desc, rows[1], key) as standing
      from import_issue where ${faultsOf(tx, importId)} and code in ('bad-value', 'unknown-link')) as i
    where standing <= ${mostLikened} or exists (select 1 from import_decision as d
      where d.workspace_id = ${tx.context.workspace} and d.object = ${object} and d.path = i.path and d.code = i.code
        and d.key = peyvand_fold_v1(i.value))
    order by standing limit 20000`);

/** Names of rows of the file, among which the likest is looked for where the file has few. */
function titlesIn(root: PlanNode, { tallies }: FileTally): readonly string[] {
  const title = root.inputs.find((input) => input.field.name === root.object.title);
  return [...((title && tallies.get(title)?.texts.keys()) ?? [])];
}
