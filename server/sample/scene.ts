import { addDays, weekdayOf } from '#persian/jalali/civil.ts';
import { civilDateOf, instantOf } from '#persian/jalali/instants.ts';
import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { mostInBatch } from '#records/write/create.ts';
import { chanceFrom } from './chance.ts';
import { markSample } from './marks.ts';

const friday = 6;
const colleague = {
  kind: 'member',
  teamId: undefined,
  teamMemberIds: [],
  grants: { admin: true, objects: {}, deeds: [] },
} as const;

/** The scene in which every module puts its part. */
export function openScene(
  engine: RecordEngine,
  tx: RecordTx,
  seed: number,
  owners: () => readonly RecordId[],
): Scene {
  const today = civilDateOf(tx.context.now().toISOString());
  const made = new Map<string, SampleRecord[]>();
  return {
    tx,
    today,
    chance: chanceFrom(seed),
    get owners() {
      return owners();
    },
    at: (days, time) => instantOf(addDays(today, days), time),
    workday: (days) => (weekdayOf(addDays(today, days)) === friday ? days - 1 : days),
    as: (member) =>
      engine.over({ ...tx, context: { ...tx.context, actor: { ...colleague, memberId: member } } }),
    made: (object) => made.get(object) ?? [],
    make: async (definition, inputs) => {
      const records: SampleRecord[] = [];
      for (let start = 0; start < inputs.length; start += mostInBatch) {
        const batch = inputs.slice(start, start + mostInBatch);
        const ids = await tx.records(definition).create(batch);
        await markSample(tx, definition.name, ids);
        for (const [index, id] of ids.entries()) records.push({ id, values: { ...batch[index] } });
      }
      made.set(definition.name, [...(made.get(definition.name) ?? []), ...records]);
      return records;
    },
  };
}
