/** What somebody sent, short enough for a message. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 60) : typeof value;

/** A text from outside as PostgreSQL takes it: without zero bytes and halves of surrogates, which no stored text holds. */
export const plainText = (text: string, most: number): string =>
  text.slice(0, most).replaceAll('\u0000', '').toWellFormed();
