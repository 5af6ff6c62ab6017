import type { Locator, Page } from 'playwright-core';
import type { Width } from './looks.ts';
import { settled } from './settled.ts';

type Stage = {
  readonly page: Page;
  readonly button: (name: RegExp) => Locator;
};

/** A screen after somebody has done something on it. */
export type ScreenState = {
  readonly name: string;
  readonly path: string;
  /** Where it is to be had; on every width where this is left out. */
  readonly only?: Width;
  readonly reach: (stage: Stage) => Promise<void>;
};

/** What opens over the screens: drawers, dialogs, menus, the palette, a card on its way. */
export const states: readonly ScreenState[] = [
  {
    name: 'state-palette',
    path: '/r/deal/board',
    reach: async ({ page }) => {
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('پارس');
    },
  },
  {
    name: 'state-peek',
    path: '/r/party?variant=companies',
    only: 1440,
    reach: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Space');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-selection',
    path: '/r/party?variant=people',
    only: 1440,
    reach: async ({ page }) => {
      await page.getByRole('grid').getByRole('checkbox').nth(1).check({ force: true });
      await page.getByRole('grid').getByRole('checkbox').nth(2).check({ force: true });
    },
  },
  {
    name: 'state-filter',
    path: '/r/deal',
    reach: async ({ page, button }) => {
      await button(/^(پالایه‌ها|Filters|پالایه و چیدمان|Filters and layout)$|^(افزودن پالایه|Add (a )?filter)$/)
        .filter({ visible: true })
        .first()
        .click();
      await page.getByRole('dialog').first().waitFor();
    },
  },
  {
    name: 'state-totals',
    path: '/r/deal?group=stage',
    only: 1440,
    reach: async ({ page, button }) => {
      await button(/^(جمع‌ها|Totals)$/).click();
      const totals = page.getByRole('row').filter({ hasText: /^(جمع|Total)/ });
      await totals.getByText(/تومان|toman/).waitFor();
    },
  },
  {
    name: 'state-phone-layout',
    path: '/r/deal?group=stage&sort=-amount',
    only: 390,
    reach: async ({ page, button }) => {
      await button(/^(پالایه و چیدمان|Filters and layout)$/).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^(فیلدهای هر ردیف|Fields of a row)$/ }).click();
      await dialog.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'state-bin-inside',
    path: '/settings/bin',
    reach: async ({ page, button }) => {
      await button(/^(دیدن|Look inside)/)
        .first()
        .click();
      await page.getByRole('button', { name: /^(همهٔ بازیافت|The whole bin)$/ }).waitFor();
    },
  },
  {
    name: 'state-list-failed',
    path: '/r/product',
    reach: async ({ page }) => {
      // What is not answered at all is asked for again, for seconds.
      await page.route('**/records/deal/query', (route) => route.fulfill({ status: 500, body: '' }));
      await page.evaluate(() => history.pushState({}, '', '/r/deal'));
      await page.getByRole('alert').first().waitFor();
      await page.unroute('**/records/deal/query');
    },
  },
  {
    name: 'state-conflict',
    path: '/r/task',
    only: 1440,
    reach: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/r\/task\/./);
      const label = /^(ویرایش عنوان|Edit title)$/i;
      await page.getByRole('button', { name: label }).click();
      const field = page.getByRole('textbox', { name: /^(عنوان|Title)$/ }).first();
      await field.fill('نوشتهٔ من');
      let met = false;
      await page.route('**/records/task/*', async (route) => {
        if (route.request().method() === 'PATCH' && !met) {
          met = true;
          // In the very moment between the key and the server.
          await page.evaluate(
            (path) =>
              fetch(path, {
                method: 'PATCH',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ title: `نوشتهٔ همکار ${Math.random()}` }),
              }).then((answer) => answer.text()),
            `/api/v1/records/task/${page.url().split('/').at(-1)?.split('?')[0]}`,
          );
        }
        await route.continue();
      });
      await field.press('Enter');
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
      await page.unroute('**/records/task/*');
    },
  },
  {
    name: 'state-new-deal',
    path: '/r/deal',
    reach: async ({ page, button }) => {
      await button(/^(معاملهٔ تازه|New deal)$/)
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-deal-line',
    path: '/r/deal',
    only: 1440,
    reach: async ({ page, button }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await button(/^(افزودن ردیف|Add a line)$/).click();
      const product = page.getByRole('dialog').getByRole('combobox').first();
      await product.waitFor();
      await product.press('ArrowDown');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'state-convert-lead',
    path: '/r/lead?f=[["status","in",["new","working","qualified"]]]',
    only: 1440,
    reach: async ({ page, button }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await button(/^(تبدیل به معامله|Convert)$/).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-stage-conditions',
    path: '/settings/pipelines',
    reach: async ({ page, button }) => {
      await button(/^(کارهای پیشنهاد|More for پیشنهاد)$/).click();
      await page
        .getByRole('menuitem', { name: /^(شرط‌های آمدن و رفتن|Conditions of entry and exit)$/ })
        .click();
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'state-stage-tasks',
    path: '/settings/pipelines',
    reach: async ({ page, button }) => {
      await button(/^(کارهای پیشنهاد|More for پیشنهاد)$/).click();
      await page.getByRole('menuitem', { name: /^(کارهایی که می‌آورد|Tasks that it brings)$/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(کار تازه|New task)$/ })
        .click();
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'state-territory',
    path: '/office',
    only: 1440,
    reach: async ({ page, button }) => {
      await button(/^(منطقهٔ تازه|New territory)$/).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-board-move',
    path: '/r/deal/board',
    only: 1440,
    reach: async ({ page }) => {
      await page.locator('[data-card]').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowLeft');
    },
  },
  {
    name: 'state-date',
    path: '/r/task',
    only: 1440,
    reach: async ({ page, button }) => {
      await button(/^(کار تازه|New task)$/)
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /تقویم|Calendar/ })
        .first()
        .click();
      await page.getByRole('grid').last().waitFor();
    },
  },
  {
    name: 'state-columns',
    path: '/r/deal',
    only: 1440,
    reach: async ({ page, button }) => {
      await button(/^(ستون‌ها|Columns)$/).click();
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'state-export',
    path: '/r/deal',
    only: 1440,
    reach: async ({ page, button }) => {
      await button(/^(خروجی|Export)/)
        .first()
        .click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'state-keys',
    path: '/r/deal',
    only: 1440,
    reach: async ({ page }) => {
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('Shift+Slash');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-cell',
    path: '/r/party?variant=companies',
    only: 1440,
    reach: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('KeyE');
      await page.getByRole('dialog').locator('input:focus, [aria-expanded]').first().waitFor();
    },
  },
  {
    name: 'state-invite',
    path: '/settings/members',
    reach: async ({ page, button }) => {
      await button(/^(افزودن همکار|Add a member)$/).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-account-menu',
    path: '/settings',
    only: 1440,
    reach: async ({ page, button }) => {
      await button(/حساب و تنظیمات نمایش|Account and display/)
        .first()
        .click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'state-more',
    path: '/settings',
    only: 390,
    reach: async ({ page, button }) => {
      await button(/^(بیشتر|More)$/)
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-not-found',
    path: '/no-such-page',
    reach: async ({ page }) => page.getByRole('heading').first().waitFor(),
  },
];

/** Brings a page that shows the state's address into the state. */
export async function reachState(page: Page, { reach }: ScreenState): Promise<void> {
  await reach({ page, button: (name) => page.getByRole('button', { name }) });
  await settled(page);
}
