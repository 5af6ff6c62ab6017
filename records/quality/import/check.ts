import { openReadings } from '#persian/jalali/date-reading.ts';
import type { DateProblem } from '#persian/jalali/parse.ts';
import { foldSearch } from '#persian/fold.ts';
import { choicesOf } from '../../fields/choice.ts';
import { kinds } from '../../fields/index.ts';
import type { RecordTx } from '../../records.ts';
import { nearest } from '../likeness.ts';
import { dayProposals } from './dates.ts';
import { issueKey, type Issue, type Proposal } from './issues.ts';
import { linkFindings, type KeysOf } from './link-issues.ts';
import { makeIssue, sure, type Finding, type Seen, type Tally } from './make-issue.ts';
import { knownChoices, type Memory } from './memory.ts';
import { sayings } from './phrases.ts';
import type { Input, PlanNode } from './plan.ts';
import { isLink } from './row.ts';
import { fewTexts, type FileTally } from './tally.ts';

const mostIssues = 500;

export type CheckResult = {
  readonly rows: number;
  readonly issues: readonly Issue[];
  readonly more: number;
  /** Rows that are surely one with an earlier row of the file; older checks did not tell. */
  readonly joined?: number;
};

/** Tells what is wrong in a file that was read against a plan, and how it can be mended. Writes nothing. */
export async function checkImport(
  tx: RecordTx,
  root: PlanNode,
  read: FileTally,
  memory: Memory,
  keysOf: KeysOf,
): Promise<CheckResult> {
  const found = await findingsOf(tx, root, read, keysOf);
  // What will be made on the way is no trouble; what nobody need decide comes last.
  const weight = ({ code, seen, input }: Finding): number =>
    seen.count + (code === 'blank' ? 0 : input.mayCreate ? 1e9 : 1e12);
  const sorted = found.sort((a, b) => weight(b) - weight(a));
  const issues: Issue[] = [];
  const shown = sorted.slice(0, mostIssues);
  const links = shown.flatMap(({ input, code, value }) => {
    const { to } = input.field.options;
    return code === 'unknown-link' && typeof to === 'string' ? [{ to, path: input.path, value }] : [];
  });
  const chosen = await knownChoices(tx, memory, links);
  for (const finding of shown) issues.push(await makeIssue(finding, memory, chosen));
  return {
    rows: read.rows,
    issues: issues.sort((a, b) => Number(a.notice) - Number(b.notice)),
    more: Math.max(0, sorted.length - mostIssues),
  };
}

async function findingsOf(tx: RecordTx, root: PlanNode, read: FileTally, keysOf: KeysOf): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const input of root.inputs) found.push(...(await linkFindings(tx, root, input, read, keysOf)));
  for (const [input, tally] of read.tallies) {
    const { blank, bad } = tally;
    for (const [value, seen] of bad) {
      const refusal = read.refusals.get(issueKey('bad-value', input.path, value));
      found.push({
        input,
        code: 'bad-value',
        value,
        seen,
        message:
          refusal && unclearDays.has(refusal.code) && openReadings(value).length > 0
            ? sayings.unclearDay
            : shortened.test(value)
              ? sayings.shortened
              : (refusal?.message ?? sayings.unreadable),
        proposals: () =>
          refusal?.meant === undefined
            ? [
                ...choiceProposals(tx, input, value),
                ...dayProposals(input.field, value, read.environment, tx.context.locale),
              ]
            : [meantProposal(refusal.meant)],
      });
    }
    if (blank.count > 0) found.push(blankFinding(input, blank, read.rows, root));
    found.push(...similarFindings(input, fewTexts(tally), root));
  }
  if (read.key)
    for (const [value, seen] of read.repeated)
      found.push({ input: read.key, code: 'repeated-key', value, seen, message: sayings.repeated });
  return [...found, ...missingInputs(root, read.rows)];
}

/** What keeps a day from being read that its column might tell. */
const unclearDays: ReadonlySet<string> = new Set<DateProblem>(['ambiguous-date', 'year-not-four-digits']);

/** What a spreadsheet makes of a long number: 9.12123E+09. */
const shortened = /^\d(?:[.,٫]\d+)?E\+\d+$/i;

const meantProposal = (meant: string): Proposal => ({
  value: meant,
  label: meant,
  score: 1,
  reason: 'spelling',
});

const choiceProposals = (tx: RecordTx, { field }: Input, text: string): Proposal[] =>
  field.kind !== 'choice'
    ? []
    : nearest(text, choicesOf(field), ({ key, label }) => [key, label.fa, label.en]).map(
        ({ item, score }) => ({
          value: item.key,
          label: item.label[tx.context.locale],
          score,
          reason: 'spelling',
        }),
      );

/** Two spellings of what looks like one value, in a column of few values: the rarer might be meant as the commoner. */
function similarFindings(input: Input, texts: Tally, root: PlanNode): Finding[] {
  if (isLink(input) || input.field.name === root.object.title) return [];
  const values = [...texts].sort((a, b) => b[1].count - a[1].count);
  return values.flatMap(([text, seen], index): Finding[] => {
    // «شعبهٔ ۱» and «شعبهٔ ۲» are two.
    const commoner = values.slice(0, index).filter(([other]) => digitsOf(other) === digitsOf(text));
    const [near] = nearest(text, commoner, ([other]) => [other]);
    if (!near || near.score < sure) return [];
    const [other] = near.item;
    const proposal: Proposal = { value: other, label: other, score: near.score, reason: 'spelling' };
    const message = sayings.similar(text, other);
    return [{ input, code: 'similar', value: text, seen, message, proposals: () => [proposal] }];
  });
}

const digitsOf = (text: string): string => foldSearch(text).replaceAll(/\D/g, '');

function blankFinding(input: Input, seen: Seen, rows: number, root: PlanNode): Finding {
  const required = input.field.required && root.inputs.includes(input) && !derivable(root, input);
  return required
    ? { input, code: 'missing', value: '', seen, message: sayings.missing(seen.count) }
    : { input, code: 'blank', value: '', seen, message: sayings.blank(seen.count, rows) };
}

/** What rules of the object may fill: a person's name from its parts, a stage from its pipeline. */
const derivable = ({ object }: PlanNode, { field }: Input): boolean =>
  field.default !== undefined ||
  field.ruled === true ||
  (object.lifecycle.prepare !== undefined && field.kind === 'link');

/** Required fields that nothing gives at all. */
function missingInputs({ object, inputs }: PlanNode, rows: number): Finding[] {
  if (object.lifecycle.prepare !== undefined) return [];
  const given = new Set(inputs.map((input) => input.field.name));
  return [...object.fields.values()]
    .filter(
      (field) =>
        field.required &&
        !field.readOnly &&
        field.default === undefined &&
        !given.has(field.name) &&
        kinds[field.kind].columns(field).length > 0,
    )
    .map((field) => ({
      input: { field, path: field.name, mayCreate: false },
      code: 'missing',
      value: '',
      seen: { count: rows, rows: [] },
      message: sayings.missing(rows),
    }));
}
