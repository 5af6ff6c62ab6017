/** Items of a line that people write: «تهران، کرج». */
export const itemsIn = (line: unknown): readonly string[] =>
  typeof line === 'string'
    ? line
        .split(/[،,;\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : [];
