const marks = /[\u064b-\u0652\u0670]+$/u;

/**
 * The word as it stands before another that belongs to it: «معاملهٔ», «کالای», «کارِ» without its mark, as it is written.
 * Takes a final «ه» for the silent one, which nearly all names of things end in.
 */
export function withEzafe(word: string): string {
  const bare = word.trim().replace(marks, '');
  if (bare.endsWith('ه')) return `${bare}ٔ`;
  return /[او]$/.test(bare) ? `${bare}ی` : bare;
}
