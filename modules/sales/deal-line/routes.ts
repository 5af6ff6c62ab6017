import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine } from '#records/records.ts';
import type { ProposedPrice } from '../contract/quote.ts';
import { askApproval, decideApproval, listApprovals } from '../discount/approvals.ts';
import { proposePrices } from '../price-list/propose.ts';
import { readPricing } from './pricing.ts';

const id = z.string().max(60);
const askShape = z.strictObject({ note: z.string().trim().max(1_000).nullable().default(null) });
const decisionShape = z.strictObject({
  approve: z.boolean(),
  reason: z.string().trim().max(1_000).nullable().default(null),
});
const priceShape = z.strictObject({
  product: id,
  party: id.optional(),
  quantity: z.coerce.number().positive().max(1_000_000_000).default(1),
});

/** What a deal is made of, what things cost, and leave to give more away. */
export function pricingRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get<{ Params: { readonly id: string } }>(
    '/deals/:id/pricing',
    route('member', {
      fa: 'ردیف‌های معامله با جمع‌ها و وضع تخفیف',
      en: 'The lines of a deal with their sums, and how its discount stands',
    }),
    ({ context, params }) => engine.transact(context, (tx) => readPricing(tx, params.id), { readOnly: true }),
  );
  app.get(
    '/sales/prices',
    route(
      'member',
      {
        fa: 'قیمت پیشنهادی یک محصول برای یک مشتری',
        en: 'The proposed price of a product for a customer',
      },
      { query: priceShape },
    ),
    ({ context, query }) =>
      engine.transact(
        context,
        async (tx): Promise<ProposedPrice> => {
          const { product, party, quantity } = read(priceShape, query);
          // As the actor: what he may not see has no price for him.
          await tx.recordsOf('product').get(product);
          if (party !== undefined) await tx.recordsOf('party').get(party);
          const [found] = await proposePrices(tx, [{ product, party: party ?? null, quantity }]);
          return { price: found?.price ?? null, source: found?.source ?? null };
        },
        { readOnly: true },
      ),
  );
  app.post<{ Params: { readonly id: string } }>(
    '/deals/:id/discount-approvals',
    route(
      'member',
      { fa: 'خواستن اجازهٔ تخفیف', en: 'Ask for the approval of a discount' },
      { body: askShape },
    ),
    async ({ context, params, body }, reply) => {
      const { note } = read(askShape, body ?? {});
      const made = await engine.transact(context, (tx) => askApproval(tx, params.id, note));
      return reply.code(201).send({ id: made });
    },
  );
  app.get(
    '/sales/approvals',
    route('member', {
      fa: 'اجازه‌های تخفیف که در انتظارند، و آخرین تصمیم‌ها',
      en: 'Discount approvals that wait, and the last decisions',
    }),
    ({ context }) => engine.transact(context, listApprovals, { readOnly: true }),
  );
  app.post<{ Params: { readonly id: string } }>(
    '/discount-approvals/:id/decision',
    route(
      'member',
      { fa: 'پذیرفتن یا رد کردن تخفیف', en: 'Approve or refuse a discount' },
      { body: decisionShape },
    ),
    async ({ context, params, body }, reply) => {
      const decision = read(decisionShape, body ?? {});
      await engine.transact(context, (tx) => decideApproval(tx, params.id, decision));
      return reply.code(204).send();
    },
  );
}
