import { setTimeout as wait } from 'node:timers/promises';
import type { ImportPlan, Stored, Suggestion } from '#records/contract.ts';
import type { TestProduct } from '../product.ts';
import type { ScreenAddress } from './addresses.ts';
import { hardCases } from './hard-cases.ts';
import { soldQuote } from './sold.ts';

/** Screens that look otherwise under another address: worth a picture each, and walked by the tests of their own rooms. */
export async function moreAddresses(world: TestProduct): Promise<readonly ScreenAddress[]> {
  const { api } = world;
  const { members } = await api<{ members: { id: string }[] }>('/colleagues');
  const three = members.slice(0, 3).map(({ id }) => id);
  return [
    { name: 'calendar-month', path: '/calendar?view=month' },
    { name: 'calendar-day', path: '/calendar?view=day' },
    { name: 'calendar-agenda', path: '/calendar?view=agenda' },
    { name: 'calendar-people', path: `/calendar?view=day&with=${three.join()}` },
    { name: 'board-lead', path: '/r/lead/board' },
    { name: 'list-deal-grouped', path: '/r/deal?group=stage' },
    { name: 'calendar-week-people', path: `/calendar?view=week&with=${three.join()}` },
    ...(await importSteps(world)),
    ...(await hardCases(world)),
  ];
}

/** A file that was checked shows each of its steps. */
async function importSteps({ api }: TestProduct): Promise<readonly ScreenAddress[]> {
  const { records } = await api<{ records: Stored[] }>('/records/import/query', { limit: 1 });
  const [first] = records;
  if (!first) return [];
  const { plan } = await api<Suggestion>(`/imports/${first.id}/suggestion`, {
    object: 'party',
    variant: 'people',
  });
  await api(`/imports/${first.id}/check`, { currency: 'IRR', ...plan } satisfies ImportPlan);
  const isChecked = async (): Promise<boolean> =>
    (await api<Stored>(`/records/import/${first.id}`)).values['state'] === 'checked';
  while (!(await isChecked())) await wait(50);
  return ['file', 'what', 'columns', 'check'].map((step) => ({
    name: `import-step-${step}`,
    path: `/import/${first.id}?step=${step}`,
  }));
}

/** A customer's page of a quote. */
export async function customerAddresses({ api }: TestProduct): Promise<readonly ScreenAddress[]> {
  const { id } = await soldQuote({ api });
  const { path } = await api<{ path: string }>(`/quotes/${id}/sending`, { way: 'copied' });
  return [{ name: 'customer-quote', path }];
}
