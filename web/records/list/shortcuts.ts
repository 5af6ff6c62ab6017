import type { ShortcutSection } from '#web/kit/index.ts';

type Key = readonly string[];
type Said = Readonly<Record<string, string>>;

/** Keys that serve on every screen. */
export const generalShortcuts = (text: Said): ShortcutSection =>
  section(text, 'everywhere', [
    ['seek', ['Ctrl', 'K']],
    ['createAny', ['c']],
    ['notices', ['n']],
    ['undo', ['Ctrl', 'Z']],
    ['sheet', ['?']],
  ]);

/** The keys of a list, for its sheet. Arrows stand as they are on the keyboard. */
export const listShortcuts = (text: Said): readonly ShortcutSection[] => [
  section(text, 'moving', [
    ['rows', ['↑'], ['↓']],
    ['cells', ['←'], ['→']],
    ['page', ['PgUp'], ['PgDn']],
    ['ends', ['Home'], ['End']],
    ['jump', ['g']],
    ['filter', ['/']],
  ]),
  section(text, 'records', [
    ['open', ['Enter']],
    ['peek', ['Space']],
    ['peekOn', ['↑'], ['↓'], ['j'], ['k']],
    ['edit', ['e'], ['F2'], ['Enter']],
    ['nextCell', ['Tab']],
    ['leave', ['Esc']],
    ['create', ['c']],
  ]),
  section(text, 'choosing', [
    ['one', ['x'], ['Ctrl', 'Space']],
    ['range', ['Shift', '↓']],
    ['all', ['Ctrl', 'A']],
    ['none', ['Esc']],
  ]),
  section(text, 'columns', [
    ['heads', ['↑']],
    ['sort', ['Enter']],
    ['width', ['Ctrl', '←']],
    ['order', ['Shift', '←']],
  ]),
  generalShortcuts(text),
];

/** The keys of a board. */
export const boardShortcuts = (text: Said): readonly ShortcutSection[] => [
  section(text, 'moving', [
    ['cards', ['↑'], ['↓']],
    ['columnsOfBoard', ['←'], ['→']],
    ['ends', ['Home'], ['End']],
    ['filter', ['/']],
  ]),
  section(text, 'cardsTitle', [
    ['open', ['Enter']],
    ['lift', ['Space']],
    ['carry', ['←'], ['→']],
    ['drop', ['Space']],
    ['putBack', ['Esc']],
  ]),
  generalShortcuts(text),
];

const section = (
  text: Said,
  title: string,
  rows: readonly (readonly [string, ...Key[]])[],
): ShortcutSection => ({
  title: text[title] ?? title,
  shortcuts: rows.map(([label, ...keys]) => ({ label: text[label] ?? label, keys })),
});

export const shortcutWords = {
  everywhere: { fa: 'همه‌جا', en: 'Everywhere' },
  seek: { fa: 'جستجو و دستورها', en: 'Search and commands' },
  createAny: { fa: 'ساختن تازه', en: 'Make a new one' },
  notices: { fa: 'اعلان‌ها', en: 'Notifications' },
  undo: { fa: 'واگرد', en: 'Undo' },
  sheet: { fa: 'همین فهرست کلیدها', en: 'This list of keys' },
  moving: { fa: 'رفتن', en: 'Moving' },
  rows: { fa: 'ردیف پیش و پس', en: 'Row before and after' },
  cells: { fa: 'خانهٔ کناری', en: 'Cell beside' },
  page: { fa: 'یک صفحه', en: 'One page' },
  ends: { fa: 'آغاز و پایان', en: 'Beginning and end' },
  jump: { fa: 'پرش به حرف یا روز', en: 'Jump to a letter or day' },
  filter: { fa: 'جستجو و پالایه', en: 'Search and filter' },
  records: { fa: 'ردیف‌ها', en: 'Rows' },
  open: { fa: 'باز کردن', en: 'Open' },
  peek: { fa: 'نگاه سریع', en: 'Quick look' },
  peekOn: { fa: 'در نگاه سریع، رکورد پیش و پس', en: 'In a quick look, the one before and after' },
  edit: { fa: 'ویرایش خانه', en: 'Edit the cell' },
  nextCell: { fa: 'ذخیره و خانهٔ بعدی', en: 'Save and go on' },
  leave: { fa: 'رها کردن ویرایش', en: 'Leave it as it was' },
  create: { fa: 'ساختن تازه', en: 'Make a new one' },
  choosing: { fa: 'انتخاب', en: 'Choosing' },
  one: { fa: 'همین ردیف', en: 'This row' },
  range: { fa: 'تا ردیف دیگر', en: 'Up to another row' },
  all: { fa: 'همه', en: 'All' },
  none: { fa: 'هیچ', en: 'None' },
  columns: { fa: 'سرستون‌ها', en: 'Heads of columns' },
  heads: { fa: 'از نخستین ردیف به سرستون', en: 'From the first row to the heads' },
  sort: { fa: 'مرتب کردن', en: 'Sort' },
  width: { fa: 'پهنا', en: 'Width' },
  order: { fa: 'جابه‌جا کردن ستون', en: 'Move the column' },
  cards: { fa: 'کارت پیش و پس', en: 'Card before and after' },
  columnsOfBoard: { fa: 'ستون کناری', en: 'Column beside' },
  cardsTitle: { fa: 'کارت‌ها', en: 'Cards' },
  lift: { fa: 'برداشتن کارت', en: 'Lift the card' },
  carry: { fa: 'بردن به ستون دیگر', en: 'Carry to another column' },
  drop: { fa: 'گذاشتن', en: 'Drop' },
  putBack: { fa: 'سر جایش گذاشتن', en: 'Put it back' },
};
