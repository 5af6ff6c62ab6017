import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { closePage } from '#testing/browser.ts';
import { openListOfCompanies, type ListOfCompanies } from '#testing/list-of-companies.ts';

let app: ListOfCompanies;
before(async () => {
  app = await openListOfCompanies();
});
after(() => app.close());

const call = (path: string, body: object) => app.call(path, body);
const open = (path: string, actor?: string, width = 1440): Promise<Page> =>
  app.open(path, actor, { viewport: { width, height: 900 } });

const companies = '/r/party?variant=companies';
const names = async (page: Page): Promise<readonly string[]> =>
  page.getByRole('row').locator('a.font-medium').allInnerTexts();
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

const nameHead = (page: Page) => page.getByRole('columnheader').first();

test('a filter reads as a sentence, and its address opens the same list again', async () => {
  const page = await open(companies);
  await page.getByRole('button', { name: 'افزودن پالایه' }).click();
  await page.getByPlaceholder('کدام فیلد؟').fill('درآمد');
  await page.keyboard.press('Enter');
  // An amount as people say it, in their own unit.
  await page.keyboard.type('۱ میلیارد');
  await page.getByText('۱٬۰۰۰٬۰۰۰٬۰۰۰ تومان').waitFor();
  await page.keyboard.press('Enter');
  const chip = page.getByRole('group', { name: 'پالایه‌ها' }).locator('[data-chip]');
  await chip.filter({ hasText: 'بیش از ۱ میلیارد تومان' }).waitFor();
  await rowOf(page, 'فروشگاه').first().waitFor({ state: 'detached' });
  await rowOf(page, 'پخش یاقوت شرق').waitFor();
  assert.deepEqual((await names(page)).toSorted(), ['داروسازی کیمیا', 'پخش یاقوت شرق'].toSorted());

  await page.reload();
  await chip.filter({ hasText: 'بیش از ۱ میلیارد تومان' }).waitFor();
  await rowOf(page, 'پخش یاقوت شرق').waitFor();
  await page.goBack();
  await chip.waitFor({ state: 'detached' });
  await page.goForward();
  await chip.getByRole('button').first().focus();
  await page.keyboard.press('Delete');
  await chip.waitFor({ state: 'detached' });
  await closePage(page);
});

test('a broken address opens all the same, and says what it left out', async () => {
  const f = encodeURIComponent('[["ghost","eq",1],["sector","contains","دارو"],["name","gt"],7]');
  const page = await open(`${companies}&f=${f}&sort=-nothing&view=gone`);
  await rowOf(page, 'داروسازی کیمیا').waitFor();
  assert.deepEqual(await names(page), ['داروسازی کیمیا']);
  await page.getByText('شناخته نشد و کنار گذاشته شد').waitFor();
  await closePage(page);
});

