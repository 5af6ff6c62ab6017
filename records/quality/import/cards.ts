import { sql } from '#kernel/database/sql.ts';
import { beginning } from '#persian/beginning.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { DateReading } from '#persian/jalali/date-reading.ts';
import type { RecordTx } from '../../records.ts';
import { becomesOf } from './blanks.ts';
import { importEnvironment } from './environment.ts';
import { faultsOf, readFaults, type Fault } from './faults.ts';
import { isNoticeCard, type Decision, type Issue, type IssueCard, type IssueCode } from './issues.ts';
import { actionsFor, usualMend, type Mend } from './make-issue.ts';
import { findingsOf, offersFor } from './mends.ts';
import { mostLikened } from './most-likened.ts';
import { sayings, type BlankBecomes } from './phrases.ts';
import type { Plan, PlanNode } from './plan.ts';
import { sameRowKey } from './rule-keys.ts';

type Summed = {
  readonly card: string;
  readonly code: IssueCode;
  readonly path: string;
  /** One of those that go as is usual, where there are any: by it the card is described. */
  readonly value: string;
  readonly values: number;
  readonly rows: number;
  /** Rows of what goes as is usual, and of what is to be left out for another reason. */
  readonly usual: number;
  readonly skipped: number;
  /** Whether some rows that are one may be kept apart. */
  readonly free: boolean;
  readonly tied: number;
  readonly readings: readonly DateReading[] | null;
};

/** All cards of a check with their sums, what has to be decided first. One statement. */
export async function readCards(
  tx: RecordTx,
  importId: string,
  root: PlanNode,
  plan: Plan,
): Promise<readonly IssueCard[]> {
  const sums = await tx.rows<Summed>(sql`select card, min(code) as code, min(path) as path,
      coalesce(min(value) filter (where mend is null), min(value)) as value, count(*)::integer as values,
      sum(count)::integer as rows,
      coalesce(sum(count) filter (where mend is null and meant is null), 0)::integer as usual,
      coalesce(sum(count) filter (where mend -> 'suggested' ->> 'action' = 'skip'), 0)::integer as skipped,
      bool_or(tied < count) as free, sum(tied)::integer as tied,
      (select jsonb_agg(distinct p -> 'dates') from import_issue as d, jsonb_array_elements(d.mend -> 'proposals') as p
        where d.workspace_id = ${tx.context.workspace} and d.import_id = ${importId}::uuid and d.card = i.card
          and d.mend is not null and d.code = 'bad-value' and p ? 'dates') as readings
    from import_issue as i where ${faultsOf(tx, importId)} group by card`);
  const describe = describing(tx, root, plan);
  const kindOf = ({ code, path }: Pick<Summed, 'code' | 'path'>): string => `${code} ${path}`;
  const known = new Map<string, number>();
  for (const sum of sums) known.set(kindOf(sum), (known.get(kindOf(sum)) ?? 0) + sum.values);
  const cards = sums.map((sum): IssueCard => {
    const { card, code, path, value, values, rows, usual, skipped, free, tied, readings } = sum;
    const {
      field,
      actions,
      suggested,
      resembles = false,
      emptied,
    } = describe({
      code,
      path,
      key: '',
      value,
      meant: null,
      message: null,
      tied: free ? 0 : 1,
      count: 1,
    });
    return {
      card,
      code,
      path,
      field,
      actions,
      notice: isNoticeCard(card),
      values,
      rows,
      tied,
      skipped: skipped + (suggested.action === 'skip' ? usual : 0),
      readings: readings ?? [],
      ...(emptied ? { emptied } : {}),
      likened:
        !resembles ||
        (known.get(kindOf(sum)) ?? 0) <= mostLikened ||
        // What is made unless something resembles it stands here because something does.
        (actions.includes('create') && !isNoticeCard(card)),
    };
  });
  const weight = ({ code, rows }: IssueCard): number =>
    code === 'refused' ? 1e12 : code === 'maybe-known' ? 1e11 : code === 'blank' ? -1 : rows;
  return cards.sort((a, b) => Number(a.notice) - Number(b.notice) || weight(b) - weight(a));
}

/** An issue with its place in its card, from 1 on. */
export type PlacedIssue = Issue & { readonly place: number };

/** So many issues make a page. */
const pageSize = 50;

