import { useEffect, useState } from 'react';
import { Keyboard } from 'lucide-react';

import { Dialog } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';

const words = {
  title: { fa: 'کلیدهای این صفحه', en: 'Keys of this screen' },
  or: { fa: 'یا', en: 'or' },
};

/** One deed and the keys that do it; a list of keys is pressed together. */
export type Shortcut = { readonly label: string; readonly keys: readonly (readonly string[])[] };
export type ShortcutSection = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

/** The keys of a screen on one sheet: `?` shows it, and so does its button. */
export const ShortcutSheet = ({ sections }: { readonly sections: readonly ShortcutSection[] }) => {
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  useShortcutKey('page', () => setOpen(true));
  return (
    <>
      <IconButton label={text.title} icon={<Keyboard size={16} />} onPress={() => setOpen(true)} />
      <ShortcutDialog sections={sections} open={open} onOpenChange={setOpen} />
    </>
  );
};

/** The sheet itself. */
export const ShortcutDialog = (props: {
  readonly sections: readonly ShortcutSection[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) => {
  const text = useWords(words);
  const { sections, open, onOpenChange } = props;
  return (
    <Dialog title={text.title} size="large" isText open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {sections.map((section) => (
          <section key={section.title} aria-label={section.title} className="flex min-w-0 flex-col gap-1.5">
            <h3 className="pb-1 font-strong">{section.title}</h3>
            <dl className="flex flex-col gap-1.5">
              {section.shortcuts.map(({ label, keys }) => (
                <div key={label} className="flex items-center gap-3">
                  <dt className="min-w-0 flex-1 text-ink-muted">{label}</dt>
                  <dd className="flex shrink-0 items-center gap-1.5 text-sm">
                    {keys.map((together, at) => (
                      <span key={together.join('+')} className="flex items-center gap-1.5">
                        {at === 0 ? null : <span className="text-ink-faint">{text.or}</span>}
                        <span dir="ltr" className="flex gap-1">
                          {together.map((key) => (
                            <kbd
                              key={key}
                              className="min-w-6 rounded-small border border-surface-3 bg-surface-2 px-1.5 text-center font-sans text-xs leading-6"
                            >
                              {key}
                            </kbd>
                          ))}
                        </span>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};

/** Hears `?`. A page's own sheet goes before that of the whole app, which hears it last. */
export const useShortcutKey = (whose: 'page' | 'app', show: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // By its place, so that a Persian layout has it too, where the same key writes «؟».
      const asked = event.shiftKey && event.code === 'Slash' && !event.defaultPrevented;
      if (!asked || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      event.preventDefault();
      show();
    };
    const target: Document | Window = whose === 'page' ? document : window;
    target.addEventListener('keydown', listen as EventListener);
    return () => target.removeEventListener('keydown', listen as EventListener);
  });
};

/** A question mark that is written belongs to the text. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null);
