/** Whether a press fell on something that acts by itself: a link, a button, a box; the row then leaves it alone. */
export const isInteractive = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, label') !== null;
