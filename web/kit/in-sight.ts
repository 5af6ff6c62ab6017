/** Scrolls a row sideways, and nothing else, until a part of it is in sight with a little of its neighbour. */
export function bringSideways(row: HTMLElement | null, part: Element | null | undefined): void {
  if (!row || !part) return;
  const [box, { left, right }] = [row.getBoundingClientRect(), part.getBoundingClientRect()];
  const neighbourPx = 40;
  if (left < box.left) row.scrollBy({ left: left - box.left - neighbourPx });
  else if (right > box.right) row.scrollBy({ left: right - box.right + neighbourPx });
}
