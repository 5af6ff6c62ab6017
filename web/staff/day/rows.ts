import { useEffect } from 'react';

/** What the keys of a row do, by their place on the keyboard: `KeyD`. */
export type RowKeys = Readonly<Record<string, (() => void) | undefined>>;

/** Rows on screen by their key; the focus is on the link in one of them. */
const known = new Map<string, RowKeys>();

/** Lets the keys of a row work while its link has the focus. */
export function useRowKeys(key: string, keys: RowKeys): void {
  useEffect(() => {
    known.set(key, keys);
    return () => {
      if (known.get(key) === keys) known.delete(key);
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
      const deed = known.get(row?.dataset['row'] ?? '')?.[event.code];
      if (deed) deed();
      else if (!step(event.code, row)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
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
