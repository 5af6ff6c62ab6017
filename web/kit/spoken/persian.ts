/**
 * What the component library says in Persian, mostly to screen readers. One export a dictionary of the library, under
 * the name that `plugin.ts` gives it; keys are the library's. `spoken.test.ts` holds them complete.
 */
type Values = Readonly<Record<string, string | number>>;
type Numbers = { number(value: number): string };
type Message = string | ((values: Values, format: Numbers) => string);
type Dictionary = Readonly<Record<string, Message>>;

const count = (values: Values, format: Numbers, key = 'count') => format.number(Number(values[key]));

export const ariaBreadcrumbs: Dictionary = { breadcrumbs: 'مسیر صفحه' };

export const ariaDnd: Dictionary = {
  dragItem: (v) => `کشیدن ${v['itemText']}`,
  dragSelectedItems: (v, f) => `کشیدن ${count(v, f)} مورد انتخاب‌شده`,
  dragDescriptionKeyboard: 'برای شروع جابه‌جایی Enter را بزنید.',
  dragDescriptionKeyboardAlt: 'برای شروع جابه‌جایی Alt + Enter را بزنید.',
  dragDescriptionTouch: 'برای شروع جابه‌جایی دو بار ضربه بزنید.',
  dragDescriptionVirtual: 'برای شروع جابه‌جایی کلیک کنید.',
  dragDescriptionLongPress: 'برای شروع جابه‌جایی انگشت را نگه دارید.',
  dragSelectedKeyboard: (v, f) => `برای جابه‌جایی ${count(v, f)} مورد انتخاب‌شده Enter را بزنید.`,
  dragSelectedKeyboardAlt: (v, f) => `برای جابه‌جایی ${count(v, f)} مورد انتخاب‌شده Alt + Enter را بزنید.`,
  dragSelectedLongPress: (v, f) => `برای جابه‌جایی ${count(v, f)} مورد انتخاب‌شده انگشت را نگه دارید.`,
  dragStartedKeyboard:
    'جابه‌جایی آغاز شد. با Tab به جای تازه بروید و Enter را بزنید، یا برای انصراف Escape را بزنید.',
  dragStartedTouch: 'جابه‌جایی آغاز شد. به جای تازه بروید و دو بار ضربه بزنید.',
  dragStartedVirtual: 'جابه‌جایی آغاز شد. به جای تازه بروید و کلیک کنید یا Enter را بزنید.',
  endDragKeyboard: 'در حال جابه‌جایی. برای انصراف Enter را بزنید.',
  endDragTouch: 'در حال جابه‌جایی. برای انصراف دو بار ضربه بزنید.',
  endDragVirtual: 'در حال جابه‌جایی. برای انصراف کلیک کنید.',
  dropDescriptionKeyboard: 'برای رها کردن Enter و برای انصراف Escape را بزنید.',
  dropDescriptionTouch: 'برای رها کردن دو بار ضربه بزنید.',
  dropDescriptionVirtual: 'برای رها کردن کلیک کنید.',
  dropCanceled: 'جابه‌جایی لغو شد.',
  dropComplete: 'جابه‌جا شد.',
  dropIndicator: 'جای رها کردن',
  dropOnRoot: 'رها کردن روی',
  dropOnItem: (v) => `رها کردن روی ${v['itemText']}`,
  insertBefore: (v) => `گذاشتن پیش از ${v['itemText']}`,
  insertBetween: (v) => `گذاشتن میان ${v['beforeItemText']} و ${v['afterItemText']}`,
  insertAfter: (v) => `گذاشتن پس از ${v['itemText']}`,
};

export const ariaOverlays: Dictionary = { dismiss: 'بستن' };

export const ariaSearchfield: Dictionary = { 'Clear search': 'پاک کردن جستجو' };

export const ariaAutocomplete: Dictionary = { collectionLabel: 'پیشنهادها' };

export const ariaTree: Dictionary = { expand: 'باز کردن', collapse: 'جمع کردن' };

