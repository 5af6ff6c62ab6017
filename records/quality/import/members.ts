import type { FieldDescriptor } from '../../define/descriptor.ts';
import { kinds } from '../../fields/index.ts';
import type { Checked } from '../../fields/kind.ts';
import { membersOf, type FieldMember } from '../../fields/members.ts';
import { compact } from '../likeness.ts';
import type { ColumnAnalysis } from './analyse.ts';

/** A column that holds one member of a field: the city of the address. */
export type MemberMatch = {
  readonly column: number;
  readonly field: FieldDescriptor;
  readonly member: FieldMember;
};

/** The place of a member as a plan names it: `address.city`. */
export const memberPath = ({ field, member }: Pick<MemberMatch, 'field' | 'member'>): string =>
  `${field.name}.${member.name}`;

/**
 * Columns that hold members, by their whole names: «استان», `Business City`, `Mailing Zip/Postal Code`, `Address 1 - Region`.
 * A file with several addresses gives the one that it fills most, for one is all that a record has.
 */
export function matchMembers(
  fields: readonly FieldDescriptor[],
  columns: readonly ColumnAnalysis[],
): readonly MemberMatch[] {
  const field = fields.find(({ kind }) => membersOf(kind).length > 0);
  if (!field) return [];
  const groups = new Map<string, { readonly matches: MemberMatch[]; filled: number }>();
  for (const column of columns) {
    const { of, words } = readName(column.name);
    const member = membersOf(field.kind).find(({ name, label, aliases }) =>
      [name, label.fa, label.en, ...aliases].some((one) => words.has(compact(one))),
    );
    if (!member) continue;
    const group = groups.get(of) ?? { matches: [], filled: 0 };
    groups.set(of, group);
    if (!member.several && group.matches.some((one) => one.member === member)) continue;
    group.matches.push({ column: column.index, field, member });
    group.filled += column.filled;
  }
  const [fullest] = [...groups.values()].sort((a, b) => b.filled - a.filled);
  return fullest?.matches ?? [];
}

// «Home Street 2» (Outlook), «Billing State/Province» (Salesforce), «Address 1 - Street» (Google), «Person - City of Address» (Pipedrive).
const whose =
  /^(?:home|business|work|other|mailing|billing|shipping|permanent|primary|office|(?:postal )?address(?: \d)?|(?:person|contact|organi[sz]ation|company) -)(?= )(?: -)? */i;

const whereabouts = / (?:محل کار|محل سکونت|منزل|دفتر|شرکت)$/;

/** Which of the file's addresses a column speaks of, and by what names it may call the member. */
function readName(name: string): { readonly of: string; readonly words: ReadonlySet<string> } {
  const plain = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_.]/g, ' ')
    .trim();
  const prefix = whose.exec(plain)?.[0] ?? '';
  const rest = plain
    .slice(prefix.length)
    .replace(/ of (?:postal )?address$/i, '')
    .replace(whereabouts, '')
    .replace(/ *[1-9۱-۹]$/, '');
  const words = new Set([compact(rest), compact(plain.replace(/ *[1-9۱-۹]$/, ''))]);
  if (/^(?:postal )?address/i.test(prefix)) words.add(compact(`address ${rest}`));
  return { of: compact(prefix + (whereabouts.exec(plain)?.[0] ?? '')), words };
}

/** A column of whole addresses beside columns that give the same streets again: «خیابان آزادی، تهران». */
export function isSaidAgain(
  whole: ColumnAnalysis,
  members: readonly MemberMatch[],
  columns: readonly ColumnAnalysis[],
): boolean {
  const lines = members.filter(({ member }) => member.several).flatMap(({ column }) => columns[column] ?? []);
  const texts = whole.samples.map(compact);
  const stands = (sample: string): boolean => texts.some((text) => text.includes(compact(sample)));
  return lines.length > 0 && lines.every(({ samples }) => samples.some(stands));
}

/** One value of the texts of its members; what is wrong is told with the member's name. */
export function valueOfMembers(field: FieldDescriptor, texts: Readonly<Record<string, string>>): Checked {
  const checked = kinds[field.kind].check(texts, field);
  const member = checked.ok ? undefined : membersOf(field.kind).find(({ name }) => name === checked.path);
  return checked.ok || !member
    ? checked
    : {
        ...checked,
        message: {
          fa: `${member.label.fa}: ${checked.message.fa}`,
          en: `${member.label.en}: ${checked.message.en}`,
        },
      };
}
