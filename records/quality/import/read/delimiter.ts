// A spreadsheet under a Persian locale writes the Persian semicolon.
const candidates = [',', ';', '\t', '|', '؛', '،'] as const;

/** The mark that splits the first lines into the same number of fields, more than one; a comma where none does. */
export function sniffDelimiter(text: string): string {
  // A quoted cell may hold line ends, which are not the table's.
  const lines = outsideQuotes(text)
    .split(/\r\n|\n|\r/)
    .filter(Boolean)
    .slice(0, 20);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const counts = lines.map((line) => line.split(delimiter).length);
    const first = counts[0] ?? 1;
    const agreeing = counts.filter((count) => count === first).length / Math.max(1, counts.length);
    const score = first > 1 ? agreeing * 100 + first : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

const outsideQuotes = (text: string): string => text.replaceAll(/"(?:[^"]|"")*"/g, '""');
