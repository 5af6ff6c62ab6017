import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { call } from '../call/object.ts';
import { note } from '../note/object.ts';
import { sampleDiaries } from './diary.ts';
import { callSubjects, notes, talks } from './words.ts';

const outcomes = [
  'answered',
  'answered',
  'answered',
  'answered',
  'no-answer',
  'busy',
  'call-back',
  'refused',
];

/** Traces of work: calls and notes of the last months, and what stands in everybody's diary. */
export async function sampleWork(scene: Scene): Promise<void> {
  const parties = scene.made('party');
  if (parties.length === 0) return;
  await scene.make(
    call,
    Array.from({ length: 110 }, () => oneCall(scene, parties)),
  );
  await scene.make(
    note,
    Array.from({ length: 100 }, () => oneNote(scene, parties)),
  );
  await sampleDiaries(scene);
}

const ownerOf = (scene: Scene, { values }: SampleRecord): RecordId =>
  (values['owner'] as RecordId | null | undefined) ?? scene.chance.one(scene.owners);

const officeTime = ({ chance }: Scene): string =>
  `${String(chance.between(8, 16)).padStart(2, '0')}:${chance.one(['00', '10', '15', '30', '40', '45'])}`;

function oneCall(scene: Scene, parties: readonly SampleRecord[]) {
  const { chance } = scene;
  const party = chance.one(parties);
  const outcome = chance.one(outcomes);
  const talked = outcome === 'answered' || outcome === 'call-back' || outcome === 'refused';
  const [phone] = (party.values['phones'] as readonly { readonly number: string }[] | undefined) ?? [];
  return {
    subject: chance.one(callSubjects),
    direction: chance.percent(30) ? 'incoming' : 'outgoing',
    about: party.id,
    at: scene.at(scene.workday(-chance.between(1, 120)), officeTime(scene)),
    outcome,
    phone: phone?.number ?? null,
    duration: talked ? chance.between(2, 25) : 0,
    notes: talked && chance.percent(75) ? chance.one(talks) : null,
    owner: ownerOf(scene, party),
  };
}

function oneNote(scene: Scene, parties: readonly SampleRecord[]) {
  const party = scene.chance.one(parties);
  return {
    text: scene.chance.one(notes),
    about: party.id,
    pinned: scene.chance.percent(8),
    owner: ownerOf(scene, party),
  };
}
