/** What keeping and taking out reports says. */
export const savedReportWords = {
  deeds: { fa: 'کار با گزارش', en: 'Report menu' },
  takeOut: { fa: 'خروجی گزارش', en: 'Export the report' },
  excel: { fa: 'اکسل', en: 'Excel' },
  pdf: { fa: 'PDF', en: 'PDF' },
  notTaken: { fa: 'خروجی گزارش گرفته نشد', en: 'The report was not exported' },
  save: { fa: 'ذخیرهٔ گزارش', en: 'Save the report' },
  saveChanges: { fa: 'ذخیرهٔ تغییرها', en: 'Save the changes' },
  saveAs: { fa: 'ذخیره به نام گزارش تازه', en: 'Save as a new report' },
  edit: { fa: 'نام و دسترسی', en: 'Name and sharing' },
  remove: { fa: 'حذف گزارش', en: 'Delete the report' },
  saved: {
    fa: (name: string) => `گزارش «${name}» ذخیره شد.`,
    en: (name: string) => `The report “${name}” was saved.`,
  },
  notSaved: { fa: 'گزارش ذخیره نشد', en: 'The report was not saved' },
  name: { fa: 'نام گزارش', en: 'Name of the report' },
  nameHint: { fa: 'مانند «فروش فصل، کنار پارسال»', en: 'Such as “Sales of the quarter beside last year”' },
  mine: { fa: 'گزارش‌های من', en: 'Mine' },
  shared: { fa: 'از همکاران', en: 'From colleagues' },
  none: { fa: 'هنوز گزارشی ذخیره نشده است.', en: 'No report has been saved yet.' },
  noneHint: {
    fa: 'هر صفحهٔ گزارش را با دوره، پالایه و نمایشی که می‌خواهید باز کنید و «ذخیرهٔ گزارش» را بزنید.',
    en: 'Open a page of figures with the period, the people and the look that you want, and press “Save the report”.',
  },
  onlyMe: { fa: 'تنها خودم', en: 'Only me' },
  team: { fa: 'تیم', en: 'Team' },
  everybody: { fa: 'همه', en: 'Everybody' },
  of: { fa: (name: string) => `از ${name}`, en: (name: string) => `by ${name}` },
};

/** The dialog under which views of lists are named speaks of a report. */
export const reportDialogWords = {
  edit: savedReportWords.edit,
  saveAs: savedReportWords.save,
  save: { fa: 'ذخیره', en: 'Save' },
  saved: savedReportWords.saved,
  name: savedReportWords.name,
  nameHint: savedReportWords.nameHint,
  notSaved: savedReportWords.notSaved,
};
