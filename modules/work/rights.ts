import type { Rights } from '#records/define/define-module.ts';

/** Who is away names who stands in for him; whoever leads him does so too. The object is the engine's own. */
const away = { read: 'all', create: true } as const;

const ownView = { read: 'own', create: true, update: 'own', remove: 'own' } as const;

/**
 * Who serves a customer reads what anybody told of him, and changes what is his own; what is to be done is everybody's own
 * affair. A view is seen by whom its owner shares it with, so that `read` says no more than that there may be any.
 */
export const workRights: Rights = {
  manager: {
    task: { read: 'team', create: true, update: 'team', remove: 'team', export: true },
    note: { read: 'all', create: true, update: 'team', remove: 'team', export: true },
    call: { read: 'all', create: true, update: 'team', remove: 'team', export: true },
    meeting: { read: 'all', create: true, update: 'team', remove: 'team', export: true },
    file: { read: 'all', create: true, update: 'team', remove: 'team' },
    saved_view: ownView,
    substitution: { ...away, update: 'team', remove: 'team' },
  },
  seller: {
    task: { read: 'own', create: true, update: 'own', remove: 'own' },
    note: { read: 'all', create: true, update: 'own', remove: 'own' },
    call: { read: 'all', create: true, update: 'own', remove: 'own' },
    meeting: { read: 'all', create: true, update: 'own', remove: 'own' },
    file: { read: 'all', create: true, update: 'own', remove: 'own' },
    saved_view: ownView,
    substitution: { ...away, update: 'own', remove: 'own' },
  },
  viewer: {
    task: { read: 'all' },
    note: { read: 'all' },
    call: { read: 'all' },
    meeting: { read: 'all' },
    file: { read: 'all' },
    saved_view: ownView,
    substitution: { read: 'all' },
  },
};
