import type { Page } from 'playwright-core';

/** What a thumb would complain of on a page as wide as a phone: what runs out of it, is too small, or makes iOS zoom. */
export const complaintsOfThumb = (page: Page): Promise<string[]> => page.evaluate(lookAround);

function lookAround(): string[] {
  const wide = document.documentElement.clientWidth;
  const least = 44;
  const told: string[] = [];
  const targets =
    'button, a[href], input, select, textarea, [role=button], [role=tab], [role=option], [role=menuitem]';
  const name = (element: Element): string => {
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `<${element.tagName.toLowerCase()}> ${label.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}`;
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isHiddenByClip(element);
  /** As `sr-only` does it: there for ears, not for fingers. */
  const isHiddenByClip = (element: Element): boolean => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { clipPath, position, width } = getComputedStyle(one);
      if (clipPath === 'inset(50%)' || (position === 'absolute' && width === '1px')) return true;
    }
    return false;
  };
  const scrollsSideways = (element: Element): boolean => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) && one.id !== 'main') return true;
    return false;
  };
  /** With what `thumb` of the kit lays around it; a field's frame takes its touches too. */
  const areaOf = (element: Element): { width: number; height: number; top: number } => {
    const { width, height, top } = element.getBoundingClientRect();
    const around = getComputedStyle(element, '::after');
    const laid = around.content !== 'none' && around.position === 'absolute';
    const [wide = 0, high = 0] = laid ? [around.width, around.height].map(Number.parseFloat) : [];
    const frame = /^(INPUT|TEXTAREA)$/.test(element.tagName) ? 2 : 0;
    return { width: Math.max(width, wide), height: Math.max(height + frame, high), top };
  };
  /** What is switched off for now is looked at as if it were not. */
  const letsThrough = (element: Element): boolean =>
    getComputedStyle(element).pointerEvents === 'none' &&
    !element.matches(':disabled, [aria-disabled="true"], [data-disabled]');
  const isOnTarget = (element: Element): boolean => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, right, top: upper, bottom } = element.getBoundingClientRect();
    const beneath = document.elementFromPoint((left + right) / 2, (upper + bottom) / 2);
    // A handle is for keys; a finger that rests drags the row.
    return (beneath?.closest(`${targets}, [draggable="true"]`) ?? null) !== null;
  };
  const root = document.scrollingElement;
  if (root && root.scrollWidth > wide) told.push(`the page scrolls sideways: ${root.scrollWidth}`);
  const main = document.getElementById('main');
  if (main && main.scrollWidth > main.clientWidth + 1)
    told.push(`#main scrolls sideways: ${main.scrollWidth}`);

  for (const element of document.body.querySelectorAll('*')) {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || !(left < -1 || right > wide + 1)) continue;
    if (isSeen(element) && !scrollsSideways(element) && !element.closest('svg *'))
      told.push(`runs out of the page (${Math.round(left)} to ${Math.round(right)}): ${name(element)}`);
  }
  const through: Element[] = [];
  for (const element of document.body.querySelectorAll(targets)) {
    // A box within a label, or one that a larger control covers, is touched with it.
    const touched = element.closest('label') ?? element;
    const { width, height, top } = areaOf(touched);
    if (width === 0 || top < 0 || !isSeen(touched)) continue;
    if (element.closest('[aria-hidden="true"], [inert]')) continue;
    if (letsThrough(touched)) {
      through.push(touched);
      continue;
    }
    // A link within a sentence is as high as its line (WCAG 2.5.8, inline).
    const isInline = getComputedStyle(touched).display === 'inline';
    if (!isInline && (height < least - 0.5 || width < least - 0.5))
      told.push(`too small (${Math.round(width)}×${Math.round(height)}): ${name(element)}`);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && size < 16)
      told.push(`iOS zooms at ${size} px: ${name(element)}`);
  }
  // To the row beneath it, which is a target itself. What is there for no finger at all is a fault. Last, for it scrolls.
  for (const element of through) if (!isOnTarget(element)) told.push(`takes no touch: ${name(element)}`);
  return [...new Set(told)];
}
