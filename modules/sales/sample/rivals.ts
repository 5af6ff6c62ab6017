import type { Scene } from '#records/define/scene.ts';
import { dealCompetitor } from '../competitor/deal-competitor.ts';
import { competitor } from '../competitor/object.ts';

const rivals = [
  { name: 'رایان‌صندوق', strengths: 'قیمت پایین و تحویل فوری', weaknesses: 'پشتیبانی کند' },
  { name: 'آرتا حساب', strengths: 'نرم‌افزار جاافتاده', weaknesses: 'گران؛ قرارداد سه‌ساله می‌خواهد' },
  { name: 'پویا ترازو', strengths: 'شعبه در شهرستان‌ها', weaknesses: 'محصول قدیمی' },
];
const moves = ['ده درصد تخفیف داد', 'پرداخت شش‌ماهه پیشنهاد کرد', 'نسخهٔ آزمایشی رایگان داد', null];

/** Rivals that were met on some of the deals, and what they did. */
export async function sampleRivals(scene: Scene): Promise<void> {
  const { chance } = scene;
  const known = await scene.make(competitor, rivals);
  const met = scene.made('deal').filter(() => chance.percent(35));
  await scene.make(
    dealCompetitor,
    met.map(({ id }) => ({
      deal: id,
      competitor: chance.one(known).id,
      strength: chance.one(['behind', 'even', 'ahead']),
      price: chance.percent(60)
        ? { amount: String(chance.between(20, 900) * 10_000_000), currency: 'IRR' }
        : null,
      moves: chance.one(moves),
    })),
  );
}
