import type { Checked, ParseEnvironment } from '../../fields/kind.ts';
import { kinds } from '../../fields/index.ts';
import { bare } from '../export/csv.ts';
import { valueOfMembers } from './members.ts';
import type { Input, PlanNode, Source } from './plan.ts';

/** The text that a source gives for a row; undefined where it gives none. */
export function textOf(source: Source, row: readonly string[]): string | undefined {
  if ('column' in source) return clean(row[source.column]);
  if ('columns' in source)
    return source.columns.flatMap((at) => clean(row[at]) ?? []).join('، ') || undefined;
  if ('constant' in source) return undefined;
  if ('members' in source) return Object.values(memberTexts(source.members, row)).join('، ') || undefined;
  if (source.lead !== undefined && clean(row[source.lead]) === undefined) return undefined;
  const filled = source.template.map((part) => (typeof part === 'number' ? (clean(row[part]) ?? '') : part));
  if (source.template.every((part, index) => typeof part !== 'number' || filled[index] === ''))
    return undefined;
  // Marks that stood between blanks go with them: «GTX Pro – » is «GTX Pro».
  return (
    filled
      .join('')
      .replaceAll(/^[\s–—\-·,،/|]+|[\s–—\-·,،/|]+$/g, '')
      .trim() || undefined
  );
}

/** The texts of a value's members in a row, those that hold for all rows among them; blank ones are not there. */
function memberTexts(
  members: Readonly<Record<string, Source>>,
  row: readonly string[],
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, source] of Object.entries(members)) {
    const text =
      'constant' in source
        ? typeof source.constant === 'string' && source.constant
        : textOf(source, row)?.replaceAll(/[،,]?\s*[\r\n]+\s*/g, '، ');
    if (text) texts[name] = text;
  }
  return texts;
}

/** An export's apostrophe before what a spreadsheet would run is no part of the text; nor does a spreadsheet show it. */
const clean = (cell: string | undefined): string | undefined =>
  cell === undefined ? undefined : bare(cell).trim() || undefined;

/** Google writes ` ::: ` between several values, and an asterisk before the names of its own groups. */
const severalMarks = /:::\s*\*?|^\*|[,،;؛|\n]/;

/** The names that a source gives for a link in a row: one, or of a link to many those between commas. */
export function namesOf(input: Input, row: readonly string[]): readonly string[] {
  const text = input.source ? textOf(input.source, row) : undefined;
  if (text === undefined) return [];
  if (input.field.kind !== 'links') return [text];
  return [...new Set(text.split(severalMarks).map((part) => part.trim()))].filter(Boolean);
}

export const isLink = (input: Input): boolean => typeof input.field.options['to'] === 'string';

/** The value of a plain field in a row: read from its text, or the constant as it is. Undefined where there is none. */
export function plainValue(
  input: Input,
  row: readonly string[],
  environment: ParseEnvironment,
): Checked | undefined {
  const { source, field } = input;
  if (!source) return undefined;
  if ('constant' in source)
    return source.constant === null ? undefined : kinds[field.kind].check(source.constant, field);
  if ('members' in source) {
    const texts = memberTexts(source.members, row);
    return Object.keys(texts).length === 0 ? undefined : valueOfMembers(field, texts);
  }
  const text = textOf(source, row);
  if (text === undefined) return undefined;
  const { dates } = input;
  return kinds[field.kind].parse(text, field, dates ? { ...environment, dates } : environment);
}

/** All inputs of the tree, outer ones first. */
export const allInputs = (node: PlanNode): Input[] =>
  node.inputs.flatMap((input) => [input, ...(input.linked ? allInputs(input.linked) : [])]);