test('the list reads on as it is scrolled, goes to its end and to a letter, and a head sorts it in Persian order', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('فروشگاه')}`);
  const grid = page.getByRole('grid');
  await rowOf(page, 'فروشگاه').first().waitFor();
  await page.getByRole('heading', { level: 1 }).getByText('۲۶۰').waitFor();
  await nameHead(page).getByRole('button').click();
  await nameHead(page).and(page.locator('[aria-sort=ascending]')).waitFor();
  await rowOf(page, 'فروشگاه 1000').waitFor();
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await rowOf(page, 'فروشگاه 1110').waitFor();
  await grid.focus();
  // The end is read from the end, and what stands before it comes with scrolling back.
  await page.keyboard.press('End');
  await rowOf(page, 'فروشگاه 1259').waitFor();
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  await rowOf(page, 'فروشگاه 1155').waitFor();
  await grid.focus();
  await page.keyboard.press('KeyG');
  await page.getByRole('dialog').getByRole('textbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('فروشگاه 1205');
  await page.keyboard.press('Enter');
  await rowOf(page, 'فروشگاه 1205').waitFor();
  await nameHead(page).getByRole('button').click();
  await rowOf(page, 'فروشگاه 1259').waitFor();
  await page.goto(`${app.origin}${companies}&sort=name`);
  await page.getByRole('button', { name: 'پرش به ژ' }).click();
  await rowOf(page, 'ژرفا پردازش').waitFor();
  // The letter's first name stands right beneath the head.
  const [headBox, rowBox] = [
    await nameHead(page).boundingBox(),
    await rowOf(page, 'ژرفا پردازش').boundingBox(),
  ];
  assert.ok(headBox && rowBox && Math.abs(rowBox.y - headBox.y - headBox.height) < 4);
  await closePage(page);
});

test('an order that would take too long is refused in words, with one that is quick', async () => {
  await app.testing.asOwner('analyze party');
  const rows = (change: string) =>
    app.testing.asOwner(`update pg_class set reltuples = reltuples ${change} where relname = 'party'`);
  await rows('* 10000');
  try {
    const page = await open('/r/party?variant=companies&sort=website');
    await page.getByText('برای این ترتیب ردیف‌ها زیادند').waitFor();
    await page.getByText('همه را معطل می‌کند').waitFor();
    await page.getByRole('button', { name: 'از تازه‌ترین' }).click();
    await rowOf(page, 'فروشگاه').first().waitFor();
    await closePage(page);
  } finally {
    await rows('/ 10000');
  }
});

/** Where the last digit of each amount in the list ends, in px. */
const lastDigits = (page: Page): Promise<readonly number[]> =>
  page.getByRole('gridcell').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const figure = cell.querySelector('[data-unit]')?.parentElement?.querySelector('bdi')?.lastChild;
      const at = figure?.textContent?.search(/[0-9۰-۹][^0-9۰-۹]*$/) ?? -1;
      if (!figure || at < 0) return [];
      const range = document.createRange();
      range.setStart(figure, at);
      range.setEnd(figure, at + 1);
      return [...range.getClientRects()].map(({ right }) => Math.round(right * 2) / 2);
    }),
  );

test('in a list the last digits stand in line, whatever sign and currency, and an e-mail that finds no room keeps its beginning', async () => {
  const email = 'purchasing-department@a-very-long-name-of-a-firm.example';
  for (const [name, amount, currency] of [
    ['ارقام یکم', '90000000', 'IRR'],
    ['ارقام دوم', '12345678900000', 'IRR'],
    ['ارقام سوم', '-345678900', 'IRR'],
    ['ارقام چهارم', '-77.25', 'EUR'],
    ['ارقام پنجم', '1250', 'JPY'],
  ])
    await call('/records/party', {
      kind: 'organisation',
      name,
      emails: [{ address: email }],
      annualRevenue: { amount, currency },
    });
  app.staff.preferences = { locale: 'en' };
  const english = await open(`${companies}&q=${encodeURIComponent('ارقام')}`);
  await rowOf(english, 'ارقام پنجم').getByText('JPY').waitFor();
  const inEnglish = await lastDigits(english);
  await closePage(english);
  app.staff.preferences = { locale: 'fa' };
  const page = await open(`${companies}&q=${encodeURIComponent('ارقام')}`);
  await rowOf(page, 'ارقام پنجم').getByText('ین', { exact: true }).waitFor();
  for (const ends of [inEnglish, await lastDigits(page)]) {
    assert.equal(ends.length, 5);
    assert.equal(new Set(ends).size, 1, ends.join());
  }
  const shown = await rowOf(page, 'ارقام یکم')
    .getByRole('gridcell')
    .filter({ hasText: email })
    .evaluate((cell) => {
      const text = cell.querySelector('bdi');
      const [inner, outer] = [text?.getBoundingClientRect(), cell.getBoundingClientRect()];
      return {
        begins: inner && inner.left >= outer.left,
        isCut: text && text.scrollWidth > text.clientWidth,
      };
    });
  assert.deepEqual(shown, { begins: true, isCut: true });
  await closePage(page);
});

test('a cell is edited where it stands: Enter saves, Tab goes on, Escape leaves; the name by its key', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('آوند')}`);
  const row = rowOf(page, 'آوند صنعت');
  await row.waitFor();
  await page.evaluate(() =>
    localStorage.setItem(
      'peyvand.columns.party.companies.',
      JSON.stringify([{ field: 'name' }, { field: 'sector', frozen: true }, { field: 'website' }]),
    ),
  );
  await page.reload();
  await row.waitFor();
  const grid = page.getByRole('grid');
  await grid.focus();
  const sector = page.getByRole('columnheader', { name: 'صنعت' });
  const column = Number(await sector.getAttribute('aria-colindex'));
  for (let at = 1; at < column; at++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const box = page.getByRole('dialog').getByRole('textbox');
  await box.waitFor();
  await page.keyboard.press('Escape');
  // The grid has the keys back a moment after the panel is gone.
  const back = grid.and(page.locator(':focus'));
  await back.waitFor();
  await page.keyboard.press('KeyE');
  await box.fill('مس');
  await page.keyboard.press('Enter');
  await row.getByRole('gridcell', { name: 'مس', exact: true }).waitFor();
  await back.waitFor();
  await page.keyboard.press('F2');
  await box.fill('فولاد');
  await page.keyboard.press('Tab');
  await row.getByRole('gridcell', { name: 'فولاد', exact: true }).waitFor();
  // The next cell that may be written is open already.
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await closePage(page);
});

