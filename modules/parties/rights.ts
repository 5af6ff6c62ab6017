import type { Rights } from '#records/define/define-module.ts';

/** Sellers know their own parties; relations and tags say nothing without the parties that they join. */
export const partiesRights: Rights = {
  manager: {
    party: { read: 'team', create: true, update: 'team', remove: 'team', export: true },
    relation: { read: 'all', create: true, update: 'all', remove: 'all', export: true },
    tag: { read: 'all', create: true, update: 'all', remove: 'all' },
  },
  seller: {
    party: { read: 'own', create: true, update: 'own' },
    relation: { read: 'all', create: true },
    tag: { read: 'all', create: true },
  },
  viewer: {
    party: { read: 'all' },
    relation: { read: 'all' },
    tag: { read: 'all' },
  },
};
