import type { Rights } from '#records/define/define-module.ts';

const readAll = { read: 'all' } as const;
const keep = { read: 'all', create: true, update: 'all', remove: 'all' } as const;

/** Sellers have their own deals; how deals go is for the sales manager to shape. The history writes itself. */
export const salesRights: Rights = {
  manager: {
    deal: { read: 'team', create: true, update: 'team', remove: 'team', export: true },
    product: { ...keep, export: true },
    pipeline: keep,
    stage: keep,
    loss_reason: keep,
    stage_change: { read: 'team', export: true },
    lead: { read: 'team', create: true, update: 'team', remove: 'team', export: true },
    goal: { read: 'team', create: true, update: 'team', remove: 'team', export: true },
    sales_policy: { read: 'all', create: true, update: 'all' },
    lead_score_rule: keep,
    lead_assignment_rule: keep,
  },
  seller: {
    deal: { read: 'own', create: true, update: 'own' },
    product: readAll,
    pipeline: readAll,
    stage: readAll,
    loss_reason: readAll,
    stage_change: { read: 'own' },
    lead: { read: 'own', create: true, update: 'own' },
    goal: { read: 'own' },
    sales_policy: readAll,
    lead_score_rule: readAll,
    lead_assignment_rule: readAll,
  },
  viewer: {
    deal: readAll,
    product: readAll,
    pipeline: readAll,
    stage: readAll,
    loss_reason: readAll,
    stage_change: readAll,
    lead: readAll,
    goal: readAll,
    sales_policy: readAll,
    lead_score_rule: readAll,
    lead_assignment_rule: readAll,
  },
};
