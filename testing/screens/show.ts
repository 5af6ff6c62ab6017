import type { Page } from 'playwright-core';
import type { TestProduct } from '../product.ts';
import { settled } from './settled.ts';

/** Shows an address of the staff app in a page that has it open already, as a link would. */
export async function show(page: Page, path: string): Promise<void> {
  // The router listens to the page's own history.
  await page.evaluate((to) => history.pushState({}, '', to), path);
  await settled(page);
}

/** Loads an address anew. */
export async function load(page: Page, { origin }: Pick<TestProduct, 'origin'>, path: string): Promise<void> {
  await page.goto(`${origin}${path}`, { waitUntil: 'domcontentloaded' });
  await settled(page);
}
