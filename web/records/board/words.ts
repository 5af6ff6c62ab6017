import { counted } from '#persian/bilingual.ts';

export const boardWords = {
  pipeline: { fa: 'کاریز فروش', en: 'Pipeline' },
  by: { fa: 'ستون‌ها بر پایهٔ', en: 'Columns by' },
  sort: { fa: 'ترتیب کارت‌ها', en: 'Order of cards' },
  newest: { fa: 'تازه‌رسیده‌ها', en: 'Newly arrived' },
  oldest: { fa: 'ماندگارترین‌ها', en: 'Waiting longest' },
  largest: {
    fa: (field: string) => `بیشترین ${field}`,
    en: (field: string) => `Largest ${field.toLowerCase()}`,
  },
  soonest: {
    fa: (field: string) => `نزدیک‌ترین ${field}`,
    en: (field: string) => `Soonest ${field.toLowerCase()}`,
  },
  weighted: { fa: 'وزنی', en: 'weighted' },
  weightedHint: {
    fa: (percent: string) => `جمع × احتمال برد ${percent}`,
    en: (percent: string) => `Sum × probability of ${percent}`,
  },
  weightedByStage: { fa: 'جمع × احتمال برد مرحلهٔ هر یک', en: 'Sum × probability of the stage of each' },
  add: { fa: (column: string) => `افزودن به ${column}`, en: (column: string) => `Add to ${column}` },
  addTitle: { fa: 'عنوان', en: 'Title' },
  addHint: { fa: 'Enter می‌سازد، Esc می‌بندد', en: 'Enter adds, Esc closes' },
  fullForm: { fa: 'فرم کامل', en: 'Full form' },
  days: {
    fa: (days: string) => `${days} روز بی‌حرکت`,
    en: (days: string) => `No activity for ${counted(days, 'day', 'days')}`,
  },
  rotten: {
    fa: (days: string, allowed: string) => `راکد: ${days} روز بی‌حرکت، مهلت مرحله ${allowed} روز`,
    en: (days: string, allowed: string) =>
      `Rotting: no activity for ${counted(days, 'day', 'days')}, its stage allows ${allowed}`,
  },
  rottenShort: { fa: (days: string) => `راکد، ${days} روز`, en: (days: string) => `Rotting, ${days} d` },
  daysShort: { fa: (days: string) => `${days} روز`, en: (days: string) => `${days} d` },
  today: { fa: 'امروز', en: 'Today' },
  fixed: {
    fa: (field: string) => `اینجا کارت‌ها جابه‌جا نمی‌شوند: «${field}» را نمی‌توان با دست تغییر داد.`,
    en: (field: string) => `Cards cannot be moved here: “${field}” cannot be changed by hand.`,
  },
  none: { fa: 'بدون انتخاب', en: 'Not chosen' },
  nextStep: { fa: 'گام بعدی', en: 'Next step' },
  noStep: { fa: 'بدون گام بعدی', en: 'No next step' },
  empty: { fa: 'کارتی در این ستون نیست', en: 'No cards here' },
  notRead: { fa: 'کارت‌های این ستون خوانده نشد', en: 'The cards of this column could not be read' },
  again: { fa: 'تلاش دوباره', en: 'Try again' },
  dropHere: { fa: 'اینجا رها کنید', en: 'Drop here' },
  moved: {
    fa: (title: string, column: string) => `«${title}» به «${column}» رفت.`,
    en: (title: string, column: string) => `“${title}” moved to “${column}”.`,
  },
  notMoved: {
    fa: (title: string) => `«${title}» جابه‌جا نشد و سر جای خود است`,
    en: (title: string) => `“${title}” was not moved and is where it was`,
  },
  othersMoved: {
    fa: (title: string) => `«${title}» جابه‌جا نشد: همکاری هم‌زمان تغییرش داد`,
    en: (title: string) => `“${title}” was not moved: a colleague changed it at the same time`,
  },
  othersMovedHint: {
    fa: 'آنچه می‌بینید تازه است؛ اگر هنوز می‌خواهید، دوباره جابه‌جا کنید.',
    en: 'What you see is up to date; move it again if you still want to.',
  },
  /** What a screen reader says of a card. */
  card: { fa: 'کارت جابه‌جاشدنی', en: 'movable card' },
  help: {
    fa: 'Enter باز می‌کند. Space کارت را برمی‌دارد؛ با پیکان‌های چپ و راست ستون را برگزینید، Space می‌گذارد و Esc لغو می‌کند.',
    en: 'Enter opens. Space lifts the card; the left and right arrows choose a column, Space drops it, Escape cancels.',
  },
  lifted: {
    fa: (title: string, column: string) => `«${title}» برداشته شد؛ در ستون «${column}».`,
    en: (title: string, column: string) => `“${title}” lifted; in column “${column}”.`,
  },
  over: {
    fa: (column: string, at: string, of: string) => `ستون «${column}»، ${at} از ${of}.`,
    en: (column: string, at: string, of: string) => `Column “${column}”, ${at} of ${of}.`,
  },
  dropped: {
    fa: (title: string, column: string) => `«${title}» در «${column}» گذاشته شد.`,
    en: (title: string, column: string) => `“${title}” dropped in “${column}”.`,
  },
  cancelled: {
    fa: (title: string) => `لغو شد؛ «${title}» سر جای خود است.`,
    en: (title: string) => `Cancelled; “${title}” is where it was.`,
  },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  noBoard: { fa: 'این فهرست مرحله‌ای ندارد که تخته شود', en: 'This list has no stages to make a board of' },
  noBoardHint: {
    fa: 'تخته از یک فیلد انتخابی یا مرحله ساخته می‌شود.',
    en: 'A board is made of a choice or a stage.',
  },
  backToList: { fa: 'دیدن فهرست', en: 'See the list' },
  noColumns: { fa: 'این کاریز هنوز مرحله‌ای ندارد', en: 'This pipeline has no stages yet' },
};
