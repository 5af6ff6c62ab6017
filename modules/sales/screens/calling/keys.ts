import { useEffect, useRef } from 'react';

/** What a key of the keyboard does, by its place (`Digit1`, `KeyC`): the same on a Persian and an English layout. */
export type KeyDeeds = Readonly<Record<string, (() => void) | undefined>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="spinbutton"], [role="combobox"]') !== null);

/** Listens for single keys while nobody types and nothing lies over the page. Escape leaves the field that one types in. */
export function useKeyDeeds(deeds: KeyDeeds): void {
  const held = useRef(deeds);
  useEffect(() => {
    held.current = deeds;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]')) return;
      if (isTyping(event.target)) {
        if (event.code === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      const deed = held.current[event.code.replace('Numpad', 'Digit')];
      // Enter belongs to the button or link that has the focus.
      const isPressing =
        event.code === 'Enter' && event.target instanceof Element && event.target.closest('button, a, label');
      if (!deed || isPressing) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
