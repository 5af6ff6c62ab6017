import { foldSearch } from '#persian/fold.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { firstMet, type FirstMet } from './first-met.ts';
import { keepJoined, writtenBefore, type Joined, type KeptJoin } from './joined.ts';
import { byLikeness } from './by-likeness.ts';
import { tellRows } from './known.ts';
import type { MetRows } from './met-rows.ts';
import type { Progress } from './object.ts';
import { keepKeys } from './own-keys.ts';
import { sayings } from './phrases.ts';
import type { Plan, PlanNode } from './plan.ts';
import { resolveLinks, type Decisions } from './resolve-links.ts';
import { rowValues } from './row-values.ts';
import { doubtKey, type Doubt, type ReadRow } from './rows-by-likeness.ts';
import { membersOf } from '../../fields/members.ts';
import { textOf as valueText } from '../../runtime/text-of.ts';
import { refusedEntries, writeEntries, type Entry, type LeftOut } from './write-rows.ts';

export type Rows = readonly (readonly string[])[];

export type ChunkOutcome = {
  readonly counts: Pick<
    Progress,
    'created' | 'updated' | 'unchanged' | 'skipped' | 'linked' | 'joined' | 'apart'
  >;
  readonly leftOut: readonly LeftOut[];
};

type Planned = {
  readonly creating: readonly Entry[];
  readonly updating: readonly Entry[];
  readonly leftOut: readonly LeftOut[];
  /** Records made because a link named them. */
  readonly linked: number;
  /** Rows whose record is known and stays as it is; rows that add to an earlier one of their key. */
  readonly kept: number;
  readonly repeated: number;
  /** Rows that are records of their own because it was so decided. */
  readonly apart: number;
  /** The rows' own keys, with the record where it is known, else the row of the entry that will make it. */
  readonly keys: readonly { readonly key: string; readonly row: number; readonly id: string | undefined }[];
  readonly doubts: readonly Doubt[];
  /** Rows that are one with an earlier one, with the name that they tell. */
  readonly joined: readonly (Joined & { readonly title: string; readonly id: string | undefined })[];
  /** Of each known record the first row that is it. */
  readonly firsts: readonly { readonly row: number; readonly id: string }[];
};

/** What a chunk of rows is to the import. */
export type ChunkOf = {
  /** The import's. */
  readonly id: string;
  readonly root: PlanNode;
  readonly plan: Plan;
  readonly rows: Rows;
  /** Of the rows, as a spreadsheet counts. */
  readonly numbers: readonly number[];
  readonly decisions: Decisions;
  readonly environment: ParseEnvironment;
  /** Rows of chunks before it; without them it is looked at by itself. */
  readonly met?: MetRows;
  /** Rows that are records of their own, though they are surely one with an earlier row. */
  readonly apart?: ReadonlySet<number>;
};

/** Writes a chunk of rows in the caller's transaction: new records made, known ones treated as the plan says. */
export async function writeChunk(
  tx: RecordTx,
  chunk: ChunkOf,
  /** The first row of each record, of the chunks before it. */
  rowOf: FirstMet = firstMet(),
): Promise<ChunkOutcome> {
  const { root, plan } = chunk;
  const { creating, updating, leftOut, linked, kept, repeated, apart, keys, joined, firsts } = await planned(
    tx,
    chunk,
  );
  const isAlike = plan.match?.by === byLikeness;
  const known = isAlike ? firsts.map(({ id }) => id) : [];
  const before = await writtenBefore(tx, chunk.id, root.object.name, known);
  const made = await writeEntries(tx, root.object, creating, { known: plan.match?.by });
  const patches = await wanted(tx, root, plan, updating);
  const changed = await writeEntries(tx, root.object, patches, { known: plan.match?.by });
  await keepKeys(
    tx,
    chunk.id,
    keys.flatMap(({ key, row, id = made.ids.get(row) }) => (id === undefined ? [] : [{ key, id }])),
  );
  const joins = isAlike ? joinsOf({ joined, firsts, made: made.ids, before }, rowOf) : [];
  await keepJoined(tx, chunk.id, joins);
  const skipped = [...leftOut, ...made.leftOut, ...changed.leftOut];
  return {
    leftOut: skipped,
    counts: {
      created: made.written,
      updated: changed.changed,
      // What was joined by likeness is told by itself.
      unchanged:
        kept +
        (isAlike ? 0 : repeated) +
        updating.length -
        patches.length +
        changed.written -
        changed.changed,
      skipped: skipped.length,
      linked,
      joined: joins.length,
      apart,
    },
  };
}

/** Rows that were joined with earlier ones of the chunk, and of the chunks before it. */
function joinsOf(
  {
    joined,
    firsts,
    made,
    before,
  }: Pick<Planned, 'joined' | 'firsts'> & {
    readonly made: ReadonlyMap<number, string>;
    readonly before: ReadonlySet<string>;
  },
  rowOf: FirstMet,
): readonly KeptJoin[] {
  const joins: KeptJoin[] = joined.flatMap(({ row, with: first, id = made.get(first) }) =>
    id === undefined ? [] : [{ row, with: first, id }],
  );
  for (const [row, id] of made) rowOf.meet(id, row);
  for (const { row, id } of firsts) {
    const first = rowOf.meet(id, row);
    // Of a chunk that is tried again the row itself is what was met.
    const known = first !== undefined && first < row;
    if (known || before.has(id)) joins.push({ row, with: known ? first : null, id });
  }
  return joins;
}

/**
 * Rows of a chunk that the object's own rules would refuse, and those that may be records that are there. Records behind links
 * are made on the way: the caller rolls back.
 * @param judged whether the rules are asked
 */
