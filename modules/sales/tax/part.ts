import { route } from '#kernel/http/route.ts';
import type { Part } from '#records/define/define-module.ts';
import { taxRate } from './object.ts';
import { readTaxRates } from './usual.ts';

/** By what things that are sold are taxed. */
export const taxes: Part = {
  objects: [taxRate],
  routes: (app, engine) => {
    app.get(
      '/sales/tax-rates',
      route('member', {
        fa: 'نرخ مالیات امروز، و نرخ‌های قانون با سند هر کدام',
        en: 'The tax rate of today, and those of the law with the source of each',
      }),
      ({ context }) => engine.transact(context, readTaxRates, { readOnly: true }),
    );
  },
};
