import { randomBytes } from 'node:crypto';
import { formatNumber } from '#persian/digits.ts';
import { startProduct, type TestProduct } from '../product.ts';
import { sellSomething } from './sold.ts';

/** A product whose every screen has something to show: sample data, a colleague to invite, a file half brought in, a quote sent, a saved report, tasks that went to the bin together. */
export async function openWorld(): Promise<TestProduct> {
  const product = await startProduct({ sampleData: true });
  try {
    await bringIn(product, SHEET, 'مخاطبان نمایشگاه.csv');
    await saveReport(product);
    await sellSomething(product);
    await removeMany(product);
    return product;
  } catch (error) {
    await product.close();
    throw error;
  }
}

const saveReport = (product: TestProduct): Promise<unknown> =>
  product.api('/records/saved_view', {
    name: 'فعالیت تیم‌ها، ماه به ماه',
    object: 'call',
    visibility: 'team',
    definition: { layout: { kind: 'report', path: '/sales/activity', ask: { by: 'team', look: 'table' } } },
  });

async function removeMany({ api }: TestProduct): Promise<void> {
  const title = (at: number): string => `پیگیری گروهی ${formatNumber(at + 1, 'fa')}`;
  await api('/records/task/batch', { create: Array.from({ length: 12 }, (_, at) => ({ title: title(at) })) });
  await api('/records/task/sweep', { filter: { search: 'پیگیری گروهی' }, deed: { remove: true } });
}

const SHEET = [
  'نام,نام خانوادگی,موبایل,شهر',
  'لیلا,صدری,۰۹۱۲۷۶۵۴۳۲۱,شیراز',
  'حمید,توکلی,۰۹۱۵۱۱۱۲۲۳,مشهد',
  'نادر,ستوده,۰۹۱۳۴۴۴۵۵۶۶,اصفهان',
].join('\n');

async function bringIn({ origin, cookie }: TestProduct, content: string, name: string): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'sec-fetch-site': 'same-origin',
      cookie,
      'idempotency-key': randomBytes(16).toString('hex'),
    },
    body: content,
  });
  if (!answer.ok) throw new Error(`The sample file was refused: ${await answer.text()}`);
}

/** Sets the language of the administrator's account, and all that follows from it. */
export const speak = (product: TestProduct, locale: 'fa' | 'en'): Promise<void> =>
  product.api('/me/preferences', { locale, theme: 'auto', digits: 'auto', calendar: 'auto' }, 'PATCH');
