import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';

import type { Page } from 'playwright-core';

import { sql } from '#kernel/database/sql.ts';
import type { SchemaContract } from '#records/contract.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';

/** What keeps a workspace in order: who leaves, what was deleted, what happened, what left by mail. */
let product: TestProduct;
let me: string;
before(async () => {
  product = await startProduct();
  me = (await product.api<{ member: { id: string } }>('/me')).member.id;
});
after(() => product.close());

const open = async (t: TestContext, path: string): Promise<Page> => {
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => t.assert.fail(error.message));
  await page.goto(`${product.origin}/settings/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const make = async (object: string, body: object): Promise<string> =>
  (await product.api<{ id: string }>(`/records/${object}`, body)).id;

test('who leaves hands over everything in one step, and takes it back in another', async (t) => {
  const { records } = await product.api<{ records: { id: string }[] }>('/records/role');
  const leaving = await make('member', { name: 'ژاله صمدی', role: records[0]?.id });
  const deals: string[] = [];
  for (const title of ['خط بسته‌بندی', 'دستگاه پرس'])
    deals.push(await make('deal', { title, owner: leaving }));
  const page = await open(t, 'members');
  await page.getByRole('button', { name: 'کارهای ژاله صمدی' }).click();
  await page.getByRole('menuitem', { name: 'غیرفعال کردن…' }).click();
  const dialog = page.getByRole('dialog', { name: 'غیرفعال کردن ژاله صمدی' });
  await dialog.getByText('معامله‌ها', { exact: true }).waitFor();
  await dialog.getByRole('combobox', { name: 'به چه کسی' }).fill('نگار');
  await page.getByRole('option', { name: 'نگار امیری' }).click();
  await dialog.getByRole('button', { name: 'غیرفعال کردن' }).click();
  await page.getByText('۲ مورد به نگار امیری سپرده می‌شود.').waitFor();
  const owners = async () =>
    (
      await Promise.all(
        deals.map((id) => product.api<{ values: { owner: { id: string } } }>(`/records/deal/${id}`)),
      )
    ).map(({ values }) => values.owner.id);
  const lately = page.getByRole('region', { name: 'سپردن‌های تازه' });
  await lately.getByText('۲ مورد از کارهای ژاله صمدی به نگار امیری سپرده شد.').waitFor();
  assert.deepEqual(await owners(), [me, me]);
  // Somebody goes on with one of them meanwhile.
  await product.api(`/records/deal/${deals[0]}`, { title: 'خط بسته‌بندی دوم' }, 'PATCH');
  await lately.getByRole('button', { name: 'بازگرداندن' }).click();
  await lately.getByText('۱ مورد به ژاله صمدی برگشت.').waitFor();
  await lately.getByRole('link', { name: 'خط بسته‌بندی دوم' }).waitFor();
  assert.deepEqual(await owners(), [me, leaving]);
});

test('what was deleted is found in one bin and comes back; the log tells of both', async (t) => {
  const id = await make('deal', { title: 'گم‌شده' });
  await product.api('/records/deal/batch', { remove: [id] });
  const page = await open(t, 'bin');
  await page.getByText('۹۰ روز مانده').waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'گم‌شده' })
    .getByRole('button', { name: 'بازگرداندن' })
    .click();
  await page.getByText('بازیافت خالی است').waitFor();
  await page.goto(`${product.origin}/settings/log`);
  await page.getByRole('button', { name: /چه شد/ }).click();
  await page.getByRole('option', { name: 'بازگرداندن' }).click();
  await page.getByText('را بازگرداند').waitFor();
  assert.equal(await page.getByText('را به بازیافت برد').count(), 0);
  await page.getByRole('link', { name: 'گم‌شده' }).click();
  await page.waitForURL(`**/r/deal/${id}`);
});

test('what was deleted together is one entry, looked into, and comes back with one press', async (t) => {
  const titles = ['پمپ آب', 'شیر صنعتی', 'تابلو برق'];
  const { created } = await product.api<{ created: string[] }>('/records/deal/batch', {
    create: titles.map((title) => ({ title })),
  });
  await product.api('/records/deal/batch', { remove: created });
  const page = await open(t, 'bin');
  const together = page.getByRole('listitem').filter({ hasText: '۳ معامله' });
  await together.getByText('یک‌جا حذف شد').waitFor();
  await together.getByText('به دست نگار امیری').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await together.getByRole('button', { name: 'دیدن: ۳ معامله' }).click();
  const one = page.getByRole('listitem').filter({ hasText: 'شیر صنعتی' });
  await one.getByRole('button', { name: 'بازگرداندن' }).click();
  await one.waitFor({ state: 'detached' });
  await page.getByRole('listitem').filter({ hasText: 'پمپ آب' }).waitFor();
  await page.getByRole('button', { name: 'همهٔ بازیافت' }).click();
  await together.getByRole('button', { name: 'بازگرداندن همه: ۳ معامله' }).click();
  await page.getByText('۲ مورد بازگشت.').waitFor();
  await page.getByText('۱ مورد دیگر پیش‌تر بازگشته یا پاک شده بود.').waitFor();
  await together.waitFor({ state: 'detached' });
  const { count } = await product.api<{ count: number }>('/records/deal/count', {
    filter: { field: 'id', op: 'in', value: created },
  });
  assert.equal(count, 3);
});

test('a trial message says why it did not go, and the list of messages says so too', async (t) => {
  await product.api(
    '/channels/mail',
    { host: '127.0.0.1', port: 2525, security: 'none', from: 'آوند <a@example.ir>' },
    'PUT',
  );
  const page = await open(t, 'channels');
  await page.getByRole('textbox', { name: 'آزمایش: رایانامه به' }).fill('ali@example.ir');
  await page.getByRole('button', { name: 'فرستادن پیام آزمایشی' }).click();
  await page.getByText('سرور رایانامه در دسترس نیست.').waitFor();
  await page.getByRole('link', { name: 'پیام‌های ارسالی' }).last().click();
  await page.getByRole('listitem').filter({ hasText: 'ali@example.ir' }).getByText('پیام آزمایشی').waitFor();
});

test('one adds an address to sign in with, by one’s password', async (t) => {
  const page = await open(t, 'account');
  await page.getByRole('button', { name: 'افزودن', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'افزودن شمارهٔ همراه یا رایانامه' });
  await dialog.getByRole('textbox', { name: 'شمارهٔ همراه یا رایانامه' }).fill('Negar@Example.com');
  await dialog.getByRole('textbox', { name: 'گذرواژهٔ کنونی' }).fill('اشتباه اشتباه');
  await dialog.getByRole('button', { name: 'افزودن' }).click();
  await dialog.getByText('گذرواژه').last().waitFor();
  await dialog.getByRole('textbox', { name: 'گذرواژهٔ کنونی' }).fill('یک گذرواژهٔ بلند و خوب');
  await dialog.getByRole('button', { name: 'افزودن' }).click();
  await page.getByText('negar@example.com', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^برداشتن/ }).count(), 2);
});

test('a message is written in the firm’s own words beside its preview, tried, and taken back', async (t) => {
  const page = await open(t, 'texts/invitation');
  const body = page.getByRole('textbox', { name: /^متن/ });
  const preview = page.getByRole('region', { name: 'پیش‌نمایش' });
  const save = page.getByRole('button', { name: 'ذخیره' });
  await preview.getByText('سارا احمدی شما را به فضای کار').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);

  await body.fill('درود\n\nبه جمع ما خوش آمدید، {نام سگ}');
  await page.getByText('«{نام سگ}» در این پیام پر نمی‌شود', { exact: false }).waitFor();
  assert.equal(await save.isDisabled(), true);
  await body.fill('درود\n\nبه جمع ما خوش آمدید: ');
  await page.getByText('متن باید «{پیوند}» را داشته باشد', { exact: false }).waitFor();
  // A place is put where the caret stands.
  await page.getByRole('button', { name: 'پیوند', exact: true }).click();
  assert.equal(await body.inputValue(), 'درود\n\nبه جمع ما خوش آمدید: {پیوند}');
  await preview.getByText('به جمع ما خوش آمدید: https://', { exact: false }).waitFor();
  // To himself, by whatever channel stands; without one, or without an address of his own, it says so.
  const tried = page.waitForResponse(
    (answer) => answer.url().endsWith('/trial') && answer.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'فرستادن آزمایشی به خودم' }).click();
  assert.ok([202, 422].includes((await tried).status()));
  await page
    .getByText(/نرفت:|نرفته است|رفت\.|در راه است|در «حساب من»/)
    .first()
    .waitFor();
  await save.click();
  await page.getByText('متن ذخیره شد').waitFor();
  await page.getByRole('button', { name: 'بازگشت به متن آماده' }).waitFor();
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await page.getByRole('button', { name: 'بازگشت به متن آماده' }).waitFor({ state: 'detached' });
  await preview.getByText('سارا احمدی شما را به فضای کار').waitFor();

  await page.getByRole('radio', { name: 'پیامک' }).click();
  await preview.getByText('پیامک حساب می‌شود', { exact: false }).waitFor();
  await page.goto(`${product.origin}/settings/texts`);
  await page.getByRole('link', { name: 'چکیدهٔ روزانه' }).waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
});

test('a field that was taken away comes back with its values by one press, and companies are laid out in their own way', async (t) => {
  const { name } = await product.api<{ name: string }>('/schema/objects/party/fields', {
    kind: 'text',
    label: { fa: 'رنگ محبوب', en: 'Favourite colour' },
  });
  const id = await make('party', { kind: 'organisation', name: 'رنگ‌سازی', [name]: 'فیروزه‌ای' });
  const page = await open(t, 'objects/party');
  await page.getByRole('button', { name: 'کارهای رنگ محبوب' }).click();
  await page.getByRole('menuitem', { name: 'ویرایش' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'برداشتن' }).click();
  const asked = page.getByRole('dialog', { name: 'برداشتن «رنگ محبوب»' });
  await asked.getByRole('button', { name: 'برداشتن' }).click();
  await page.getByText('فیلد برداشته شد.').waitFor();
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await page.getByRole('button', { name: 'کارهای رنگ محبوب' }).waitFor();
  const { values } = await product.api<{ values: Record<string, unknown> }>(`/records/party/${id}`);
  assert.equal(values[name], 'فیروزه‌ای');

  await page.getByRole('radio', { name: 'شرکت‌ها' }).click();
  await page.getByText('اکنون مانند «همه» چیده می‌شود', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'کارهای رنگ محبوب' }).click();
  await page.getByRole('menuitem', { name: 'بی‌عنوان، در آغاز' }).click();
  await page.getByRole('button', { name: 'ذخیرهٔ چیدمان' }).click();
  await page.getByText('چیدمان خود را دارد.').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  const sectionOf = async (variant: string): Promise<string[][]> => {
    const { objects } = await product.api<SchemaContract>('/schema');
    const party = objects.find((one) => one.name === 'party');
    const layout = party?.variants.find((one) => one.name === variant)?.layout ?? [];
    return layout.filter(({ fields }) => fields.includes(name)).map(({ title }) => [title?.fa ?? '']);
  };
  assert.deepEqual([await sectionOf('companies'), await sectionOf('people')], [[['']], []]);
  await page.getByRole('button', { name: 'مانند «همه»' }).click();
  await page.getByText('اکنون مانند «همه» چیده می‌شود', { exact: false }).waitFor();
});

test('a serial number is written in another way, and the next record bears it', async (t) => {
  const { name } = await product.api<{ name: string }>('/schema/objects/deal/fields', {
    kind: 'serial',
    label: { fa: 'شمارهٔ پرونده', en: 'File number' },
    options: { template: 'D-{number:4}' },
  });
  const page = await open(t, 'numbers');
  const row = page.getByRole('listitem').filter({ hasText: 'شمارهٔ پرونده' });
  await row.getByRole('button', { name: 'تغییر' }).click();
  const dialog = page.getByRole('dialog');
  const template = dialog.getByRole('textbox', { name: 'قالب شماره' });
  await template.fill('AV-');
  await dialog.getByText('قالب یک جای شماره می‌خواهد').waitFor();
  await dialog.getByRole('button', { name: 'شماره', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'شمارهٔ بعدی' }).fill('۷۰');
  await dialog.getByText('AV-0070').waitFor();
  await dialog.getByRole('button', { name: 'ذخیره' }).click();
  await row.getByText('AV-0070').waitFor();
  const { values } = await product.api<{ values: Record<string, unknown> }>(
    `/records/deal/${await make('deal', { title: 'شماره‌دار' })}`,
  );
  assert.equal(values[name], 'AV-0070');
});

test('what failed behind the scenes is told, tried again, and gone', async (t) => {
  // A search for duplicates whose process ended under it, so that nobody was left to say why.
  await product.testing.database.asSystem('a search that broke off', (door) =>
    door.rows(sql`insert into jobs.job_common (name, data, group_id, state, completed_on)
      select 'duplicates.sweep', jsonb_build_object('workspace', id), id::text, 'failed', now() from workspace`),
  );
  const page = await open(t, 'jobs');
  const failed = page.getByRole('listitem').filter({ hasText: 'نیمه‌کاره ماند' });
  await failed.getByRole('button', { name: 'تلاش دوباره' }).click();
  await page.getByText('دوباره در صف ایستاد.').waitFor();
  await page.getByText('همه چیز انجام شده است').waitFor();
});
