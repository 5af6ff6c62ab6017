/** What is typed while a field is still on its way. */
export type HeldKeys = {
  /** Writes it into the field that now has the focus, once there is one, and lets keys go where they go. */
  readonly release: () => void;
};

const mostFrames = 30;

/** Keeps the letters that are typed from now on, so that none is lost before the field for them has come. */
export const holdKeys = (): HeldKeys => {
  let text = '';
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') text = text.slice(0, -1);
    else if (/^.$/u.test(event.key)) text += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', hold, true);
  const put = (frames: number): void => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement) && frames > 0) {
      requestAnimationFrame(() => put(frames - 1));
      return;
    }
    document.removeEventListener('keydown', hold, true);
    // As if it were typed now: whatever listens to the field hears of it, which setting its value would not bring about.
    if (text !== '') document.execCommand('insertText', false, text);
  };
  return { release: () => put(mostFrames) };
};
