import { defineProblem } from '#kernel/problems/problem.ts';

export const oneCurrency = defineProblem({
  slug: 'deal-in-one-currency',
  status: 422,
  title: { fa: 'ردیف‌ها به یک پول‌اند', en: 'Lines are in one currency' },
  detail: () => ({
    fa: 'همهٔ ردیف‌ها و تخفیف‌های یک معامله به یک واحد پول است.',
    en: 'All lines and discounts of a deal are in one currency.',
  }),
});

export const discountTooLarge = defineProblem({
  slug: 'discount-too-large',
  status: 422,
  title: { fa: 'تخفیف از مبلغ بیشتر است', en: 'The discount is more than the amount' },
  detail: () => ({
    fa: 'تخفیف کل از جمع ردیف‌ها بیشتر می‌شود؛ نخست تخفیف را کم کنید.',
    en: 'The discount on the whole would be more than the lines come to; lower it first.',
  }),
});

export const dealTooLarge = defineProblem({
  slug: 'deal-too-large',
  status: 422,
  title: { fa: 'جمع بیش از اندازه بزرگ است', en: 'The sum is too large' },
  detail: () => ({
    fa: 'جمع ردیف‌ها بیش از هزار هزار میلیارد می‌شود؛ شاید در قیمت یا تعداد رقمی زیاد است.',
    en: 'The lines come to more than a thousand trillion; perhaps a price or a quantity has a digit too many.',
  }),
});
