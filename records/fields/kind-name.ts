/** Every kind of field there is; `fields/index.ts` holds one implementation for each. */
export const kindNames = [
  'text', 'longText', 'number', 'percent', 'money', 'date', 'dateTime', 'yesNo', 'choice', 'choices', 'phones', 'emails',
  'url', 'address', 'link', 'links', 'member', 'team', 'rating', 'duration', 'structured',
] as const;
export type KindName = (typeof kindNames)[number];
