import { addDays } from '#persian/jalali/civil.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import type { Stored } from '#records/query/query.ts';
import type { QuoteState } from '../contract/quote.ts';
import { dealLine } from '../deal-line/object.ts';
import { discountApproval, discountLimit } from '../discount/objects.ts';
import { price, priceList } from '../price-list/objects.ts';
import { composeDocument, fingerprintOf } from '../quote/compose.ts';
import { quote, quoteVersion } from '../quote/object.ts';
import { makeStandardTemplates } from '../quote/standard-templates.ts';
import { firstTemplate } from '../quote/template.ts';

const rial = (amount: number) => ({ amount: String(amount), currency: 'IRR' });
const amountOf = (value: unknown): number =>
  Number((value as { readonly amount?: string } | null)?.amount ?? 0);

/** Prices for resellers, deals that are made of lines, quotes in every state, and a discount that waits for leave. */
export async function sampleOffers(scene: Scene, sold: readonly SampleRecord[]): Promise<void> {
  await sampleLists(scene, sold);
  const deals = await dealsByStatus(scene);
  await sampleLines(scene, sold, deals);
  await sampleQuotes(scene, deals);
  await sampleApprovals(scene, deals);
}

/** A list for colleagues at an eighth less, and less again for many pieces. */
async function sampleLists(scene: Scene, sold: readonly SampleRecord[]): Promise<void> {
  const [list] = await scene.make(priceList, [{ name: 'همکاران فروش (نمونه)' }]);
  if (!list) return;
  await scene.make(
    price,
    sold.flatMap(({ id, values }) => {
      const usual = amountOf(values['listPrice']);
      const rounded = (share: number) => rial(Math.round((usual * share) / 1_000_000) * 1_000_000);
      return [
        { product: id, list: list.id, price: rounded(0.88) },
        { product: id, list: list.id, price: rounded(0.82), fromQuantity: 10 },
      ];
    }),
  );
}

type Deals = {
  readonly open: readonly Stored[];
  readonly won: readonly Stored[];
  readonly lost: readonly Stored[];
};

/** Of each status those with a party, the newest first. */
async function dealsByStatus({ tx, made }: Scene): Promise<Deals> {
  const ids = new Set(made('deal').map(({ id }) => id as string));
  const of = async (status: string, limit: number): Promise<readonly Stored[]> => {
    const { records } = await tx.recordsOf('deal').page({
      filter: {
        and: [
          { field: 'status', op: 'eq', value: status },
          { field: 'party', op: 'filled' },
        ],
      },
      sort: [{ field: 'stageSince', direction: 'desc' }],
      fields: ['product', 'owner', 'party'],
      limit: 100,
    });
    return records.filter(({ id }) => ids.has(id)).slice(0, limit);
  };
  return { open: await of('open', 24), won: await of('won', 8), lost: await of('lost', 4) };
}

async function sampleLines(scene: Scene, sold: readonly SampleRecord[], deals: Deals): Promise<void> {
  const { chance } = scene;
  await scene.make(
    dealLine,
    [...deals.open, ...deals.won, ...deals.lost].flatMap(({ id, values }) => {
      const main = (values['product'] as { readonly id: string } | null)?.id ?? chance.one(sold).id;
      const others = chance.some(sold, chance.between(0, 2)).filter((one) => one.id !== main);
      return [{ id: main }, ...others].map((one, index) => ({
        deal: id,
        product: one.id,
        quantity: chance.between(1, index === 0 ? 4 : 2),
        ...(chance.percent(35) ? { discountPercent: chance.between(3, 12) } : {}),
      }));
    }),
  );
}

/** A quote for some of them: on the way with what is open, answered with what is decided. */
async function sampleQuotes(scene: Scene, { open, won, lost }: Deals): Promise<void> {
  const { tx } = scene;
  if (!(await firstTemplate(tx))) await makeStandardTemplates(tx, 'fa');
  const wanted: readonly (readonly [Stored | undefined, QuoteState])[] = [
    [open[0], 'draft'],
    [open[1], 'draft'],
    [open[2], 'sent'],
    [open[3], 'sent'],
    [open[4], 'opened'],
    [open[5], 'opened'],
    [open[6], 'expired'],
    [open[7], 'withdrawn'],
    [won[0], 'accepted'],
    [won[1], 'accepted'],
    [lost[0], 'refused'],
  ];
  const chosen = wanted.flatMap(([deal, state]) => (deal ? [{ deal, state }] : []));
  const made = await scene.make(
    quote,
    // The firm's own numbers begin at one.
    chosen.map(({ deal }, index) => ({ deal: deal.id, number: `نمونه-${index + 1}` })),
  );
  const stored = await tx.records(quote).some(made.map(({ id }) => id));
  const versions = [];
  const patches = [];
  for (const [index, { id }] of made.entries()) {
    const one = stored.get(id);
    const { state, deal } = chosen[index] ?? {};
    if (!one || !deal || state === undefined || state === 'draft') continue;
    const document = await composeDocument(tx, one);
    const back = state === 'expired' ? -20 : -(index + 1);
    const sentAt = scene.at(scene.workday(back), '10:20');
    const owner = (deal.values['owner'] as { readonly id: string } | null)?.id ?? null;
    versions.push({
      quote: id,
      deal: deal.id,
      edition: 1,
      document,
      fingerprint: fingerprintOf(document),
      sentAt,
      owner,
    });
    patches.push({
      id,
      values: {
        state,
        sentAt,
        payable: { amount: document.sums.total, currency: document.currency },
        ...outcomes(scene, state, back),
      },
    });
  }
  await scene.make(quoteVersion, versions);
  await tx.records(quote).update(patches);
}

function outcomes({ at, today }: Scene, state: QuoteState, back: number): Readonly<Record<string, unknown>> {
  if (state === 'expired') return { validUntil: addDays(today, -10) };
  if (state === 'opened') return { openedAt: at(back, '15:05') };
  if (state !== 'accepted' && state !== 'refused') return {};
  return {
    openedAt: at(back, '15:05'),
    decidedAt: at(back, '16:40'),
    decidedBy: 'نرگس کاویانی',
    comment: state === 'refused' ? 'قیمت از بودجهٔ امسال ما بیشتر است.' : 'لطفاً زمان تحویل را هماهنگ کنید.',
  };
}

/** A limit for the sample team, one request that waits and one that was granted. */
async function sampleApprovals(scene: Scene, { open }: Deals): Promise<void> {
  const [team] = scene.made('team');
  if (!team) return;
  await scene.make(discountLimit, [{ team: team.id, percent: 12 }]);
  const ownerOf = ({ values }: Stored): string | null =>
    (values['owner'] as { readonly id: string } | null)?.id ?? null;
  const [waits, granted] = open.slice(8, 10);
  const decider = scene.owners.find((one) => granted === undefined || one !== ownerOf(granted)) ?? null;
  await scene.make(
    discountApproval,
    [waits, granted].flatMap((one, index) =>
      one
        ? [
            {
              deal: one.id,
              percent: index === 0 ? 18 : 15,
              note: index === 0 ? 'رقیب ۱۵٪ داده است و سفارش سه شعبه است.' : 'خرید دوم امسال است.',
              owner: ownerOf(one),
              ...(index === 0
                ? {}
                : {
                    state: 'approved',
                    decidedBy: decider,
                    decidedAt: scene.at(-2, '12:10'),
                  }),
            },
          ]
        : [],
    ),
  );
}