test('what cannot be read in a cell is not taken, and Enter says why', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('آوند')}`);
  const row = rowOf(page, 'آوند صنعت');
  await row.waitFor();
  await page.evaluate(() =>
    localStorage.setItem(
      'peyvand.columns.party.companies.',
      JSON.stringify([{ field: 'name' }, { field: 'annualRevenue' }]),
    ),
  );
  await page.reload();
  await row.waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const box = page.getByRole('dialog').getByRole('textbox');
  await box.fill('خیلی');
  await page.keyboard.press('Enter');
  await box.and(page.locator('[aria-invalid=true]')).waitFor();
  await box.fill('۵۰۰ میلیون');
  await page.keyboard.press('Enter');
  await row.getByText('۵۰۰٬۰۰۰٬۰۰۰').waitFor();
  await closePage(page);
});

test('what cannot be read is not lost by a press elsewhere or Tab: the cell says why and shows the way out', async () => {
  await call('/records/meeting', { subject: 'سفارش کاغذ', at: '2026-10-01T08:00:00Z', duration: 30 });
  const page = await open(`/r/meeting?q=${encodeURIComponent('سفارش کاغذ')}`);
  await page.evaluate(() =>
    localStorage.setItem(
      'peyvand.columns.meeting..',
      JSON.stringify([{ field: 'subject' }, { field: 'at' }, { field: 'duration' }]),
    ),
  );
  await page.reload();
  const row = rowOf(page, 'سفارش کاغذ');
  await row.waitFor();
  const grid = page.getByRole('grid');
  const panel = page.getByRole('dialog');
  const elsewhere = () => page.mouse.click(300, 700);
  await grid.focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'F2']) await page.keyboard.press(key);
  const box = panel.getByRole('textbox');
  await box.fill('خیلی');
  await elsewhere();
  await box.and(page.locator('[aria-invalid=true]:focus')).waitFor();
  assert.equal(await box.inputValue(), 'خیلی');
  // Tab goes round between the field and the way out, and is nowhere caught.
  await page.keyboard.press('Tab');
  await panel.getByRole('button', { name: 'ثبت' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Tab');
  await panel.getByRole('button', { name: 'انصراف' }).and(page.locator(':focus')).waitFor();
  await box.fill('۴۵ دقیقه');
  await elsewhere();
  await row.getByText('۴۵ دقیقه').waitFor();

  await grid.and(page.locator(':focus')).waitFor();
  for (const key of ['ArrowRight', 'F2']) await page.keyboard.press(key);
  await panel.getByRole('button', { name: /تقویم/ }).click();
  const written = page.getByRole('textbox', { name: 'تاریخ را بنویسید' });
  await written.fill('فردا شاید');
  await elsewhere();
  await panel.getByText('«فردا شاید»').first().waitFor();
  await elsewhere();
  await panel.getByText('«فردا شاید»').first().waitFor();
  await panel.getByRole('button', { name: /تقویم/ }).click();
  assert.equal(await written.inputValue(), 'فردا شاید');
  // What can be read is taken by a press elsewhere, too.
  await written.fill('فردا');
  await elsewhere();
  await panel.getByText('«فردا شاید»').first().waitFor({ state: 'detached' });
  await elsewhere();
  await row.getByText('فردا').waitFor();

  await grid.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('F2');
  await panel.getByRole('spinbutton', { name: /روز/ }).press('Backspace');
  for (let at = 0; at < 2; at++) await page.keyboard.press('Backspace');
  await elsewhere();
  await panel.getByText('تاریخ نیمه‌کاره است').first().waitFor();
  await panel.getByRole('button', { name: 'انصراف' }).click();
  await row.getByText('فردا').waitFor();
  await closePage(page);
});

test('one more than may be chosen row by row is refused in words, with the way to all of them', async () => {
  for (const half of [0, 1])
    await call('/records/product/batch', {
      create: Array.from({ length: 510 }, (_, at) => ({ name: `کالای ${half * 510 + at + 1000}` })),
    });
  const page = await open('/r/product?sort=name');
  const grid = page.getByRole('grid');
  await rowOf(page, 'کالای 1000').waitFor();
  await rowOf(page, 'کالای 1000').getByRole('checkbox').check({ force: true });
  await page.getByText('۱ مورد انتخاب شد').waitFor();
  // Read to its end, so that the whole range is held.
  for (let place = 1060; place < 2020; place += 40) {
    await grid.evaluate((element, to) => element.scrollTo({ top: to }), (place - 1000) * 36);
    await rowOf(page, `کالای ${place}`).waitFor();
  }
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await rowOf(page, 'کالای 2019').click({ modifiers: ['Shift'] });
  await page.getByText('۱٬۰۰۰ مورد انتخاب شد').waitFor();
  await page.getByText('بیش از ۱٬۰۰۰ مورد انتخاب نمی‌شود').waitFor();
  const messages = page.getByRole('region', { name: 'پیام‌ها' });
  await messages.getByRole('button', { name: 'بستن' }).click();
  await rowOf(page, 'کالای 2018').getByRole('checkbox').click({ force: true });
  await messages.getByRole('button', { name: 'انتخاب همهٔ این فهرست' }).click();
  await page.getByText('هر ۱٬۰۲۰ مورد این فهرست').waitFor();
  await closePage(page);
});

test('calls stand with the latest first unless one asks otherwise, and a press on that head turns them round', async () => {
  for (const [subject, at] of [
    ['تماس تازه', '2026-11-20T08:00:00Z'],
    ['تماس کهنه', '2026-10-01T08:00:00Z'],
  ])
    await call('/records/call', { subject, at });
  const page = await open('/r/call');
  await rowOf(page, 'تماس تازه').waitFor();
  assert.deepEqual(await names(page), ['تماس تازه', 'تماس کهنه']);
  const time = page.getByRole('columnheader', { name: /^زمان/ }).first();
  await time.and(page.locator('[aria-sort=descending]')).waitFor();
  await time.getByRole('button').first().click();
  await time.and(page.locator('[aria-sort=ascending]')).waitFor();
  await rowOf(page, 'تماس کهنه').first().waitFor();
  assert.match(page.url(), /sort=at/);
  await time.getByRole('button').first().click();
  await time.and(page.locator('[aria-sort=descending]')).waitFor();
  assert.match(page.url(), /sort=$/);
  await closePage(page);
});

test('records chosen by keys get an owner at once, and «واگرد» takes it back', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('ژرفا')}`);
  await rowOf(page, 'ژرفا پردازش').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Space');
  await page.getByText('۱ مورد انتخاب شد').waitFor();
  await page.getByRole('button', { name: 'تعیین مسئول' }).click();
  await page.getByRole('combobox', { name: 'مسئول' }).fill('سارا');
  await page.getByRole('option', { name: 'سارا نوری' }).click();
  await page.getByRole('button', { name: 'ثبت', exact: true }).click();
  await rowOf(page, 'ژرفا پردازش').getByText('سارا نوری').waitFor();
  await page.getByText('۱ مورد تغییر کرد.').waitFor();
  await page.getByRole('button', { name: 'واگرد' }).click();
  await rowOf(page, 'ژرفا پردازش').getByText('سارا نوری').waitFor({ state: 'detached' });
  await closePage(page);
});

