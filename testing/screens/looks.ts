import type { BrowserContextOptions } from 'playwright-core';
import type { Locale } from '#persian/bilingual.ts';

export const locales: readonly Locale[] = ['fa', 'en'];
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What people hold: a window on a desk and a phone in the hand, whose pointer is a thumb. Widths in CSS pixels. */
export const devices = {
  1440: { viewport: { width: 1440, height: 900 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<number, BrowserContextOptions>;
export type Width = keyof typeof devices;
export const widths: readonly Width[] = [1440, 390];
