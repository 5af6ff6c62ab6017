import { foldSearch } from '#persian/fold.ts';
import { kinds } from '../../fields/index.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { choicesOf } from '../../fields/choice.ts';
import { nearest } from '../likeness.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import { issueKey, type Decision, type Issue, type IssueCode, type Proposal } from './issues.ts';
import { byTitle, candidates } from './lookup.ts';
import { compilePlan, type Input, type Plan, type PlanNode } from './plan.ts';
import { readRows } from './read/rows.ts';
import type { Memory } from './memory.ts';
import { allInputs, isLink, plainValue, textOf } from './row.ts';

const mostRowsShown = 50;
const mostIssues = 500;
const mostDistinct = 100_000;
const fewValues = 60;

export type CheckResult = { readonly rows: number; readonly issues: readonly Issue[]; readonly more: number };

type Seen = { count: number; readonly rows: number[] };
type Tally = Map<string, Seen>;

/** Reads the whole file against the plan and tells what is wrong and how it can be mended. Writes nothing. */
export async function checkImport(
  tx: RecordTx,
  analysis: Analysis,
  plan: Plan,
  open: OpenFile,
  environment: ParseEnvironment,
  memory: Memory,
): Promise<CheckResult> {
  const root = compilePlan(
    tx,
    plan,
    analysis.columns.map((column) => column.name),
  );
  const inputs = allInputs(root);
  const tallies = new Map<Input, { texts: Tally; blank: Seen; bad: Tally }>(
    inputs.map((input) => [input, { texts: new Map(), blank: { count: 0, rows: [] }, bad: new Map() }]),
  );
  const keys: Tally = new Map();
  const messages = new Map<string, Issue['message']>();
  const key = plan.match ? root.inputs.find((input) => input.path === plan.match?.by) : undefined;
  let rows = 0;
  for await (const row of dataRows(await open(), analysis)) {
    rows += 1;
    const line = rows + 1;
    for (const input of inputs) {
      const tally = tallies.get(input);
      if (!input.source || 'constant' in input.source || !tally) continue;
      const text = textOf(input.source, row);
      if (text === undefined) {
        note(tally.blank, line);
        continue;
      }
      if (isLink(input) || input.field.kind === 'text') count(tally.texts, text, line);
      if (isLink(input)) continue;
      const checked = plainValue(input, row, environment);
      if (!checked || checked.ok) continue;
      count(tally.bad, text, line);
      messages.set(issueKey('bad-value', input.path, text), checked.message);
    }
    const keyText = key?.source && textOf(key.source, row);
    if (keyText) count(keys, foldSearch(keyText), line);
  }
  const found: Issue[] = [];
  const make = maker(memory, plan.object);
  for (const input of root.inputs) await linkIssues(tx, root, input, tallies, make, found);
  for (const [input, tally] of tallies) {
    for (const [text, seen] of tally.bad)
      found.push(
        make(
          input,
          'bad-value',
          text,
          seen,
          messages.get(issueKey('bad-value', input.path, text)) ?? wrongMessage,
          proposalsFor(input, text),
        ),
      );
    if (tally.blank.count > 0) found.push(blankIssue(make, input, tally.blank, rows, root));
    found.push(...similarIssues(make, input, tally.texts, root));
  }
  if (key)
    for (const [value, seen] of keys)
      if (seen.count > 1) found.push(make(key, 'repeated-key', value, seen, repeated, []));
  found.push(...missingInputs(root, make, rows));
  const sorted = found.sort((a, b) => Number(a.notice) - Number(b.notice) || b.count - a.count);
  return { rows, issues: sorted.slice(0, mostIssues), more: Math.max(0, sorted.length - mostIssues) };
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

function note(seen: Seen, line: number): void {
  seen.count += 1;
  if (seen.rows.length < mostRowsShown) seen.rows.push(line);
}

function count(tally: Tally, text: string, line: number): void {
  const seen = tally.get(text);
  if (seen) note(seen, line);
  else if (tally.size < mostDistinct) tally.set(text, { count: 1, rows: [line] });
}

type Make = (
  input: Pick<Input, 'path' | 'field' | 'mayCreate'>,
  code: IssueCode,
  value: string,
  seen: Seen,
  message: Issue['message'],
  proposals: readonly Proposal[],
) => Issue;

const sure = 0.8;

function maker(memory: Memory, object: string): Make {
  return (input, code, value, seen, message, proposals) => {
    const { required } = input.field;
    const notice = code === 'blank' || code === 'similar';
    const actions: Decision['action'][] = [
      ...(code === 'unknown-link' || code === 'bad-value' || code === 'similar' ? (['use'] as const) : []),
      ...(code === 'unknown-link' && input.mayCreate ? (['create'] as const) : []),
      ...(notice || code === 'repeated-key' ? (['keep'] as const) : []),
      ...(!required && !notice && code !== 'repeated-key' && code !== 'missing' ? (['empty'] as const) : []),
      'skip',
    ];
    const remembered = memory.recall(object, input.path, code, value);
    const best = proposals[0];
    const fallback: Decision = actions.includes('create')
      ? { action: 'create' }
      : actions.includes('keep')
        ? { action: 'keep' }
        : actions.includes('empty')
          ? { action: 'empty' }
          : { action: 'skip' };
    const suggested: Decision =
      remembered && actions.includes(remembered.action)
        ? remembered
        : best && best.score >= sure
          ? { action: 'use', value: best.value }
          : fallback;
    return {
      key: issueKey(code, input.path, value),
      code,
      path: input.path,
      field: input.field.label,
      value: value.slice(0, 300),
      message,
      count: seen.count,
      rows: seen.rows,
      proposals,
      actions,
      suggested,
      remembered: remembered !== undefined,
      notice,
    };
  };
}

/** Names in link columns that no record has: each with the likest records. */
async function linkIssues(
  tx: RecordTx,
  root: PlanNode,
  input: Input,
  tallies: ReadonlyMap<Input, { readonly texts: Tally }>,
  make: Make,
  found: Issue[],
): Promise<void> {
  for (const below of input.linked?.inputs ?? []) await linkIssues(tx, root, below, tallies, make, found);
  const texts = tallies.get(input)?.texts;
  const object = tx.schema.objects.get(String(input.field.options['to']));
  if (!isLink(input) || !texts || texts.size === 0 || !object) return;
  const known = await byTitle(tx, object, texts.keys());
  const titles = input.self ? ownTitles(root, tallies) : new Map<string, string>();
  for (const [text, seen] of texts) {
    const fold = foldSearch(text);
    if (known.has(fold) || titles.has(fold)) continue;
    const records = (await candidates(tx, object, text)).map(({ id, title }) => ({ id, title }));
    const inFile = [...titles.values()].map((title) => ({ id: null, title }));
    const proposals = nearest(text, [...records, ...inFile], (one) => [one.title]).map(
      ({ item, score }): Proposal => ({ value: item.id ?? { title: item.title }, label: item.title, score }),
    );
    found.push(make(input, 'unknown-link', text, seen, unknownLink(object.one, text), proposals));
  }
}

function ownTitles(
  root: PlanNode,
  tallies: ReadonlyMap<Input, { readonly texts: Tally }>,
): Map<string, string> {
  const title = root.inputs.find((input) => input.field.name === root.object.title);
  const texts = title ? tallies.get(title)?.texts : undefined;
  return new Map([...(texts?.keys() ?? [])].map((text) => [foldSearch(text), text]));
}

function proposalsFor(input: Input, text: string): Proposal[] {
  if (input.field.kind !== 'choice') return [];
  return nearest(text, choicesOf(input.field), ({ key, label }) => [key, label.fa, label.en]).map(
    ({ item, score }) => ({
      value: item.key,
      label: item.label.fa,
      score,
    }),
  );
}

/** Two spellings of what looks like one value, in a column of few values: the rarer might be meant as the commoner. */
function similarIssues(make: Make, input: Input, texts: Tally, root: PlanNode): Issue[] {
  if (isLink(input) || texts.size > fewValues || input.field.name === root.object.title) return [];
  const values = [...texts].sort((a, b) => b[1].count - a[1].count);
  return values.flatMap(([text, seen], index) => {
    const commoner = values.slice(0, index).map(([other]) => other);
    const [near] = nearest(text, commoner, (one) => [one]);
    if (!near || near.score < sure) return [];
    return [
      make(input, 'similar', text, seen, similar(text, near.item), [
        { value: near.item, label: near.item, score: near.score },
      ]),
    ];
  });
}

function blankIssue(make: Make, input: Input, blank: Seen, rows: number, root: PlanNode): Issue {
  const required = input.field.required && root.inputs.includes(input) && !derivable(root, input);
  return make(
    input,
    required ? 'missing' : 'blank',
    '',
    blank,
    required ? missing(blank.count) : isBlank(blank.count, rows),
    [],
  );
}

/** A person's name may come from its parts; the object's own rules then say so at the write. */
const derivable = (root: PlanNode, input: Input): boolean =>
  input.field.default !== undefined ||
  (root.object.lifecycle.prepare !== undefined && input.field.kind === 'link');

/** Required fields that nothing gives at all. */
function missingInputs(root: PlanNode, make: Make, rows: number): Issue[] {
  const given = new Set(root.inputs.map((input) => input.field.name));
  return [...root.object.fields.values()]
    .filter(
      (field) =>
        field.required &&
        !field.readOnly &&
        field.default === undefined &&
        !given.has(field.name) &&
        kinds[field.kind].columns(field).length > 0,
    )
    .filter(() => root.object.lifecycle.prepare === undefined)
    .map((field) =>
      make(
        { field, path: field.name, mayCreate: false },
        'missing',
        '',
        { count: rows, rows: [] },
        missing(rows),
        [],
      ),
    );
}

const wrongMessage = { fa: 'این مقدار خوانده نمی‌شود.', en: 'This value cannot be read.' };
const number = (value: number): string => value.toLocaleString('fa-IR');
const unknownLink = (object: Issue['field'], text: string): Issue['message'] => ({
  fa: `«${object.fa}»ی به نام «${text}» نیست.`,
  en: `There is no ${object.en.toLowerCase()} called “${text}”.`,
});
const repeated = {
  fa: 'این کلید در چند سطر آمده است؛ فقط یکی می‌ماند.',
  en: 'Several rows have this key; one record comes of them.',
};
const similar = (text: string, other: string): Issue['message'] => ({
  fa: `«${text}» شاید همان «${other}» باشد.`,
  en: `“${text}” may be the same as “${other}”.`,
});
const missing = (count: number): Issue['message'] => ({
  fa: `در ${number(count)} سطر خالی است، ولی الزامی است.`,
  en: `It is blank in ${count.toLocaleString('en')} rows, but required.`,
});
const isBlank = (count: number, rows: number): Issue['message'] => ({
  fa: `در ${number(count)} سطر از ${number(rows)} سطر خالی است و خالی می‌ماند.`,
  en: `It is blank in ${count.toLocaleString('en')} of ${rows.toLocaleString('en')} rows and stays so.`,
});
