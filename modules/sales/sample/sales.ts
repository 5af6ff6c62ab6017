import type { Scene } from '#records/define/scene.ts';
import { product } from '../product/object.ts';
import { sampleCalled } from './called.ts';
import { sampleCalling } from './calling.ts';
import { sampleDeals } from './deals.ts';
import { sampleGoals } from './goals.ts';
import { sampleLeads } from './leads.ts';
import { sampleNews } from './news.ts';
import { sampleNextSteps } from './next-steps.ts';
import { sampleOffers } from './offers.ts';
import { sampleOffice } from './office.ts';
import { sampleRivals } from './rivals.ts';
import { products } from './words.ts';

/** Products and prices, deals that have come different ways through the pipeline, quotes, leads, calling, goals and the office. */
export async function sampleSales(scene: Scene): Promise<void> {
  const made = await scene.make(
    product,
    products.map(({ price, code, ...rest }) => ({
      ...rest,
      // The firm may have a product of that code itself.
      code: `${code}-نمونه`,
      listPrice: { amount: String(price), currency: 'IRR' },
    })),
  );
  const open = await sampleDeals(scene, made);
  await sampleNextSteps(scene, open);
  await sampleNews(scene, open);
  await sampleOffers(scene, made);
  await sampleLeads(scene);
  await sampleCalling(scene);
  await sampleGoals(scene);
  await sampleRivals(scene);
  // Last, so that what came before stays as it was drawn.
  await sampleCalled(scene);
  await sampleOffice(scene);
}
