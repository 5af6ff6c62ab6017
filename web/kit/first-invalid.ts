/**
 * Puts the focus on the first field inside that is wrong and brings it to the middle of its place, so that the sentence
 * beneath it is seen as well, whatever stands fixed at the foot. Returns whether there was one.
 */
export const focusFirstInvalid = (within: HTMLElement | null): boolean => {
  // A select marks itself and not its button; an input says it itself.
  const first = within?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button');
  if (!first) return false;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: 'center' });
  return true;
};
