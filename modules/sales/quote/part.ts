import type { Part } from '#records/define/define-module.ts';
import { expireQuotes } from './deeds.ts';
import { quoteNotifications } from './notices.ts';
import { quote, quoteLink, quoteVersion } from './object.ts';
import { previewRoute } from './preview.ts';
import { publicQuoteRoutes } from './public-routes.ts';
import { quoteRoutes } from './routes.ts';
import { seedQuotes } from './seed.ts';
import { quoteTemplate } from './template.ts';

/** Offers on paper, and the customer's answers to them. */
export const quotes: Part = {
  objects: [quoteTemplate, quote, quoteVersion, quoteLink],
  routes: (app, engine, tools) => {
    quoteRoutes(app, engine, tools);
    publicQuoteRoutes(app, engine, tools);
    previewRoute(app, engine, tools);
  },
  everyMinute: [expireQuotes],
  notifications: quoteNotifications,
  seeds: { quotes: seedQuotes },
};
