import type { Stored } from '#records/contract.ts';
import type { TestProduct } from '../product.ts';
import type { ScreenAddress } from './addresses.ts';

/** The screens before one is signed in, each with a link that is good. */
export async function entranceAddresses(product: TestProduct): Promise<ScreenAddress[]> {
  const { records } = await product.api<{ records: Stored[] }>('/records/member/query', { limit: 50 });
  const invited = records.find(({ values }) => values['access'] === 'none');
  if (!invited) throw new Error('Nobody is there to be invited');
  const { path: join } = await product.api<{ path: string }>(`/members/${invited.id}/invitation`, {
    identifier: 'mahsa@example.com',
  });
  return [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-join', path: join },
    { name: 'sign-in-new-password', path: '/new-password#spent' },
  ];
}
