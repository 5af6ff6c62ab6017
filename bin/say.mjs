/**
 * One line of progress in both languages, each in its own line so that terminals keep its direction.
 * @param {string} fa
 * @param {string} en
 */
export function say(fa, en) {
  process.stdout.write(`${fa}\n  ${en}\n`);
}
