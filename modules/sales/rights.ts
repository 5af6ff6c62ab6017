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
    lead_score_rule: keep,
    lead_assignment_rule: keep,
    call_script: keep,
    script_edition: readAll,
    script_answer: { read: 'team', export: true },
    call_list: { read: 'all', create: true, update: 'team', remove: 'team' },
    call_list_entry: { read: 'team', export: true },
  },
  seller: {
    deal: { read: 'own', create: true, update: 'own' },
    product: readAll,
    pipeline: readAll,
    stage: readAll,
    loss_reason: readAll,
    stage_change: { read: 'own' },
    lead: { read: 'own', create: true, update: 'own' },
    lead_score_rule: readAll,
    lead_assignment_rule: readAll,
    call_script: readAll,
    script_edition: readAll,
    script_answer: { read: 'own' },
    call_list: { read: 'all', create: true, update: 'own', remove: 'own' },
    call_list_entry: { read: 'own' },
  },
  viewer: {
    deal: readAll,
    product: readAll,
    pipeline: readAll,
    stage: readAll,
    loss_reason: readAll,
    stage_change: readAll,
    lead: readAll,
    lead_score_rule: readAll,
    lead_assignment_rule: readAll,
    call_script: readAll,
    script_edition: readAll,
    script_answer: readAll,
    call_list: readAll,
    call_list_entry: readAll,
  },
};
