/** Rights by the names that the API gives them. */
export const rightWords = {
  read: { fa: 'دیدن', en: 'Read' },
  create: { fa: 'افزودن', en: 'Create' },
  update: { fa: 'تغییر', en: 'Update' },
  remove: { fa: 'حذف', en: 'Remove' },
  export: { fa: 'خروجی', en: 'Export' },
};

export const scopeWords = {
  none: { fa: 'هیچ', en: 'None' },
  own: { fa: 'خود', en: 'Own' },
  team: { fa: 'تیم', en: 'Team' },
  all: { fa: 'همه', en: 'All' },
};

export const ruleWords = {
  free: { fa: 'آزاد', en: 'Free' },
  'read-only': { fa: 'فقط دیدن', en: 'Read only' },
  hidden: { fa: 'پنهان', en: 'Hidden' },
};
