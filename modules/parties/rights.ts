import type { Rights } from '#records/define/define-module.ts';

/**
 * Whoever serves a customer knows him without asking who is responsible for him; who that is changes what is known of him.
 * Relations and tags say nothing without the parties that they join.
 */
export const partiesRights: Rights = {
  manager: {
    party: { read: 'all', create: true, update: 'team', remove: 'team', export: true },
    relation: { read: 'all', create: true, update: 'all', remove: 'all', export: true },
    tag: { read: 'all', create: true, update: 'all', remove: 'all' },
  },
  seller: {
    party: { read: 'all', create: true, update: 'own' },
    relation: { read: 'all', create: true },
    tag: { read: 'all', create: true },
  },
  viewer: {
    party: { read: 'all' },
    relation: { read: 'all' },
    tag: { read: 'all' },
  },
};