export async function rehearsedChunk(
  tx: RecordTx,
  chunk: ChunkOf,
  judged: boolean,
): Promise<Pick<Planned, 'doubts' | 'joined'> & { readonly refused: readonly LeftOut[] }> {
  const { creating, doubts, joined } = await planned(tx, chunk);
  const refused = judged ? await refusedEntries(tx, chunk.root.object, creating, chunk.plan.match?.by) : [];
  return { refused, doubts, joined };
}

async function planned(
  tx: RecordTx,
  { root, plan, rows, numbers, decisions, environment, met, apart = new Set() }: ChunkOf,
): Promise<Planned> {
  const resolved = new Map<string, Map<string, string>>();
  const linked = await resolveLinks(tx, root.inputs, rows, decisions, environment, resolved);
  const creating = new Map<string, Entry>();
  const updating = new Map<string, Entry>();
  const leftOut: LeftOut[] = [];
  const read: ReadRow[] = [];
  for (const [index, cells] of rows.entries()) {
    const row = numbers[index] ?? 0;
    const outcome = rowValues(root, cells, decisions, environment, resolved);
    if ('leftOut' in outcome) leftOut.push({ row, reason: outcome.leftOut });
    else if (decisions[doubtKey(row)]?.action === 'skip') leftOut.push({ row, reason: sayings.leftDoubt });
    else read.push({ row, cells, values: outcome.values });
  }
  const { told, doubts } = await tellRows(tx, root, plan, read, decisions, met, apart);
  const keys: { key: string; row: number; id: string | undefined }[] = [];
  const joined: Planned['joined'][number][] = [];
  const firsts: { row: number; id: string }[] = [];
  let repeated = 0;
  let kept = 0;
  for (const [index, { row, cells, values: own }] of read.entries()) {
    const { mark, id, same, bound, leftOut: isLeftOut = false } = told[index] ?? { mark: `row ${row}` };
    if (isLeftOut) {
      leftOut.push({ row, reason: sayings.leftDoubt });
      continue;
    }
    if (same !== undefined)
      joined.push({
        row,
        with: same,
        id,
        title: titleIn(root, own, cells),
        ...(bound ? { bound } : {}),
      });
    else if (id !== undefined) firsts.push({ row, id });
    const ownKey = plan.key === undefined ? '' : foldSearch(cells[plan.key] ?? '');
    const tell = (at: number): void => {
      if (ownKey !== '') keys.push({ key: ownKey, row: at, id });
    };
    if (id !== undefined && plan.match?.known === 'skip') {
      kept += 1;
      tell(row);
      continue;
    }
    // Rows of one key are one record, whose later rows add to the earlier.
    const entries = id === undefined ? creating : updating;
    const earlier = entries.get(mark);
    if (earlier) repeated += 1;
    tell(earlier?.row ?? row);
    const values = { ...earlier?.values, ...own };
    entries.set(mark, { row: earlier?.row ?? row, values, ...(id === undefined ? {} : { id }) });
  }
  return {
    creating: [...creating.values()],
    updating: [...updating.values()],
    leftOut,
    linked,
    kept,
    repeated,
    apart: read.filter(({ row }) => apart.has(row)).length,
    keys,
    doubts,
    joined,
    firsts,
  };
}

/** What a row is called where its name is made of other values: its first text. */
const titleIn = ({ object }: PlanNode, values: Entry['values'], cells: readonly string[]): string => {
  const title = values[object.title];
  return typeof title === 'string' ? title : (cells.find(Boolean) ?? '');
};

/** What of each row goes to a known record, field by field: all that the row holds, what the record lacks, or nothing. */
async function wanted(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  updating: readonly Entry[],
): Promise<readonly Entry[]> {
  const { match } = plan;
  const own = match?.fields ?? {};
  const parted = new Set(
    root.inputs.flatMap(({ field }) =>
      membersOf(field.kind).length > 0 || namedLists.has(field.kind) ? [field.name] : [],
    ),
  );
  const plain = match?.known !== 'fill' && Object.keys(own).length === 0 && parted.size === 0;
  if (updating.length === 0 || plain) return updating;
  const usual = match?.known === 'fill' ? 'fill' : 'replace';
  const records = await tx.recordsOf(root.object.name).some(updating.map(({ id = '' }) => id));
  return updating.flatMap((entry) => {
    const held = records.get(entry.id ?? '')?.values ?? {};
    const values = Object.fromEntries(
      Object.entries(entry.values).flatMap(([name, value]) => {
        const policy = own[name] ?? usual;
        const before = held[name];
        if (policy === 'keep') return [];
        const input = root.inputs.find(({ field }) => field.name === name);
        if (input && parted.has(name) && isObject(before) && isObject(value)) {
          // Of an address whose city the file gives, the street stays.
          if (input.source && 'members' in input.source)
            return [[name, policy === 'replace' ? { ...before, ...value } : { ...value, ...before }]];
          // An export writes it whole: what comes back so is what is there.
          if (valueText(input.field, before) === value['line']) return [];
        }
        return policy === 'replace' || isNothing(before) ? [[name, withKnownNames(value, before)]] : [];
      }),
    );
    return Object.keys(values).length > 0 ? [{ ...entry, values }] : [];
  });
}

/** Kinds whose entries have names of their own, which no file tells. */
const namedLists: ReadonlySet<string> = new Set(['phones', 'emails']);

/** A number or mailbox that the record has already keeps the name and the extension that it has there. */
const withKnownNames = (value: unknown, before: unknown): unknown =>
  Array.isArray(value) && Array.isArray(before) && value.every(isObject) && before.every(isObject)
    ? value.map((entry) => ({ ...before.find((one) => isSameEntry(one, entry)), ...entry }))
    : value;

const isSameEntry = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) =>
  one['number'] === other['number'] && one['address'] === other['address'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
