import { useEffect } from 'react';

import { useOffer, type ScreenDeed } from '#web/records/index.ts';

/** What can be done with a row, by a letter as by the palette. */
export type RowDeed = ScreenDeed & { readonly shortcut: string };

/** Rows on screen by their key; the focus is on the link in one of them. */
const known = new Map<string, readonly RowDeed[]>();
/** The row that had the focus last; what lies over the page takes it from none. */
let lastFocused: string | undefined;

/** Lets the keys of a row work while its link has the focus, and the palette opened from there do the same. */
export function useRow(key: string, deeds: readonly RowDeed[]): void {
  useOffer(() => (lastFocused === key ? deeds : []));
  useEffect(() => {
    known.set(key, deeds);
    return () => {
      if (known.get(key) === deeds) known.delete(key);
    };
  });
}

/** Rows of every panel of the page, in the order of the eye. */
const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];

const focus = (row: HTMLElement | undefined): boolean => {
  const link = row?.querySelector<HTMLElement>('a[href]');
  link?.focus();
  row?.scrollIntoView({ block: 'nearest' });
  return link !== null && link !== undefined;
};

/** Gives a row the focus, where it is there. */
export const focusRow = (key: string): boolean => focus(rows().find((row) => row.dataset['row'] === key));

/** Before a row leaves its panel its neighbour gets the focus, if the row had it. */
export function focusBeside(key: string): void {
  const all = rows();
  const at = all.findIndex((row) => row.dataset['row'] === key);
  if (at < 0 || !all[at]?.contains(document.activeElement)) return;
  focus(all[at + 1] ?? all[at - 1]);
}

/** The keyboard of the page: arrows from row to row, and what each row offers. */
export function useDayKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]')) return;
      const row = target.closest<HTMLElement>('[data-row]');
      const deeds = known.get(row?.dataset['row'] ?? '');
      const deed = deeds?.find(({ shortcut }) => event.code === `Key${shortcut}`);
      if (deed) deed.run();
      else if (!step(event.code, row)) return;
      event.preventDefault();
    };
    const follow = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !target.closest('main')) return;
      lastFocused = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    };
    document.addEventListener('keydown', listen);
    document.addEventListener('focusin', follow);
    return () => {
      document.removeEventListener('keydown', listen);
      document.removeEventListener('focusin', follow);
    };
  }, []);
}

/** From elsewhere the first arrow comes to the first row. */
function step(code: string, from: HTMLElement | null): boolean {
  const all = rows();
  const at = from ? all.indexOf(from) : -1;
  switch (code) {
    case 'ArrowDown':
    case 'KeyJ':
      return focus(all[at + 1]);
    case 'ArrowUp':
      return at > 0 && focus(all[at - 1]);
    case 'Home':
      return at >= 0 && focus(all[0]);
    case 'End':
      return at >= 0 && focus(all.at(-1));
    default:
      return false;
  }
}
