import { useEffect } from 'react';
import { ArrowDown, ArrowUp, Pencil, Phone } from 'lucide-react';

import { Bidi, copyText, showToast, useWords } from '#web/kit/index.ts';

import type { ScreenDeed } from '../data/standing.ts';
import type { Neighbours } from '../data/trail.ts';

const words = {
  edit: { fa: 'ویرایش', en: 'Edit' },
  copied: { fa: 'نشانی رونوشت شد.', en: 'The address is copied.' },
  notCopied: { fa: 'رونوشت گرفته نشد', en: 'It was not copied' },
  call: { fa: (name: string) => `تماس با ${name}`, en: (name: string) => `Call ${name}` },
  previous: { fa: 'قبلی در فهرست', en: 'Previous in the list' },
  next: { fa: 'بعدی در فهرست', en: 'Next in the list' },
};

export type PageDeeds = {
  readonly neighbours: Neighbours;
  readonly onGo: (id: string) => void;
  readonly onEdit: (() => void) | undefined;
  /** Whom one calls about the record, and how; left out where no call can be logged. */
  readonly call: { readonly whom: string; readonly run: () => void } | undefined;
};

/** What keys do with the record that is open, for the palette; its buttons and menus offer the rest themselves. */
export const usePageDeeds = ({ neighbours, onGo, onEdit, call }: PageDeeds): readonly ScreenDeed[] => {
  const text = useWords(words);
  const { previous, next } = neighbours;
  const onNext = next === undefined ? undefined : () => onGo(next);
  const onPrevious = previous === undefined ? undefined : () => onGo(previous);
  useLetters({ KeyE: onEdit, KeyJ: onNext, KeyK: onPrevious });
  const deed = (
    id: 'edit' | 'next' | 'previous',
    icon: ScreenDeed['icon'],
    run: (() => void) | undefined,
    shortcut?: string,
  ): readonly ScreenDeed[] =>
    run ? [{ id, label: text[id], icon, run, ...(shortcut === undefined ? {} : { shortcut }) }] : [];
  return [
    ...(call ? [{ id: 'call', label: text.call(call.whom), icon: <Phone size={18} />, run: call.run }] : []),
    ...deed('edit', <Pencil size={18} />, onEdit, 'E'),
    ...deed('next', <ArrowDown size={18} />, onNext, 'J'),
    ...deed('previous', <ArrowUp size={18} />, onPrevious, 'K'),
  ];
};

/** Puts the address of the page on the clipboard, and says so. */
export const useCopyAddress = (): (() => void) => {
  const text = useWords(words);
  const copy = async () => {
    const done = await copyText(location.href);
    showToast(
      done
        ? { message: text.copied }
        : { tone: 'danger', message: text.notCopied, detail: <Bidi>{location.href}</Bidi> },
    );
  };
  return () => void copy();
};

const busy = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';

/** Letters by their place on the keyboard, so that a Persian layout has them too; not while somebody writes. */
const useLetters = (deeds: Readonly<Record<string, (() => void) | undefined>>): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const deed = deeds[event.code];
      if (!deed || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(busy)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
};
