import type { RefObject } from 'react';

/** About half a second: a dialog closes and gives the focus back before the card is to have it. */
const mostFrames = 30;

/** Focuses a card that may be drawn only after its column has scrolled to it, or has got it from another one. */
export const goTo = (frame: RefObject<HTMLElement | null>, id: string, column?: string, frames = 0): void => {
  const card = `[data-card="${CSS.escape(id)}"]`;
  const place = column === undefined ? card : `[data-column="${CSS.escape(column)}"] ${card}`;
  const found = frame.current?.querySelector<HTMLElement>(place);
  if (found && document.activeElement !== found) found.focus();
  else if (!found && frames < mostFrames) requestAnimationFrame(() => goTo(frame, id, column, frames + 1));
};
