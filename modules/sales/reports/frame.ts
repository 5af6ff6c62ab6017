import { member, team } from '#records/access/objects.ts';
import { ownersSeen } from '#records/access/visible.ts';
import type { Linked } from '#records/define/declare.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import type { Frame } from '../contract/reports.ts';
import { deal } from '../deal/object.ts';
import { pipeline } from '../pipeline/object.ts';
import { readStages } from '../stage/stages.ts';

const mostTold = 200;

/** What a reader may ask reports of. @throws notAllowed where he may read no deals at all */
export async function readFrame(tx: RecordTx): Promise<Frame> {
  readable(tx, deal, ['stage']);
  const object = tx.schema.objects.get(deal.name);
  const seen = object && ownersSeen(tx.context.actor, object, 'read');
  const people = await tx.records(member).page({
    filter: {
      and: [
        { field: 'active', op: 'eq', value: true },
        ...(seen ? [{ field: 'id', op: 'in' as const, value: seen }] : []),
      ],
    },
    sort: [{ field: 'name', direction: 'asc' }],
    fields: ['name', 'team'],
    limit: mostTold,
  });
  const teams = await tx.records(team).page({ fields: ['name'], limit: mostTold });
  const known = new Set(people.records.map(({ values }) => (values['team'] as Linked | null)?.id));
  const stages = await readStages(tx);
  const pipelines = await tx
    .records(pipeline)
    .page({ sort: [{ field: 'position', direction: 'asc' }], fields: ['name'], limit: mostTold });
  return {
    pipelines: pipelines.records.map(({ id, values }) => ({
      id,
      name: String(values['name']),
      stages: stages.all
        .filter((stage) => stage.pipeline === id)
        .map(({ id, name, kind, color, probability }) => ({ id, name, kind, color, probability })),
    })),
    people: people.records.map(named),
    teams: teams.records.filter(({ id }) => known.has(id)).map(named),
  };
}

const named = ({
  id,
  values,
}: {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}) => ({
  id,
  name: String(values['name']),
});
