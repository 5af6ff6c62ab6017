/** A LIKE pattern that takes the text literally. */
export const likePattern = (text: string, where: 'start' | 'anywhere'): string => {
  const literal = text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return where === 'start' ? `${literal}%` : `%${literal}%`;
};
