/** The beginning of a text, at most so many UTF-16 units. A letter of two units is there whole or not at all: no database takes a half. */
export const beginning = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
