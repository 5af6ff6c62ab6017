import { foldSearch } from '#persian/fold.ts';
import type { Checked, ParseEnvironment } from '../../fields/kind.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import type { TellRows } from './being-checked.ts';
import { detached } from './detached.ts';
import { firstMet, type FirstMet } from './first-met.ts';
import { issueKey } from './issues.ts';
import { count, note, type Seen, type Tally } from './make-issue.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import { dataRows } from './read/rows.ts';
import { allInputs, isLink, namesOf, plainValue, textOf } from './row.ts';

/** In a column of more values than these no two are taken for two spellings of one. */
const fewValues = 60;
/** Names of the file's own rows among which the likest is looked for. */
const mostNames = 2_000;
/** So many different texts stand in memory, in some 10 MB; then they are handed on. */
const mostHeld = 20_000;

const rowsBetweenTells = 1_000;

type Refusal = Extract<Checked, { ok: false }>;

export type InputTally = {
  readonly texts: Tally;
  readonly mostTexts: number;
  readonly blank: Seen;
  readonly bad: Tally;
};

/** What stands in a file's columns, as the plan reads them: how often, in which rows, and what could not be read. */
export type FileTally = {
  readonly rows: number;
  readonly tallies: ReadonlyMap<Input, InputTally>;
  /** Texts of the key by which rows are known again that stand in several rows, folded. */
  readonly repeated: Tally;
  readonly key: Input | undefined;
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** The names of all rows, folded, where rows refer to each other by them. */
  readonly titles: Pick<FirstMet, 'has'>;
  /** What its texts were read with. */
  readonly environment: ParseEnvironment;
};

export type Tallied = {
  readonly root: PlanNode;
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly open: OpenFile;
  readonly environment: ParseEnvironment;
  readonly tell: TellRows;
  /** Takes what is in question of the rows so far; it is not held any longer. */
  readonly settle: (read: FileTally) => Promise<void>;
  /** How many different texts are held, if not the usual number. */
  readonly most: number | undefined;
};

/** Reads the whole file against the plan, in memory that does not grow with its rows. */
export async function tallyFile({
  root,
  plan,
  analysis,
  open,
  environment,
  tell,
  settle,
  most = mostHeld,
}: Tallied): Promise<FileTally> {
  const refersToItself = root.inputs.some((input) => input.self && input.source);
  const title = root.inputs.find((input) => input.field.name === root.object.title);
  const tallies = new Map(
    allInputs(root).map((input): [Input, InputTally] => [
      input,
      {
        texts: new Map(),
        mostTexts: refersToItself && input === title ? mostNames : fewValues + 1,
        blank: { count: 0, rows: [] },
        bad: new Map(),
      },
    ]),
  );
  const repeated: Tally = new Map();
  const keys = firstMet();
  const told = firstMet();
  const titles = firstMet();
  const refusals = new Map<string, Refusal>();
  const key = plan.match ? root.inputs.find((input) => input.path === plan.match?.by) : undefined;
  const read = { rows: 0, tallies, repeated, key, refusals, titles, environment };
  let held = 0;
  await tell(0, analysis.rows);
  for await (const { number, cells } of dataRows(await open(), analysis)) {
    read.rows += 1;
    if (read.rows % rowsBetweenTells === 0) await tell(read.rows, analysis.rows);
    for (const [input, tally] of tallies)
      held += tallyCell(input, tally, cells, number, environment, refusals);
    const named = refersToItself && title?.source && textOf(title.source, cells);
    if (named) titles.meet(foldSearch(named), number);
    const keyText = key?.source && textOf(key.source, cells);
    if (keyText) held += tallyKey(foldSearch(keyText), number, { keys, told }, repeated);
    if (held < most) continue;
    await settle(read);
    letGo(read);
    held = 0;
  }
  await settle(read);
  return read;
}

/** What was handed on is forgotten, but for the texts of fields, among which likenesses are looked for. */
function letGo({ tallies, repeated, refusals }: Pick<Reading, 'tallies' | 'repeated' | 'refusals'>): void {
  for (const [input, { texts, bad }] of tallies) {
    bad.clear();
    if (isLink(input)) texts.clear();
  }
  repeated.clear();
  refusals.clear();
}

type Reading = Omit<FileTally, 'refusals'> & { readonly refusals: Map<string, Refusal> };

/** @returns how many texts it holds more than before */
function tallyKey(
  key: string,
  row: number,
  { keys, told }: { readonly keys: FirstMet; readonly told: FirstMet },
  repeated: Tally,
): number {
  const first = keys.meet(key, row);
  if (first === undefined) return 0;
  const isNew = told.meet(key, row) === undefined && count(repeated, key, first);
  return Number(count(repeated, key, row) || isNew);
}

function tallyCell(
  input: Input,
  tally: InputTally,
  row: readonly string[],
  line: number,
  environment: ParseEnvironment,
  refusals: Map<string, Refusal>,
): number {
  if (!input.source || 'constant' in input.source) return 0;
  const text = textOf(input.source, row);
  if (text === undefined) {
    note(tally.blank, line);
    return 0;
  }
  if (isLink(input)) return namesOf(input, row).filter((name) => count(tally.texts, name, line)).length;
  if (input.field.kind === 'text') count(tally.texts, text, line, tally.mostTexts);
  const checked = plainValue(input, row, environment);
  if (!checked || checked.ok) return 0;
  const isNew = count(tally.bad, text, line);
  const known = issueKey('bad-value', input.path, text);
  if (!refusals.has(known)) refusals.set(detached(known), checked);
  return Number(isNew);
}

/** Texts that may be two spellings of one: of a column that has more than a few, none. */
export const fewTexts = ({ texts }: InputTally): Tally => (texts.size > fewValues ? new Map() : texts);
