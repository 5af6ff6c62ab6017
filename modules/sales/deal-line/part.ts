import type { Part } from '#records/define/define-module.ts';
import { discountNotifications } from '../discount/notices.ts';
import { discountApproval, discountLimit } from '../discount/objects.ts';
import { price, priceList } from '../price-list/objects.ts';
import { dealLine } from './object.ts';
import { pricingRoutes } from './routes.ts';

/** What a deal is made of, at which price, and how much of it may be given away. */
export const pricing: Part = {
  objects: [priceList, price, dealLine, discountLimit, discountApproval],
  routes: pricingRoutes,
  notifications: discountNotifications,
};
