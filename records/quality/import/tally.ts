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
/** Of more bad values in a column than these nobody decides one by one. */
const mostBad = 10_000;

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

/** Reads the whole file against the plan, in memory that does not grow with its rows. */
export async function tallyFile(
  root: PlanNode,
  plan: Plan,
  analysis: Analysis,
  open: OpenFile,
  environment: ParseEnvironment,
  tell: TellRows,
): Promise<FileTally> {
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
  const titles = firstMet();
  const refusals = new Map<string, Refusal>();
  const key = plan.match ? root.inputs.find((input) => input.path === plan.match?.by) : undefined;
  let rows = 0;
  await tell(0, analysis.rows);
  for await (const { number, cells } of dataRows(await open(), analysis)) {
    rows += 1;
    if (rows % rowsBetweenTells === 0) await tell(rows, analysis.rows);
    for (const [input, tally] of tallies) tallyCell(input, tally, cells, number, environment, refusals);
    const named = refersToItself && title?.source && textOf(title.source, cells);
    if (named) titles.meet(foldSearch(named), number);
    const keyText = key?.source && textOf(key.source, cells);
    if (keyText) tallyKey(foldSearch(keyText), number, keys, repeated);
  }
  return { rows, tallies, repeated, key, refusals, titles, environment };
}

function tallyKey(key: string, row: number, keys: FirstMet, repeated: Tally): void {
  const first = keys.meet(key, row);
  if (first === undefined) return;
  if (!repeated.has(key)) count(repeated, key, first);
  count(repeated, key, row);
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
  if (input.field.kind === 'text') count(tally.texts, text, line, tally.mostTexts);
  const checked = plainValue(input, row, environment);
  if (!checked || checked.ok) return;
  count(tally.bad, text, line, mostBad);
  const known = issueKey('bad-value', input.path, text);
  if (tally.bad.has(text) && !refusals.has(known)) refusals.set(detached(known), checked);
}

/** Texts that may be two spellings of one: of a column that has more than a few, none. */
export const fewTexts = ({ texts }: InputTally): Tally => (texts.size > fewValues ? new Map() : texts);
