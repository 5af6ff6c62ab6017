import type { BrowserContextOptions } from 'playwright-core';
import type { Locale } from '#persian/bilingual.ts';

export const locales: readonly Locale[] = ['fa', 'en'];
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What people hold: windows on a desk, wide and narrow, and a phone in the hand, whose pointer is a thumb. Widths in CSS pixels. */
export const devices = {
  1440: { viewport: { width: 1440, height: 900 } },
  1024: { viewport: { width: 1024, height: 768 } },
  768: { viewport: { width: 768, height: 1024 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<number, BrowserContextOptions>;
export type Width = keyof typeof devices;
/** Of which all pictures are taken; the others show how a page folds between them. */
export const widths: readonly Width[] = [1440, 390];
export const everyWidth: readonly Width[] = [1440, 1024, 768, 390];
