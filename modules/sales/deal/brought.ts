import type { Draft } from '#records/define/lifecycle.ts';
import type { Stages } from '../stage/stages.ts';

/**
 * What books of other products write otherwise than we do, in our words. Pipedrive leaves a deal that was won or lost in the
 * stage where that happened, with a status beside it. Salesforce and HubSpot give every deal a closing day, which of an open
 * one is the day on which it is expected to close.
 */
export function asBooksTellIt(draft: Draft, stages: Stages): void {
  const { before, values } = draft;
  const given = (name: string): boolean =>
    (values[name] ?? null) !== null && (!before || draft.given?.has(name) === true);
  const { status } = values;
  const stage = stages.get(values['stage']);
  if (given('status') && (status === 'won' || status === 'lost') && stage?.kind !== status)
    values['stage'] = stages.first(status, stage?.pipeline ?? values['pipeline'])?.id ?? values['stage'];
  const isOpen = (stages.get(values['stage'])?.kind ?? 'open') === 'open';
  if (!isOpen || !given('closedOn')) return;
  if (!given('expectedCloseOn')) values['expectedCloseOn'] = values['closedOn'];
  values['closedOn'] = null;
}