test('stages that are set together come back with the reason and the day that went with them', async () => {
  type Held = { readonly id: string; readonly values: Record<string, unknown> };
  const find = async (object: string, filter?: object): Promise<Held | undefined> => {
    const { records } = await call(`/records/${object}/query`, filter ? { filter } : {});
    return (records as readonly Held[])[0];
  };
  const first = async (object: string, filter?: object) => (await find(object, filter))?.id;
  const lost = await first('stage', { field: 'kind', op: 'eq', value: 'lost' });
  const reason = await first('loss_reason');
  await call('/records/deal/batch', {
    create: [
      { title: 'باختهٔ پیش', stage: lost, lossReason: reason, openedOn: '2026-01-02', closedOn: '2026-02-03' },
    ],
  });
  const held = async (): Promise<unknown[]> => {
    const values = (await find('deal', { field: 'title', op: 'eq', value: 'باختهٔ پیش' }))?.values;
    const why = values?.['lossReason'] as { readonly id: string } | null | undefined;
    return [values?.['status'], why?.id ?? null, values?.['closedOn']];
  };
  const page = await open(`/r/deal?q=${encodeURIComponent('باختهٔ پیش')}`);
  await rowOf(page, 'باختهٔ پیش').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Space');
  await page.getByRole('button', { name: 'تغییر یک فیلد' }).click();
  await page.getByRole('dialog').getByRole('button').first().click();
  await page.getByRole('option', { name: 'مرحله', exact: true }).click();
  await page.getByRole('combobox', { name: 'مرحله' }).fill('فرصت تازه');
  await page.getByRole('option', { name: /فرصت تازه/ }).click();
  await page.getByRole('button', { name: 'ثبت', exact: true }).click();
  await page.getByText('۱ مورد تغییر کرد.').waitFor();
  assert.deepEqual(await held(), ['open', null, null]);
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('به حال پیش بازگشت').waitFor();
  assert.deepEqual(await held(), ['lost', reason, '2026-02-03']);
  await closePage(page);
});

