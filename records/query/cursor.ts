import { parseId } from '#kernel/id.ts';
import { badCursor } from '../problems.ts';

/** Where a page ended: the sort's values as PostgreSQL's own text, the last id, and a mark of the query that it belongs to. */
export type Cursor = {
  readonly query: string;
  readonly values: readonly (string | null)[];
  readonly id: string;
};

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.query, cursor.values, cursor.id])).toString('base64url');

/** @throws badCursor where the text is none of ours, or of another query. */
export function decodeCursor(text: string, query: string, keys: number): Cursor {
  try {
    const [mark, values, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
      unknown,
      unknown,
      unknown,
    ];
    if (
      mark === query &&
      typeof id === 'string' &&
      parseId(id) !== undefined &&
      Array.isArray(values) &&
      values.length === keys &&
      values.every(isKey)
    )
      return { query, values, id };
  } catch {
    // Falls through to the one answer.
  }
  throw badCursor(undefined, { field: 'cursor' });
}

const isKey = (value: unknown): value is string | null => value === null || typeof value === 'string';

// What PostgreSQL says of a text that is no value of the type, or out of its range.
const unreadable: ReadonlySet<unknown> = new Set(['22P02', '22007', '22008', '22003', '22021']);

/** A cursor that somebody made up holds values that the sort's types refuse: that is the cursor's fault. */
export async function readingBy<T>(cursor: string | undefined, deed: Promise<T>): Promise<T> {
  try {
    return await deed;
  } catch (error) {
    if (cursor !== undefined && error instanceof Error && 'code' in error && unreadable.has(error.code))
      throw badCursor(undefined, { field: 'cursor' });
    throw error;
  }
}
