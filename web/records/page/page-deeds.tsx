import { useEffect } from 'react';
import { ArrowDown, ArrowUp, Link2, Pencil, Trash2 } from 'lucide-react';

import { Bidi, copyText, showToast, useWords } from '#web/kit/index.ts';

import type { ScreenDeed } from '../data/standing.ts';
import type { Neighbours } from '../data/trail.ts';

const words = {
  edit: { fa: 'ویرایش', en: 'Edit' },
  remove: { fa: 'حذف', en: 'Delete' },
  copy: { fa: 'رونوشت نشانی', en: 'Copy the address' },
  copied: { fa: 'نشانی رونوشت شد.', en: 'The address is copied.' },
  notCopied: { fa: 'رونوشت گرفته نشد', en: 'It was not copied' },
  previous: { fa: 'قبلی در فهرست', en: 'Previous in the list' },
  next: { fa: 'بعدی در فهرست', en: 'Next in the list' },
};

export type PageDeeds = {
  readonly neighbours: Neighbours;
  readonly onGo: (id: string) => void;
  readonly onEdit: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
};

/** What can be done with the record that is open, for the palette; E, J and K do three of them at once. */
export const usePageDeeds = ({ neighbours, onGo, onEdit, onRemove }: PageDeeds): readonly ScreenDeed[] => {
  const text = useWords(words);
  const copyAddress = useCopyAddress();
  const { previous, next } = neighbours;
  const onNext = next === undefined ? undefined : () => onGo(next);
  const onPrevious = previous === undefined ? undefined : () => onGo(previous);
  useLetters({ KeyE: onEdit, KeyJ: onNext, KeyK: onPrevious });
  const deed = (
    id: keyof typeof words,
    icon: ScreenDeed['icon'],
    run: (() => void) | undefined,
    shortcut?: string,
  ): readonly ScreenDeed[] =>
    run ? [{ id, label: text[id], icon, run, ...(shortcut === undefined ? {} : { shortcut }) }] : [];
  return [
    ...deed('edit', <Pencil size={18} />, onEdit, 'E'),
    ...deed('next', <ArrowDown size={18} />, onNext, 'J'),
    ...deed('previous', <ArrowUp size={18} />, onPrevious, 'K'),
    ...deed('copy', <Link2 size={18} />, copyAddress),
    ...deed('remove', <Trash2 size={18} />, onRemove),
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
