/**
 * The same text on its own. A cell is a slice of the piece of the file that it was read from, and V8 keeps the whole piece for
 * as long as a slice of it: a hundred thousand names of a large file would hold all of the file.
 */
export const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
