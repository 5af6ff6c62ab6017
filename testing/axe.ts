import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The rules of axe that see a colour; names, roles and places are the same in either theme. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'] as const;

/**
 * What axe has to say against the page as it stands once nothing moves, a line a violation, by all rules or some; throws
 * where it looked at nothing.
 */
export async function complaintsOfAxe(page: Page, rules?: readonly string[]): Promise<string[]> {
  // A page that stays open while the app goes from screen to screen has it already.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axeFile, 'utf8'));
  // Halfway from one colour to another a button has the contrast of neither.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ).then(() => undefined),
  );
  const { violations, passes } = await page.evaluate(async (values) => {
    const { axe } = window as unknown as {
      axe: { run(context: object, options: object): Promise<AxeResults> };
    };
    const found = await axe.run(
      // What react-aria reads out stands in its own region for seconds after what it names has gone.
      { exclude: ['[data-live-announcer]'] },
      {
        // Of what passes one element a rule is told; all of them with their selectors take longer than the look itself.
        resultTypes: ['violations'],
        selectors: false,
        iframes: false,
        ...(values ? { runOnly: { type: 'rule', values } } : {}),
      },
    );
    return {
      violations: found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      ),
      passes: found.passes.length,
    };
  }, rules);
  if (passes < (rules ? 1 : 10)) throw new Error('axe looked at nothing');
  return violations;
}
