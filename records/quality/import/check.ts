import { foldSearch } from '#persian/fold.ts';
import { choicesOf } from '../../fields/choice.ts';
import { kinds } from '../../fields/index.ts';
import type { Checked, ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { nearest } from '../likeness.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import { detached } from './detached.ts';
import { issueKey, type Issue, type Proposal } from './issues.ts';
import { linkFindings, type KeysOf } from './link-issues.ts';
import { count, makeIssue, note, sure, type Finding, type Seen, type Tally } from './make-issue.ts';
import { knownChoices, type Memory } from './memory.ts';
import { sayings } from './phrases.ts';
import { compilePlan, type Input, type Plan, type PlanNode } from './plan.ts';
import { readRows } from './read/rows.ts';
import { allInputs, isLink, namesOf, plainValue, textOf } from './row.ts';

const mostIssues = 500;
const fewValues = 60;

export type CheckResult = { readonly rows: number; readonly issues: readonly Issue[]; readonly more: number };

type InputTally = { readonly texts: Tally; readonly blank: Seen; readonly bad: Tally };
type Tallies = ReadonlyMap<Input, InputTally>;

type Refusal = Extract<Checked, { ok: false }>;

type Read = {
  readonly rows: number;
  readonly tallies: Tallies;
  readonly keys: Tally;
  readonly key: Input | undefined;
  readonly refusals: ReadonlyMap<string, Refusal>;
};

/** Reads the whole file against the plan and tells what is wrong and how it can be mended. Writes nothing. */
export async function checkImport(
  tx: RecordTx,
  analysis: Analysis,
  plan: Plan,
  open: OpenFile,
  environment: ParseEnvironment,
  memory: Memory,
  keysOf: KeysOf,
): Promise<CheckResult> {
  const names = analysis.columns.map((column) => column.name);
  const root = compilePlan(tx, plan, names);
  const read = await readFile(root, plan, analysis, open, environment);
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

/** Rows after the header. */
export async function* dataRows(
  bytes: Parameters<typeof readRows>[0],
  analysis: Analysis,
): AsyncGenerator<string[]> {
  let header = true;
  for await (const row of readRows(bytes, analysis.layout)) {
    if (!header) yield row;
    header = false;
  }
}

async function readFile(
  root: PlanNode,
  plan: Plan,
  analysis: Analysis,
  open: OpenFile,
  environment: ParseEnvironment,
): Promise<Read> {
  const inputs = allInputs(root);
  const tallies = new Map(
    inputs.map((input): [Input, InputTally] => [
      input,
      { texts: new Map(), blank: { count: 0, rows: [] }, bad: new Map() },
    ]),
  );
  const keys: Tally = new Map();
  const refusals = new Map<string, Refusal>();
  const key = plan.match ? root.inputs.find((input) => input.path === plan.match?.by) : undefined;
  let rows = 0;
  for await (const row of dataRows(await open(), analysis)) {
    rows += 1;
    const line = rows + 1;
    for (const [input, tally] of tallies) tallyCell(input, tally, row, line, environment, refusals);
    const keyText = key?.source && textOf(key.source, row);
    if (keyText) count(keys, foldSearch(keyText), line);
  }
  return { rows, tallies, keys, key, refusals };
}

function tallyCell(
  input: Input,
  tally: InputTally,
  row: readonly string[],
  line: number,
  environment: ParseEnvironment,
  refusals: Map<string, Refusal>,
): void {
  if (!input.source || 'constant' in input.source) return;
  const text = textOf(input.source, row);
  if (text === undefined) return note(tally.blank, line);
  if (isLink(input)) {
    for (const name of namesOf(input, row)) count(tally.texts, name, line);
    return;
  }
  if (input.field.kind === 'text') count(tally.texts, text, line);
  const checked = plainValue(input, row, environment);
  if (!checked || checked.ok) return;
  count(tally.bad, text, line);
  if (tally.bad.has(text)) refusals.set(detached(issueKey('bad-value', input.path, text)), checked);
}

async function findingsOf(tx: RecordTx, root: PlanNode, read: Read, keysOf: KeysOf): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const input of root.inputs) found.push(...(await linkFindings(tx, root, input, read.tallies, keysOf)));
  for (const [input, { texts, blank, bad }] of read.tallies) {
    for (const [value, seen] of bad) {
      const refusal = read.refusals.get(issueKey('bad-value', input.path, value));
      found.push({
        input,
        code: 'bad-value',
        value,
        seen,
        message: refusal?.message ?? sayings.unreadable,
        proposals: () =>
          refusal?.meant === undefined ? choiceProposals(tx, input, value) : [meantProposal(refusal.meant)],
      });
    }
    if (blank.count > 0) found.push(blankFinding(input, blank, read.rows, root));
    found.push(...similarFindings(input, texts, root));
  }
  for (const [value, seen] of read.key ? read.keys : [])
    if (seen.count > 1 && read.key)
      found.push({ input: read.key, code: 'repeated-key', value, seen, message: sayings.repeated });
  return [...found, ...missingInputs(root, read.rows)];
}

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
  if (isLink(input) || texts.size > fewValues || input.field.name === root.object.title) return [];
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
  field.default !== undefined || (object.lifecycle.prepare !== undefined && field.kind === 'link');

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