test('what is set in a field that the list does not show comes back with «واگرد», and what cannot be read is set nowhere', async () => {
  await call('/records/party/batch', {
    create: ['یک', 'دو'].map((one) => ({
      kind: 'organisation',
      name: `سپهران ${one}`,
      sector: `صنعت ${one}`,
      annualRevenue: { amount: '50000000', currency: 'IRR' },
    })),
  });
  const held = async (): Promise<readonly unknown[]> => {
    const { records } = await call('/records/party/query', {
      filter: { field: 'name', op: 'starts', value: 'سپهران' },
      sort: [{ field: 'name', direction: 'asc' }],
    });
    return (records as { values: Record<string, unknown> }[]).map(({ values }) => [
      values['sector'],
      values['annualRevenue'],
    ]);
  };
  const before = await held();
  const page = await open(`${companies}&q=${encodeURIComponent('سپهران')}`);
  await rowOf(page, 'سپهران یک').waitFor();
  await page.evaluate(() =>
    localStorage.setItem('peyvand.columns.party.companies.', JSON.stringify([{ field: 'name' }])),
  );
  await page.reload();
  await rowOf(page, 'سپهران یک').waitFor();
  const choose = async (field: string) => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+KeyA');
    await page.getByRole('button', { name: 'تغییر یک فیلد' }).click();
    await page.getByRole('dialog').getByRole('button').first().click();
    // A company has no birthday, and what makes it one is no field to be set.
    await page.getByRole('option', { name: 'صنعت', exact: true }).waitFor();
    for (const name of ['تاریخ تولد', 'نوع'])
      assert.equal(await page.getByRole('option', { name, exact: true }).count(), 0, name);
    await page.getByRole('option', { name: field, exact: true }).click();
  };
  await choose('صنعت');
  await page.getByRole('dialog').getByRole('textbox', { name: 'صنعت' }).fill('فولاد');
  await page.keyboard.press('Enter');
  await page.getByText('۲ مورد تغییر کرد.').waitFor();
  assert.deepEqual(
    (await held()).map((one) => (one as unknown[])[0]),
    ['فولاد', 'فولاد'],
  );
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('به حال پیش بازگشت').waitFor();
  assert.deepEqual(await held(), before);
  await choose('درآمد سالانه');
  const amount = page.getByRole('dialog').getByRole('textbox', { name: 'درآمد سالانه' });
  await amount.fill('خیلی');
  await amount.press('Enter');
  await amount.and(page.locator('[aria-invalid=true]')).waitFor();
  await page.getByText('۲ مورد انتخاب شد').waitFor();
  assert.deepEqual(await held(), before);
  await closePage(page);
});

