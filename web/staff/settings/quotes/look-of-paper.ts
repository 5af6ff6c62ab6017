import { callForFile, isUnreadable, type Values } from '#web/records/index.ts';

/** What a template says of its look; the rest of its form does not show on paper. */
const shown = [
  'language',
  'title',
  'color',
  'columns',
  'validDays',
  'terms',
  'footer',
  'showLogo',
  'showSeal',
  'showSignatures',
] as const;

/** What of a template's form the picture of its paper is made of. */
export const lookOf = (values: Values): Values =>
  Object.fromEntries(shown.map((name) => [name, isUnreadable(values[name]) ? null : (values[name] ?? null)]));

/** The picture of the paper that looks so, as an address of the browser's own. @throws ApiProblem */
export async function pictureOf(look: Values): Promise<string | null> {
  const got = await callForFile('/quote-templates/preview', look);
  return 'file' in got ? URL.createObjectURL(new Blob([got.file], { type: 'image/svg+xml' })) : null;
}
