import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { meeting } from '#modules/work/index.ts';
import { dealCall } from '../activities/extensions.ts';
import type { ScriptDefinition } from '../contract/script.ts';
import { callScript, scriptAnswer } from '../script/objects.ts';

/** How many of a hundred answer at an hour; at noon people eat, and towards evening they are back at their desks. */
const answering: Readonly<Record<number, number>> = {
  9: 55,
  10: 70,
  11: 62,
  12: 22,
  13: 18,
  14: 45,
  15: 52,
  16: 64,
  17: 58,
};
const hours = Object.keys(answering).map(Number);
const count = 260;

type Script = { readonly id: RecordId; readonly edition: number; readonly definition: ScriptDefinition };

/** Calls of the last months with the first script: enough to tell at which hours people answer, and which answer leads to a meeting. */
export async function sampleCalled(scene: Scene): Promise<void> {
  const script = await firstScript(scene);
  const people = scene.made('party').filter(({ values }) => values['kind'] === 'person');
  if (people.length === 0 || !script) return;
  const planned = Array.from({ length: count }, () => planCall(scene, people));
  const meetings = await scene.make(
    meeting,
    planned
      .filter(({ agreed }) => agreed)
      .map(({ party, days, owner }) => ({
        subject: 'جلسهٔ معرفی',
        state: 'held',
        at: scene.at(scene.workday(Math.min(-1, days + 4)), '10:00'),
        about: party.id,
        owner,
      })),
  );
  let next = 0;
  const calls = await scene.make(
    dealCall,
    planned.map(({ party, at, owner, outcome, duration, agreed }) => ({
      subject: 'تماس فروش',
      direction: 'outgoing',
      about: party.id,
      at,
      outcome,
      duration,
      owner,
      script: script.id,
      scriptEdition: script.edition,
      settled: true,
      meeting: agreed ? (meetings[next++]?.id ?? null) : null,
    })),
  );
  const [first] = script.definition.steps;
  if (!first) return;
  await scene.make(
    scriptAnswer,
    calls.flatMap((call, index) => {
      const plan = planned[index];
      if (!plan || plan.outcome === 'no-answer') return [];
      const said = plan.agreed ? first.answers[0] : scene.chance.one(first.answers);
      return said
        ? [
            {
              answer: said.label,
              step: first.title,
              call: call.id,
              script: script.id,
              edition: script.edition,
              owner: plan.owner,
            },
          ]
        : [];
    }),
  );
}

async function firstScript({ tx }: Scene): Promise<Script | undefined> {
  const [script] = (await tx.records(callScript).page({ limit: 1 })).records;
  return (
    script && {
      id: script.id as RecordId,
      edition: Number(script.values['edition']),
      definition: script.values['definition'] as ScriptDefinition,
    }
  );
}

function planCall(scene: Scene, people: readonly SampleRecord[]) {
  const { chance } = scene;
  const party = chance.one(people);
  const hour = chance.one(hours);
  const days = scene.workday(-chance.between(1, 80));
  const reached = chance.percent(answering[hour] ?? 0);
  const outcome = !reached
    ? 'no-answer'
    : chance.percent(25)
      ? 'refused'
      : chance.percent(15)
        ? 'call-back'
        : 'answered';
  return {
    party,
    days,
    at: scene.at(days, `${String(hour).padStart(2, '0')}:${chance.one(['05', '20', '35', '50'])}`),
    owner: (party.values['owner'] as RecordId | null | undefined) ?? chance.one(scene.owners),
    outcome,
    duration: reached ? chance.between(2, 14) : 0,
    agreed: outcome === 'answered' && chance.percent(35),
  };
}