test('a search belongs to its list: it goes with the conditions that are taken away, and does not follow to another tab', async () => {
  const page = await open(companies);
  const box = page.getByRole('searchbox');
  await rowOf(page, 'فروشگاه').first().waitFor();
  await box.fill('نیست و نبود');
  await page.getByRole('button', { name: 'پاک کردن پالایه' }).click();
  await rowOf(page, 'فروشگاه').first().waitFor();
  assert.equal(await box.inputValue(), '');
  await box.fill('ژرفا');
  await page.waitForURL(({ searchParams }) => searchParams.get('q') === 'ژرفا');
  await page.locator('#main').getByRole('link', { name: 'مخاطبان', exact: true }).click();
  await rowOf(page, 'علی کریمی').waitFor();
  assert.equal(await box.inputValue(), '');
  await page.goBack();
  await rowOf(page, 'ژرفا پردازش').waitFor();
  assert.equal(await box.inputValue(), 'ژرفا');
  await closePage(page);
});

test('Space looks quickly, Enter opens, and «back» comes back to the list', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('کیمیا')}`);
  await rowOf(page, 'داروسازی کیمیا').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: 'داروسازی کیمیا' }).getByText('دارو', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/r\/party\/[0-9a-f-]{36}/);
  await page.goBack();
  await rowOf(page, 'داروسازی کیمیا').waitFor();
  await closePage(page);
});

test('from a record one goes on to the next and back in the list one came from', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('فروشگاه ۱۰۰')}`);
  await rowOf(page, 'فروشگاه 1001').waitFor();
  const [first = '', second = '', third = ''] = await names(page);
  await page.getByRole('link', { name: second, exact: true }).click();
  const titled = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  await titled(second);
  await page.getByRole('button', { name: 'بعدی در فهرست' }).click();
  await titled(third);
  await page.getByRole('button', { name: 'قبلی در فهرست' }).click();
  await titled(second);
  await page.getByRole('button', { name: 'قبلی در فهرست' }).click();
  await titled(first);
  assert.equal(await page.getByRole('button', { name: 'قبلی در فهرست' }).count(), 0, 'it is the first');
  await page.locator('#main').getByRole('link', { name: 'شرکت‌ها' }).first().click();
  await rowOf(page, third).waitFor();
  assert.match(decodeURIComponent(page.url()), /q=فروشگاه/);
  await closePage(page);
});

