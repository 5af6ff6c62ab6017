import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportPlan, Stored, Suggestion, SweepState } from '#records/contract.ts';
import type { TestProduct } from '../product.ts';
import type { ScreenAddress } from './addresses.ts';

type World = Pick<TestProduct, 'api' | 'origin' | 'cookie'>;

/** 80 letters and more, as a firm is written in the register. */
export const longName =
  'شرکت بازرگانی و تولیدی صنایع بسته‌بندی و ماشین‌آلات خط تولید نوین پارس آریاگستر خاورمیانه';

/** What strains a layout: names without end, nothing found, a file full of faults, pairs to judge. */
export async function hardCases(world: World): Promise<readonly ScreenAddress[]> {
  const { api } = world;
  const party = await api<{ id: string }>('/records/party', { kind: 'organisation', name: longName });
  const deal = await api<{ id: string }>('/records/deal', { title: longName, party: party.id });
  const nothing = encodeURIComponent('هیچ‌چیز به این نام نیست');
  return [
    { name: 'long-party', path: `/r/party/${party.id}` },
    { name: 'long-deal', path: `/r/deal/${deal.id}` },
    { name: 'long-list', path: `/r/deal?q=${encodeURIComponent('آریاگستر')}` },
    { name: 'long-board', path: `/r/deal/board?q=${encodeURIComponent('آریاگستر')}` },
    { name: 'empty-list', path: `/r/deal?q=${nothing}` },
    { name: 'empty-board', path: `/r/deal/board?q=${nothing}` },
    { name: 'board-quote', path: '/r/quote/board' },
    { name: 'duplicates-pair', path: await likelyPair(world) },
    { name: 'import-faults', path: await faultyFile(world) },
  ];
}

/** Two of one number, found as by night. */
async function likelyPair({ api }: World): Promise<string> {
  for (const name of ['بازرگانی کوهسار', 'شرکت بازرگانی کوهسار'])
    await api('/records/party', { kind: 'organisation', name, phones: [{ number: '02188774455' }] });
  await api('/records/party/duplicates/sweep', {});
  const isOver = async (): Promise<boolean> =>
    (await api<{ sweep: SweepState }>('/records/party/duplicates')).sweep.finishedAt !== null;
  for (let times = 0; times < 200 && !(await isOver()); times += 1) await wait(100);
  return '/duplicates?object=party';
}

const faulty = [
  'عنوان,شرکت,مبلغ,مرحله,تاریخ بستن',
  'فروش دستگاه بسته‌بندی,پارس سازه,۱۲۰۰۰۰۰۰۰,پیشنهاد,۱۴۰۵/۱۲/۱',
  'قرارداد پشتیبانی,شرکت ناشناختهٔ نخست,دویست هزار,هفت‌خوان,۳۲/۱۳/۱۴۰۵',
  'تمدید سالانه,پارس‌سازه,۴۵۰۰۰۰۰۰,مذاکره,۱۴۰۵/۱۱/۱۵',
  'تمدید سالانه,پارس‌سازه,۴۵۰۰۰۰۰۰,مذاکره,۱۴۰۵/۱۱/۱۵',
].join('\n');

async function faultyFile({ api, origin, cookie }: World): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/imports?name=${encodeURIComponent('معامله‌های سال.csv')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'sec-fetch-site': 'same-origin',
      cookie,
      'idempotency-key': randomBytes(16).toString('hex'),
    },
    body: faulty,
  });
  if (!answer.ok) throw new Error(`The file was refused: ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  const { plan } = await api<Suggestion>(`/imports/${id}/suggestion`, { object: 'deal' });
  await api(`/imports/${id}/check`, { currency: 'IRR', ...plan } satisfies ImportPlan);
  const isChecked = async (): Promise<boolean> =>
    (await api<Stored>(`/records/import/${id}`)).values['state'] === 'checked';
  while (!(await isChecked())) await wait(50);
  return `/import/${id}?step=check`;
}
