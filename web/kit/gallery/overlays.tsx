import { useMemo, useState } from 'react';
import { Copy, Ellipsis, Pencil, Trash2, User } from 'lucide-react';

import { Button } from '../button.tsx';
import { CommandPalette } from '../command-palette.tsx';
import { ConfirmDialog, Dialog } from '../dialog.tsx';
import { Drawer } from '../drawer.tsx';
import { IconButton } from '../icon-button.tsx';
import { useWords } from '../locale.tsx';
import { Menu } from '../menu.tsx';
import { filterOptions } from '../use-options.ts';
import { Popover } from '../popover.tsx';
import { ShortcutSheet } from '../shortcut-sheet.tsx';
import { Tabs } from '../tabs.tsx';
import { TextField } from '../text-field.tsx';
import { showToast } from '../toast.tsx';
import { Tooltip, TooltipTarget } from '../tooltip.tsx';
import { Row, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'لایه‌ها', en: 'Layers' },
  dialog: { fa: 'پنجره', en: 'Dialog' },
  rename: { fa: 'تغییر نام نما', en: 'Rename the view' },
  name: { fa: 'نام', en: 'Name' },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  confirm: { fa: 'پرسش', en: 'Question' },
  erase: { fa: 'حذف همیشگی ۱۲ مخاطب؟', en: 'Erase 12 contacts for good?' },
  eraseText: {
    fa: 'یادداشت‌ها و پرونده‌هایشان هم پاک می‌شود و بازگرداندنی نیست.',
    en: 'Their notes and files go as well, and cannot be brought back.',
  },
  remove: { fa: 'حذف', en: 'Delete' },
  drawer: { fa: 'کشو', en: 'Drawer' },
  drawerTitle: { fa: 'معاملهٔ تازه', en: 'New deal' },
  menu: { fa: 'کارهای دیگر', en: 'More' },
  edit: { fa: 'ویرایش', en: 'Edit' },
  copy: { fa: 'رونوشت', en: 'Duplicate' },
  popover: { fa: 'برگه', en: 'Popover' },
  popoverText: { fa: 'چیزی کوتاه کنار آنچه بازش کرد.', en: 'Something short beside what opened it.' },
  palette: { fa: 'جستجو', en: 'Palette' },
  toast: { fa: 'پیام', en: 'Toast' },
  binned: { fa: 'سه مخاطب به بازیافت رفت.', en: 'Three contacts moved to the bin.' },
  undone: { fa: 'بازگردانده شد.', en: 'Brought back.' },
  failed: { fa: 'پیامک فرستاده نشد.', en: 'The text message was not sent.' },
  failedDetail: { fa: 'اعتبار پنل پیامک تمام شده است.', en: 'The SMS account has no credit.' },
  hint: { fa: 'اشاره کنید', en: 'Point here' },
  exact: { fa: '۱٬۲۹۰٬۰۰۰٬۰۰۰ تومان', en: '1,290,000,000 toman' },
  facts: { fa: 'مشخصات', en: 'Facts' },
  timeline: { fa: 'خط زمان', en: 'Timeline' },
  files: { fa: 'پرونده‌ها', en: 'Files' },
  tabs: { fa: 'بخش‌های رکورد', en: 'Parts of the record' },
  people: { fa: 'مخاطبان', en: 'Contacts' },
};

const found = [
  { id: 'sara', label: 'سارا محمدی', detail: 'بازرگانی آرمان' },
  { id: 'ali', label: 'علی رضایی', detail: 'پخش البرز' },
];

export const OverlaySpecimens = () => {
  const text = useWords(words);
  const [searching, setSearching] = useState(false);
  const [typed, setTyped] = useState('');
  const groups = useMemo(() => {
    const items = filterOptions(found, typed).map((option) => ({ ...option, icon: <User size={16} /> }));
    return [{ id: 'people', title: text.people, items }];
  }, [typed, text]);

  return (
    <Specimens title={text.title}>
      <Row>
        <Dialog
          title={text.rename}
          size="small"
          trigger={<Button>{text.dialog}</Button>}
          actions={(close) => (
            <>
              <Button variant="primary" onPress={close}>
                {text.save}
              </Button>
              <Button variant="quiet" onPress={close}>
                {text.cancel}
              </Button>
            </>
          )}
        >
          <TextField label={text.name} autoFocus />
        </Dialog>
        <ConfirmDialog
          title={text.erase}
          action={text.remove}
          danger
          trigger={<Button>{text.confirm}</Button>}
          onConfirm={() => undefined}
        >
          {text.eraseText}
        </ConfirmDialog>
        <Drawer
          title={text.drawerTitle}
          trigger={<Button>{text.drawer}</Button>}
          footer={(close) => (
            <Button variant="primary" onPress={close}>
              {text.save}
            </Button>
          )}
        >
          <TextField label={text.name} required />
        </Drawer>
        <Menu
          label={text.menu}
          trigger={<IconButton label={text.menu} icon={<Ellipsis size={16} />} />}
          groups={[
            {
              items: [
                { id: 'edit', label: text.edit, icon: <Pencil size={16} />, shortcut: 'E' },
                { id: 'copy', label: text.copy, icon: <Copy size={16} />, disabled: true },
              ],
            },
            { items: [{ id: 'remove', label: text.remove, icon: <Trash2 size={16} />, danger: true }] },
          ]}
        />
        <Popover label={text.popover} trigger={<Button>{text.popover}</Button>}>
          <p className="max-w-56">{text.popoverText}</p>
        </Popover>
        <Button onPress={() => setSearching(true)}>{text.palette}</Button>
        <Button
          onPress={() =>
            showToast({ message: text.binned, undo: () => void showToast({ message: text.undone }) })
          }
        >
          {text.toast}
        </Button>
        <Button
          onPress={() => showToast({ tone: 'danger', message: text.failed, detail: text.failedDetail })}
        >
          {text.failed}
        </Button>
        <ShortcutSheet
          sections={[
            {
              title: text.dialog,
              shortcuts: [
                { label: text.save, keys: [['Ctrl', 'Enter']] },
                { label: text.cancel, keys: [['Esc']] },
              ],
            },
          ]}
        />
        <Tooltip content={text.exact}>
          <TooltipTarget>{text.hint}</TooltipTarget>
        </Tooltip>
      </Row>
      <Tabs
        label={text.tabs}
        tabs={[
          { id: 'facts', label: text.facts, content: text.popoverText },
          { id: 'timeline', label: text.timeline, count: 128, content: text.binned },
          { id: 'files', label: text.files, disabled: true },
        ]}
      />
      <CommandPalette
        open={searching}
        onOpenChange={setSearching}
        text={typed}
        onTextChange={setTyped}
        groups={groups}
        onChoose={() => setSearching(false)}
      />
    </Specimens>
  );
};
