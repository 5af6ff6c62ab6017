import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { call } from '../call/object.ts';
import { meeting } from '../meeting/object.ts';
import { note } from '../note/object.ts';
import { task } from '../task/object.ts';
import { callSubjects, meetingResults, meetingSubjects, notes, talks, todos } from './words.ts';

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

/** Traces of work: calls, meetings, notes, and tasks of which some are due today and some are late. */
export async function sampleWork(scene: Scene): Promise<void> {
  const parties = scene.made('party');
  if (parties.length === 0) return;
  await scene.make(
    call,
    Array.from({ length: 110 }, () => oneCall(scene, parties)),
  );
  await scene.make(
    meeting,
    Array.from({ length: 60 }, (_, index) => oneMeeting(scene, parties, index < 14)),
  );
  await scene.make(
    note,
    Array.from({ length: 100 }, () => oneNote(scene, parties)),
  );
  await scene.make(
    task,
    Array.from({ length: 75 }, (_, index) => oneTask(scene, parties, index)),
  );
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

function oneMeeting(scene: Scene, parties: readonly SampleRecord[], planned: boolean) {
  const { chance } = scene;
  const party = chance.one(parties);
  const manner = chance.one(['in-person', 'visit', 'visit', 'online']);
  const state = planned ? 'planned' : chance.one(['held', 'held', 'held', 'held', 'cancelled', 'missed']);
  const guests = parties.filter(({ values }) => values['employer'] === party.id).map(({ id }) => id);
  return {
    subject: chance.one(meetingSubjects),
    manner,
    state,
    about: party.id,
    participants: chance.some(guests, 2),
    at: scene.at(scene.workday(planned ? chance.between(1, 14) : -chance.between(1, 110)), officeTime(scene)),
    duration: chance.one([30, 45, 60, 60, 90]),
    place: manner === 'online' ? null : manner === 'visit' ? 'دفتر مشتری' : 'دفتر ما، اتاق جلسهٔ یک',
    link: manner === 'online' ? `https://meet.example/${chance.between(100_000, 999_999)}` : null,
    outcome: state === 'held' ? chance.one(meetingResults) : null,
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

/** A fifth is late, a fifth is for today, the others lie ahead or are done. */
function oneTask(scene: Scene, parties: readonly SampleRecord[], index: number) {
  const { chance } = scene;
  const party = chance.one(parties);
  const [title, kind] = chance.one(todos);
  const when = index % 5;
  const days =
    when === 0
      ? -chance.between(1, 9)
      : when === 1
        ? 0
        : when === 2
          ? -chance.between(2, 60)
          : chance.between(1, 20);
  return {
    title,
    kind,
    about: party.id,
    dueAt: scene.at(when === 1 ? 0 : scene.workday(days), officeTime(scene)),
    priority: chance.one(['normal', 'normal', 'normal', 'low', 'high', 'urgent']),
    done: when === 2,
    owner: ownerOf(scene, party),
  };
}
