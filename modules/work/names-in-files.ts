/** What files of other products call the fields that all kinds of work have. */
export const partyNames: readonly string[] = [
  'contact',
  'contact name',
  'contact person',
  'person',
  'organization',
  'company',
  'company account',
  'account',
  'associated contact',
  'associated company',
  'customer',
  'مشتری',
  'نام مشتری',
  'شرکت',
];

export const ownerNames: readonly string[] = [
  'owner',
  'assigned to',
  'assigned',
  'assigned to user',
  'activity assigned to',
  'کارشناس',
  'مسئول پیگیری',
];

export const textNames: readonly string[] = [
  'notes',
  'note',
  'description',
  'comments',
  'body',
  'توضیحات',
  'شرح',
  'یادداشت',
  'متن',
];
