import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One row: which rooms a room may import, and what to do instead. */
export type Rule = { readonly room: string; readonly allowed: readonly string[]; readonly instead: string };

const cellOf = (cell: string | undefined): string[] =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

/** The table between the marks in ARCHITECTURE.md. @throws where it is missing, so that nothing passes for want of rules */
export async function readTable(root: string): Promise<Rule[]> {
  const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
  const part = /<!-- boundaries -->([\s\S]*?)<!-- \/boundaries -->/.exec(text)?.[1];
  const rules = (part ?? '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells[1]?.startsWith('`'))
    .map((cells): Rule => ({
      room: cellOf(cells[1])[0] ?? '',
      allowed: cellOf(cells[2]),
      instead: cells[3] ?? '',
    }));
  if (rules.length === 0) throw new Error('ARCHITECTURE.md has no table of boundaries');
  return rules;
}

/** The room of a file, by the longest row that names it: `modules/sales/screens`, `web/kit`, `records`. */
export function roomOf(file: string, rules: readonly Rule[]): string | undefined {
  const parts = file.split('/');
  const fits = (room: string): boolean =>
    room.split('/').every((part, index) => (part === '*' ? index < parts.length - 1 : part === parts[index]));
  return rules
    .map((rule) => rule.room)
    .filter(fits)
    .sort((a, b) => b.split('/').length - a.split('/').length)[0];
}