test('a quick look goes along the list by arrows, and the grid stands where it was left', async () => {
  const page = await open(companies);
  await page.getByRole('row').locator('a.font-medium').nth(2).waitFor();
  const [first = '', second = ''] = await names(page);
  await page.getByRole('grid').focus();
  const standing = () =>
    page.getByRole('grid').evaluate((grid) => {
      const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
      return row?.getAttribute('aria-rowindex');
    });
  await page.keyboard.press('Space');
  const dialog = page.getByRole('dialog');
  const titled = (name: string) => dialog.getByRole('heading', { name, exact: true }).first();
  await titled(first).waitFor();
  await page.keyboard.press('ArrowDown');
  await titled(second).waitFor();
  await dialog.getByRole('status').filter({ hasText: second }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('KeyK');
  await titled(second).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const row = await standing();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: second, level: 1 }).waitFor();
  assert.ok(Number(row) > 2, `${row}`);
  await closePage(page);
});

test('columns are moved, widened and frozen by keys and menu, and stay so', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('فروشگاه ۱۰۰')}`);
  await rowOf(page, 'فروشگاه 1000').waitFor();
  const heads = () => page.getByRole('columnheader').allInnerTexts();
  const before = await heads();
  const [, second = '', third = ''] = before;
  const headOf = (name: string) => page.getByRole('columnheader').filter({ hasText: name }).first();
  const width = async (name: string) => (await headOf(name).boundingBox())?.width ?? 0;
  const wide = await width(second);
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowUp');
  // In Persian the next column lies to the left.
  await page.keyboard.press('ArrowLeft');
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+ArrowLeft');
  assert.equal(Math.round(await width(second)), Math.round(wide) + 192);
  await page.keyboard.press('Shift+ArrowLeft');
  assert.deepEqual((await heads()).slice(1, 3), [third, second]);

  await page.getByRole('button', { name: 'ستون‌ها', exact: true }).click();
  await page.getByRole('button', { name: `ثابت ماندن ${second}` }).click();
  const [, , last = ''] = before.slice(-3);
  await page.getByRole('dialog').getByText(last, { exact: true }).click();
  await page.keyboard.press('Escape');
  const arranged = await heads();
  assert.deepEqual(arranged.slice(1, 3), [second, third], 'what is frozen stands beside the name');
  assert.ok(!arranged.includes(last));
  await page.reload();
  await rowOf(page, 'فروشگاه 1000').waitFor();
  assert.deepEqual(await heads(), arranged);
  assert.equal(Math.round(await width(second)), Math.round(wide) + 192);
  await closePage(page);
});

for (const locale of ['fa', 'en'] as const)
  test(`what is frozen stays while the rest scrolls sideways to its end, in ${locale}`, async () => {
    app.staff.preferences = { locale };
    const page = await open(`${companies}&q=${encodeURIComponent('فروشگاه ۱۰۰')}`, 'admin', 700);
    await rowOf(page, 'فروشگاه 1000').waitFor();
    await page
      .getByRole('button', { name: locale === 'fa' ? 'جمع‌ها' : 'Totals' })
      .and(page.locator('[aria-pressed]'))
      .click();
    const grid = page.getByRole('grid');
    const lines = [
      page.getByRole('columnheader'),
      rowOf(page, 'فروشگاه 1000').getByRole('gridcell'),
      page.getByRole('row').last().getByRole('gridcell'),
    ];
    const edges = () =>
      Promise.all(
        lines.map(async (line) => {
          const [first, second] = await Promise.all([line.nth(0).boundingBox(), line.nth(1).boundingBox()]);
          assert.ok(first && second);
          const start = locale === 'fa' ? first.x + first.width : first.x;
          return { start: Math.round(start), next: Math.round(second.x), width: Math.round(first.width) };
        }),
      );
    const before = await edges();
    const gone = await grid.evaluate((element) => {
      element.scrollLeft = (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * element.scrollWidth;
      return Math.abs(element.scrollLeft);
    });
    assert.ok(gone > 400, `there is more than fits: ${gone}`);
    const after = await edges();
    for (const [at, { start, next, width }] of after.entries()) {
      assert.deepEqual([start, width], [before[at]?.start, before[at]?.width], `line ${at}`);
      assert.equal(Math.abs(next - (before[at]?.next ?? 0)), Math.round(gone), `line ${at} scrolls`);
    }
    await closePage(page);
    app.staff.preferences = { locale: 'fa' };
  });

test('a list that was arranged is kept under a name, in the navigation as well', async () => {
  const f = encodeURIComponent('[["sector","contains","فولاد"]]');
  const page = await open(`${companies}&f=${f}`);
  await rowOf(page, 'آوند صنعت').waitFor();
  await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
  await page.getByRole('textbox', { name: 'نام نما' }).fill('فولادی‌ها');
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=/);
  const navigation = page.getByRole('navigation', { name: 'بخش‌ها' });
  await navigation.getByRole('link', { name: 'شرکت‌ها' }).click();
  await rowOf(page, 'فروشگاه').first().waitFor();
  await navigation.getByRole('link', { name: 'فولادی‌ها' }).click();
  await rowOf(page, 'فروشگاه').first().waitFor({ state: 'detached' });
  assert.deepEqual(await names(page), ['آوند صنعت']);
  await page.locator('[data-chip]').filter({ hasText: 'فولاد' }).waitFor();
  await closePage(page);
});

test('the palette finds a person by Arabic letters and under the wrong keyboard layout', async () => {
  const page = await open('/r/deal');
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const typed of ['علي كريمي', 'ugd ;vdld']) {
    await page.keyboard.press('Control+k');
    // Persian text reaches a page here without its keys, so that nothing can hold them for the field.
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await page.keyboard.type(typed);
    await page.getByRole('menuitem', { name: 'علی کریمی' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/r\/party\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: 'علی کریمی' }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/r\/deal/);
  }
  // What was looked at is offered before anything is typed.
  await page.keyboard.press('Control+k');
  await page.getByRole('group', { name: 'دیده‌های اخیر' }).getByText('علی کریمی').waitFor();
  await closePage(page);
});

test('who may see nothing is told so, and who sees no records of his own what the list is for', async () => {
  const shut = await open('/r/deal', 'seller');
  await shut.getByText('به این بخش دسترسی ندارید').waitFor();
  await closePage(shut);
  const empty = await open(companies, 'seller');
  await empty.getByText('فهرست شرکت‌ها هنوز خالی است').waitFor();
  assert.equal(await empty.getByRole('button', { name: 'شرکت تازه' }).count(), 0);
  await closePage(empty);
});

test('a new record begins with what its list is filtered by, from the button and from the palette', async () => {
  const filter = encodeURIComponent('[["owner","filled"],["roles","hasAny",["supplier"]]]');
  const page = await open(`${companies}&f=${filter}`);
  await page.getByRole('button', { name: 'شرکت تازه' }).first().click();
  const form = page.getByRole('dialog', { name: 'شرکت تازه' });
  await form.getByText('تأمین‌کننده').first().waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await page.keyboard.type('تخته');
  await page.getByRole('menuitem', { name: 'دیدن به صورت تخته' }).click();
  await page.waitForURL(/\/r\/party\/board/);
  await page
    .getByRole('button', { name: /^افزودن به/ })
    .first()
    .waitFor();
  // The keys are the page's again once the palette has gone.
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('KeyC');
  await page.getByRole('menuitem', { name: 'شرکت تازه' }).click();
  await form.getByText('تأمین‌کننده').first().waitFor();
  await closePage(page);
});
