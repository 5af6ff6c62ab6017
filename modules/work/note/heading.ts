import { beginning } from '#persian/beginning.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

const longest = 80;

/** A note without a title of its own is called by its first line, and follows it when the text changes. */
export async function headNotes(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  for (const { before, values } of drafts) {
    const given = values['title'] ?? null;
    const derived = before !== undefined && given === firstLine(before['text']);
    if (given === null || derived) values['title'] = firstLine(values['text']);
  }
  return Promise.resolve();
}

/** The first line that says something, cut at a word. */
export function firstLine(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one !== '');
  if (line === undefined) return null;
  const flat = line.replaceAll(/\s+/g, ' ');
  if (flat.length <= longest) return flat;
  const cut = beginning(flat, longest);
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}
