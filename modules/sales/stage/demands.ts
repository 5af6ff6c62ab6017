import { isHidden } from '#records/access/visible.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Demand, Draft } from '#records/define/lifecycle.ts';
import { fieldsForeignTo } from '#records/query/variant.ts';
import type { RecordTx } from '#records/records.ts';
import { requiredUnseen } from '#records/write/validate.ts';
import type { StageNeedName } from '../contract/stage.ts';
import { stageNeeds } from './needs.ts';
import { readStages, type Stage, type Stages } from './stages.ts';

/** A filter lists so many at most. */
const mostListed = 500;

/** What is asked of one deal on its way: where it is asked, and what. */
type Asked = {
  readonly draft: Draft;
  readonly needs: ReadonlyMap<StageNeedName, Stage>;
  readonly fields: ReadonlyMap<string, Stage>;
};

/**
 * What stages ask of a deal that moves on: what those ask that it leaves behind, and those that it enters, the passed-over
 * ones included. Nothing is asked of a deal that goes back or is lost, nor of the past that a file brings in.
 */
export async function demandOfStages(tx: RecordTx, drafts: readonly Draft[], demand: Demand): Promise<void> {
  if (tx.context.cause.kind === 'import') return;
  const moved = drafts.filter(({ before, values }) => before?.['stage'] !== values['stage']);
  if (moved.length === 0) return;
  const stages = await readStages(tx);
  const asked = moved.map((draft) => askedOf(draft, stages));
  for (const one of asked) demandFields(tx, one, demand);
  const withNeeds = asked.filter(({ needs }) => needs.size > 0);
  if (withNeeds.length === 0) return;
  const proved = await provedNeeds(tx, withNeeds);
  for (const { draft, needs } of withNeeds)
    for (const [name, stage] of needs) {
      if (proved.get(name)?.has(draft.id)) continue;
      const { missing, wants } = stageNeeds[name];
      demand(draft, {
        field: 'stage',
        code: 'needs-record',
        message: {
          fa: `برای «${stage.name}»: ${missing.fa}`,
          en: `For “${stage.name}”: ${missing.en}`,
        },
        // Of a deal that is not there yet nothing can be told.
        ...(wants && draft.before ? { wants } : {}),
      });
    }
}

function askedOf(draft: Draft, stages: Stages): Asked {
  const to = stages.get(draft.values['stage']);
  const needs = new Map<StageNeedName, Stage>();
  const fields = new Map<string, Stage>();
  if (!to || to.kind === 'lost') return { draft, needs, fields };
  const from = stages.get(draft.before?.['stage']);
  const start = from?.pipeline === to.pipeline && from.kind !== 'lost' ? from.position : -Infinity;
  for (const stage of stages.all) {
    if (stage.pipeline !== to.pipeline || stage.kind === 'lost') continue;
    if (stage.position > start && stage.position <= to.position)
      for (const need of stage.entryNeeds) needs.set(need, stage);
    if (stage.position >= start && stage.position < to.position) {
      for (const need of stage.exitNeeds) needs.set(need, to);
      for (const field of stage.exitFields) fields.set(field, stage);
    }
  }
  return { draft, needs, fields };
}

function demandFields(tx: RecordTx, { draft, fields }: Asked, demand: Demand): void {
  const object = tx.schema.objects.get('deal');
  if (!object) return;
  const foreign = fieldsForeignTo(object, draft.values);
  for (const [name, stage] of fields) {
    const field = object.fields.get(name);
    const value = draft.values[name] ?? null;
    const filled = value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
    if (!field || filled || foreign.has(name)) continue;
    if (isHidden(tx.context.actor, object, field)) demand(draft, requiredUnseen(''));
    else
      demand(draft, {
        field: name,
        code: 'required-at-stage',
        message: {
          fa: `«${field.label.fa}» پیش از رفتن از «${stage.name}» الزامی است.`,
          en: `“${field.label.en}” is required before leaving “${stage.name}”.`,
        },
      });
  }
}

/** Of which deals each need is met, asked of everybody's records: a colleague's meeting is a meeting all the same. */
async function provedNeeds(
  tx: RecordTx,
  asked: readonly Asked[],
): Promise<ReadonlyMap<StageNeedName, ReadonlySet<string>>> {
  const system = tx.bySystem('what a stage asks of a deal');
  const names = new Set(asked.flatMap(({ needs }) => [...needs.keys()]));
  const proved = new Map<StageNeedName, Set<string>>();
  for (const name of names) {
    const deals = asked.flatMap(({ draft, needs }) => (draft.before && needs.has(name) ? [draft.id] : []));
    const met = new Set<string>();
    for (let start = 0; start < deals.length; start += mostListed)
      for (const { object, where } of stageNeeds[name].proofs) {
        const own = {
          field: 'deal',
          op: 'in',
          value: deals.slice(start, start + mostListed),
        } as const;
        const groups = await system
          .recordsOf(object)
          .groups({ filter: where ? { and: [own, where] } : own, by: ['deal'] });
        for (const { keys } of groups) met.add((keys[0] as Linked).id);
      }
    proved.set(name, met);
  }
  return proved;
}