/** A page of a card's issues; `from` counts from 0. */
export async function readIssues(
  tx: RecordTx,
  importId: string,
  { root, plan }: { readonly root: PlanNode; readonly plan: Plan },
  card: string,
  from: number,
): Promise<readonly PlacedIssue[]> {
  const faults = await readFaults(tx, importId, card, from, pageSize);
  const findingOf = findingsOf(root);
  const open = faults.flatMap((fault) => {
    const finding = fault.mend ? undefined : findingOf(fault);
    return finding ? [[fault.key, finding] as const] : [];
  });
  const findings = new Map(open);
  const offers = await offersFor(tx, [...findings.values()], importEnvironment(tx, plan));
  const describe = describing(tx, root, plan);
  return faults.map((fault) => {
    const finding = findings.get(fault.key);
    const offered = finding && offers.get(finding);
    return { ...issueOf(fault, describe), ...(offered ? { proposals: offered } : {}), place: fault.place };
  });
}

/** What is stored of an issue, in words and with what may be decided. */
export function issueOf(fault: Fault, describe: Describe): Issue {
  const { key, code, card, path, mend } = fault;
  // The first of rows that are one stands beside them.
  const first = code === 'same-row' ? [firstOf(key)] : [];
  const { field, message, actions, suggested, proposals } = describe(fault);
  return {
    key,
    code,
    card,
    path,
    field,
    value: beginning(fault.value, 300),
    message: message ?? fault.message ?? sayings.unreadable,
    count: fault.count + first.length,
    rows: [...first, ...fault.rows],
    proposals: mend?.proposals ?? proposals,
    actions,
    suggested: mend?.suggested ?? suggested,
    remembered: mend?.remembered ?? false,
    notice: isNoticeCard(card),
  };
}

type Asked = Pick<Fault, 'key' | 'code' | 'path' | 'value' | 'meant' | 'message' | 'tied' | 'count'>;

type Describe = (fault: Asked) => Pick<Mend, 'proposals' | 'suggested'> & {
  readonly field: Phrase;
  readonly actions: readonly Decision['action'][];
  /** Where what was stored is not the whole of it. */
  readonly message?: Phrase;
  /** Whether it is looked what such values resemble. */
  readonly resembles?: boolean;
  readonly emptied?: BlankBecomes;
};

/** What code and field tell of an issue. */
export function describing(tx: RecordTx, root: PlanNode, { match }: Pick<Plan, 'match'>): Describe {
  const { object } = root;
  const findingOf = findingsOf(root);
  const title = object.fields.get(object.title)?.label ?? object.one;
  return (fault) => {
    const { code, value, tied, count } = fault;
    if (code === 'maybe-known')
      return { ...plainly('create'), field: title, actions: ['use', 'create', 'skip'] };
    if (code === 'same-row') {
      const isFree = tied < count;
      return {
        ...plainly(isFree && match?.apart ? 'apart' : 'keep'),
        field: title,
        actions: isFree ? ['keep', 'apart'] : ['keep'],
        message: aboutSame(fault),
      };
    }
    const finding = code === 'refused' ? undefined : findingOf(fault);
    if (!finding) return { ...plainly('skip'), field: object.one, actions: ['skip'] };
    const { input } = finding;
    const to = tx.schema.objects.get(String(input.field.options['to']));
    return {
      ...usualMend(finding),
      field: input.field.label,
      actions: actionsFor(finding),
      emptied: becomesOf(root, input),
      resembles: code === 'unknown-link' ? input.from === undefined : input.field.kind === 'choice',
      ...(code === 'repeated-key' ? { message: sayings.repeated } : {}),
      ...(code === 'unknown-link'
        ? {
            message:
              input.from !== undefined || !to
                ? sayings.unknownKey(value)
                : sayings.unknownLink(to.one, value),
          }
        : {}),
    };
  };
}

const plainly = (action: 'skip' | 'create' | 'keep' | 'apart') => ({ proposals: [], suggested: { action } });

/** `message` names the unique field in which some of the rows are the same. */
function aboutSame({ key, count, tied, message: bound }: Asked): Phrase {
  const same = sayings.sameRow(count, firstOf(key));
  if (!bound) return same;
  const why = sayings.sameUnique(bound, tied, count);
  return { fa: `${same.fa} ${why.fa}`, en: `${same.en} ${why.en}` };
}

const firstOf = (key: string): number => Number(key.slice(sameRowKey().length));