export const ariaDatepicker: Dictionary = {
  era: 'دوره',
  year: 'سال',
  month: 'ماه',
  day: 'روز',
  hour: 'ساعت',
  minute: 'دقیقه',
  second: 'ثانیه',
  dayPeriod: 'پیش یا پس از نیمروز',
  calendar: 'تقویم',
  startDate: 'تاریخ شروع',
  endDate: 'تاریخ پایان',
  weekday: 'روز هفته',
  timeZoneName: 'منطقهٔ زمانی',
  selectedDateDescription: (v) => `تاریخ انتخاب‌شده: ${v['date']}`,
  selectedRangeDescription: (v) => `بازهٔ انتخاب‌شده: از ${v['startDate']} تا ${v['endDate']}`,
  selectedTimeDescription: (v) => `ساعت انتخاب‌شده: ${v['time']}`,
};

export const ariaMenu: Dictionary = {
  longPressMessage: 'برای باز کردن منو انگشت را نگه دارید یا Alt + ArrowDown را بزنید',
};

export const ariaGrid: Dictionary = {
  deselectedItem: (v) => `${v['item']} از انتخاب درآمد.`,
  select: 'انتخاب',
  selectedCount: (v, f) =>
    v['count'] === 0 ? 'چیزی انتخاب نشده است.' : `${count(v, f)} مورد انتخاب شده است.`,
  selectedAll: 'همهٔ موارد انتخاب شد.',
  selectedItem: (v) => `${v['item']} انتخاب شد.`,
  longPressToSelect: 'برای انتخاب انگشت را نگه دارید.',
};

export const ariaTag: Dictionary = {
  removeDescription: 'برای برداشتن برچسب Delete را بزنید.',
  removeButtonLabel: 'برداشتن',
};

export const ariaPreviewtrigger: Dictionary = { longPressMessage: 'برای پیش‌نمایش انگشت را نگه دارید' };

export const ariaNumberfield: Dictionary = {
  decrease: (v) => `کم کردن ${v['fieldLabel']}`.trim(),
  increase: (v) => `زیاد کردن ${v['fieldLabel']}`.trim(),
  numberField: 'ورودی عددی',
};

export const ariaTable: Dictionary = {
  select: 'انتخاب',
  selectAll: 'انتخاب همه',
  sortable: 'ستون مرتب‌شدنی',
  ascending: 'صعودی',
  descending: 'نزولی',
  ascendingSort: (v) => `بر پایهٔ ستون ${v['columnName']}، صعودی مرتب شده است`,
  descendingSort: (v) => `بر پایهٔ ستون ${v['columnName']}، نزولی مرتب شده است`,
  columnSize: (v, f) => `${count(v, f, 'value')} پیکسل`,
  resizerDescription: 'برای تغییر اندازه Enter را بزنید',
  expand: 'باز کردن',
  collapse: 'جمع کردن',
};

export const ariaSpinbutton: Dictionary = { Empty: 'خالی' };

export const ariaCalendar: Dictionary = {
  previous: 'قبلی',
  next: 'بعدی',
  selectedDateDescription: (v) => `تاریخ انتخاب‌شده: ${v['date']}`,
  selectedRangeDescription: (v) => `بازهٔ انتخاب‌شده: ${v['dateRange']}`,
  todayDate: (v) => `امروز، ${v['date']}`,
  todayDateSelected: (v) => `امروز، ${v['date']}، انتخاب شده است`,
  dateSelected: (v) => `${v['date']}، انتخاب شده است`,
  startRangeSelectionPrompt: 'برای شروع بازه کلیک کنید',
  finishRangeSelectionPrompt: 'برای پایان بازه کلیک کنید',
  minimumDate: 'نخستین تاریخ ممکن',
  maximumDate: 'آخرین تاریخ ممکن',
  dateRange: (v) => `${v['startDate']} تا ${v['endDate']}`,
};

