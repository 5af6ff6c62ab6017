import type { DateProblem } from '#persian/jalali/parse.ts';
import { openReadings } from '#persian/jalali/date-reading.ts';
import { foldSearch } from '#persian/fold.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { kinds } from '../../fields/index.ts';
import type { RecordTx } from '../../records.ts';
import { nearest } from '../likeness.ts';
import { becomesOf, derivable } from './blanks.ts';
import type { Fault } from './faults.ts';
import { cardOf, issueKey, type IssueCard, type Proposal } from './issues.ts';
import { unknownLinks, type KeysOf } from './link-issues.ts';
import {
  isNotice,
  mendOf,
  sure,
  usualMend,
  type Finding,
  type Mend,
  type Seen,
  type Tally,
} from './make-issue.ts';
import type { Memory } from './memory.ts';
import { sayings } from './phrases.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import { isLink } from './row.ts';
import { fewTexts, type FileTally } from './tally.ts';

/** What a check came to. Its issues are read card by card. */
export type CheckResult = {
  /** Of each check its own. */
  readonly check: string;
  /** The mapping that was checked; what is said of all days or rows at the start is no part of it. */
  readonly plan: Plan;
  readonly rows: number;
  /** How many of the first rows were tried on the rules of their object: of a file that refers to others not always all. */
  readonly judged: number;
  readonly cards: readonly IssueCard[];
  /** Rows that are surely one with an earlier row of the file. */
  readonly joined: number;
};

/** Values that could not be read, names that no record has and keys that stand in several rows, of a stretch of the file. */
export async function faultsIn(
  tx: RecordTx,
  root: PlanNode,
  read: FileTally,
  keysOf: KeysOf,
): Promise<Fault[]> {
  const found: Fault[] = [];
  for (const input of root.inputs)
    for (const [value, seen] of await unknownLinks(tx, input, read, keysOf))
      found.push(usualFault(value, seen, null));
  for (const [input, { bad }] of read.tallies)
    for (const [value, seen] of bad) {
      const refusal = read.refusals.get(issueKey('bad-value', input.path, value));
      const message =
        refusal && unclearDays.has(refusal.code) && openReadings(value).length > 0
          ? sayings.unclearDay
          : shortened.test(value)
            ? sayings.shortened
            : (refusal?.message ?? sayings.unreadable);
      found.push(usualFault({ input, code: 'bad-value', value, meant: refusal?.meant }, seen, message));
    }
  const { key } = read;
  if (key)
    for (const [value, seen] of read.repeated)
      found.push(usualFault({ input: key, code: 'repeated-key', value }, seen, null));
  return found;
}

const usualFault = (finding: Finding, seen: Seen, message: Phrase | null): Fault => ({
  ...faultOf(finding, seen, message, usualMend(finding)),
  mend: null,
});

const faultOf = (
  { code, value, input: { path }, meant }: Finding,
  { count, rows }: Seen,
  message: Phrase | null,
  mend: Mend,
): Fault => ({
  key: issueKey(code, path, value),
  code,
  path,
  card: cardOf(code, path, isNotice(code, mend)),
  value,
  count,
  rows,
  message,
  meant: meant ?? null,
  tied: 0,
  mend,
});

/** What is told once the whole file was read: spellings of one thing, and what is blank. */
export function wholeFaults(
  root: PlanNode,
  read: FileTally,
  memory: Memory,
  { match }: Pick<Plan, 'match'>,
): Fault[] {
  const found: Told[] = [];
  const mayBeKnown = match !== undefined;
  for (const [input, tally] of read.tallies) {
    const { blank } = tally;
    if (blank.count > 0) found.push(blankFault(input, blank, { root, mayBeKnown }));
    found.push(...similarFaults(input, fewTexts(tally), root));
  }
  return [...found, ...missingInputs(root, read.rows)].map(({ finding, seen, message, offered = [] }) =>
    faultOf(finding, seen, message, mendOf(finding, offered, memory, new Map())),
  );
}

type Told = {
  readonly finding: Finding;
  readonly seen: Seen;
  readonly message: Phrase;
  readonly offered?: readonly Proposal[];
};

/** What keeps a day from being read that its column might tell. */
const unclearDays: ReadonlySet<string> = new Set<DateProblem>(['ambiguous-date', 'year-not-four-digits']);

/** What a spreadsheet makes of a long number: 9.12123E+09. */
const shortened = /^\d(?:[.,٫]\d+)?E\+\d+$/i;

/** Two spellings of what looks like one value, in a column of few values: the rarer might be meant as the commoner. */
function similarFaults(input: Input, texts: Tally, root: PlanNode): Told[] {
  // Keys of other systems are alike and mean different things.
  if (isLink(input) || input.field.unique || input.field.name === root.object.title) return [];
  const values = [...texts].sort((a, b) => b[1].count - a[1].count);
  return values.flatMap(([text, seen], index): Told[] => {
    // «شعبهٔ ۱» and «شعبهٔ ۲» are two.
    const commoner = values.slice(0, index).filter(([other]) => digitsOf(other) === digitsOf(text));
    const [near] = nearest(text, commoner, ([other]) => [other]);
    if (!near || near.score < sure) return [];
    const [other] = near.item;
    return [
      {
        finding: { input, code: 'similar', value: text },
        seen,
        message: sayings.similar(text, other),
        offered: [{ value: other, label: other, score: near.score, reason: 'spelling' }],
      },
    ];
  });
}

const digitsOf = (text: string): string => foldSearch(text).replaceAll(/\D/g, '');

function blankFault(
  input: Input,
  seen: Seen,
  { root, mayBeKnown }: { readonly root: PlanNode; readonly mayBeKnown: boolean },
): Told {
  const required = input.field.required && root.inputs.includes(input) && !derivable(root, input);
  return required
    ? { finding: { input, code: 'missing', value: '' }, seen, message: sayings.missing(seen.count) }
    : {
        finding: { input, code: 'blank', value: '' },
        seen,
        message: sayings.blank(becomesOf(root, input), mayBeKnown),
      };
}

/** Required fields that nothing gives at all. */
function missingInputs({ object, inputs }: PlanNode, rows: number): Told[] {
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
      finding: { input: { field, path: field.name, mayCreate: false }, code: 'missing', value: '' },
      seen: { count: rows, rows: [] },
      message: sayings.missing(rows),
    }));
}