export const ariaToast: Dictionary = { close: 'بستن', notifications: (v, f) => `${count(v, f)} پیام.` };

export const ariaColor: Dictionary = {
  colorPicker: 'انتخاب رنگ',
  twoDimensionalSlider: 'لغزندهٔ دوبعدی',
  colorNameAndValue: (v) => `${v['name']}: ${v['value']}`,
  colorInputLabel: (v) => `${v['label']}، ${v['channelLabel']}`,
  colorSwatch: 'نمونهٔ رنگ',
  transparent: 'شفاف',
};

export const ariaSteplist: Dictionary = { steplist: 'گام‌ها' };

export const ariaCombobox: Dictionary = {
  focusAnnouncement: (v, f) => {
    const group = isTrue(v['isGroupChange'])
      ? `ورود به گروه ${v['groupTitle']} با ${count(v, f, 'groupCount')} گزینه. `
      : '';
    return `${group}${v['optionText']}${isTrue(v['isSelected']) ? '، انتخاب شده' : ''}`;
  },
  countAnnouncement: (v, f) => `${count(v, f, 'optionCount')} گزینه.`,
  selectedAnnouncement: (v) => `${v['optionText']}، انتخاب شد`,
  buttonLabel: 'نمایش پیشنهادها',
  listboxLabel: 'پیشنهادها',
};

export const statelyDatepicker: Dictionary = {
  rangeUnderflow: (v) => `تاریخ باید ${v['minValue']} یا پس از آن باشد.`,
  rangeOverflow: (v) => `تاریخ باید ${v['maxValue']} یا پیش از آن باشد.`,
  rangeReversed: 'تاریخ شروع باید پیش از تاریخ پایان باشد.',
  unavailableDate: 'این تاریخ در دسترس نیست.',
};

export const statelyColor: Dictionary = {
  hue: 'ته‌رنگ',
  saturation: 'سیری',
  lightness: 'روشنی',
  brightness: 'درخشندگی',
  red: 'قرمز',
  green: 'سبز',
  blue: 'آبی',
  alpha: 'شفافیت',
  colorName: (v) => `${v['hue']} ${v['chroma']} ${v['lightness']}`,
  transparentColorName: (v) =>
    `${v['hue']} ${v['chroma']} ${v['lightness']}، ${v['percentTransparent']} شفاف`,
  'very dark': 'بسیار تیره',
  dark: 'تیره',
  light: 'روشن',
  'very light': 'بسیار روشن',
  pale: 'کم‌رنگ',
  grayish: 'خاکستری‌گون',
  vibrant: 'زنده',
  black: 'سیاه',
  white: 'سفید',
  gray: 'خاکستری',
  pink: 'صورتی',
  'pink red': 'صورتی مایل به قرمز',
  'red orange': 'قرمز مایل به نارنجی',
  brown: 'قهوه‌ای',
  orange: 'نارنجی',
  'orange yellow': 'نارنجی مایل به زرد',
  'brown yellow': 'قهوه‌ای مایل به زرد',
  yellow: 'زرد',
  'yellow green': 'زرد مایل به سبز',
  'green cyan': 'سبز مایل به فیروزه‌ای',
  cyan: 'فیروزه‌ای',
  'cyan blue': 'فیروزه‌ای مایل به آبی',
  'blue purple': 'آبی مایل به بنفش',
  purple: 'بنفش',
  'purple magenta': 'بنفش مایل به سرخابی',
  magenta: 'سرخابی',
  'magenta pink': 'سرخابی مایل به صورتی',
};

export const components: Dictionary = {
  selectPlaceholder: 'انتخاب کنید',
  tableResizer: 'تغییر اندازهٔ ستون',
  dropzoneLabel: 'جای رها کردن پرونده',
  colorSwatchPicker: 'نمونه‌های رنگ',
};

/** The library passes booleans through a string-keyed `select`. */
const isTrue = (value: unknown) => value === true || value === 'true';
