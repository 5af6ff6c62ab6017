import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { call } from '../call/object.ts';
import { meeting } from '../meeting/object.ts';
import { task } from '../task/object.ts';
import { callSubjects, meetingResults, meetingSubjects, talks, todos } from './words.ts';

/** Days from today on which somebody has a meeting: more of them near, as diaries fill. */
const meetingDays = [-27, -20, -13, -8, -6, -3, -1, 0, 0, 1, 2, 4, 7, 9, 14, 19];
/** Two on one day do not meet: they take turns at these hours. */
const meetingHours = ['10:00', '14:30', '11:30', '16:00'];
const todayHours = [
  ['09:00', '12:30', '15:45'],
  ['08:30', '11:00', '16:15'],
  ['10:15', '13:00', '15:00'],
] as const;
const callHours = ['08:40', '09:30', '11:10', '13:20'];

/** Five weeks behind and three ahead of everybody who works here, and a today that is worth a look. */
export async function sampleDiaries(scene: Scene): Promise<void> {
  const parties = scene.made('party');
  const byOwner = Map.groupBy(parties, ({ values }) => values['owner']);
  const owners = [...new Set(scene.owners)];
  const serves = (owner: RecordId) => () => scene.chance.one(byOwner.get(owner) ?? parties);
  await scene.make(
    meeting,
    // Each begins at another hour, so that a week of several people is not one heap.
    owners.flatMap((owner, place) =>
      meetingDays.map((days, index) => oneMeeting(scene, owner, serves(owner)(), days, index + place)),
    ),
  );
  await scene.make(
    task,
    owners.flatMap((owner, place) => tasksOf(scene, owner, serves(owner), place)),
  );
  await scene.make(
    call,
    owners.flatMap((owner) => callsOf(scene, owner, serves(owner))),
  );
}

function oneMeeting(scene: Scene, owner: RecordId, party: SampleRecord, days: number, index: number) {
  const { chance } = scene;
  const at = scene.at(scene.workday(days), meetingHours[index % meetingHours.length] ?? '10:00');
  const manner = chance.one(['in-person', 'visit', 'visit', 'online']);
  const past = days < 0;
  const state = past ? chance.one(['held', 'held', 'held', 'held', 'cancelled', 'missed']) : 'planned';
  const guests = scene
    .made('party')
    .filter(({ values }) => values['employer'] === party.id)
    .map(({ id }) => id);
  return {
    subject: chance.one(meetingSubjects),
    manner,
    state,
    about: party.id,
    participants: chance.some(guests, 2),
    // One in five is attended by a colleague as well.
    colleagues: chance.percent(20) ? [chance.one(scene.owners)].filter((one) => one !== owner) : [],
    at,
    duration: chance.one([30, 45, 60, 60, 90]),
    place: manner === 'online' ? null : manner === 'visit' ? 'دفتر مشتری' : 'دفتر ما، اتاق جلسهٔ یک',
    link: manner === 'online' ? `https://meet.example/${chance.between(100_000, 999_999)}` : null,
    outcome: state === 'held' ? chance.one(meetingResults) : null,
    owner,
  };
}

/** Three for today, of which what was early is done; one or two are late, a few lie ahead, some are done. */
function tasksOf(scene: Scene, owner: RecordId, party: () => SampleRecord, place: number) {
  const { chance } = scene;
  const now = scene.tx.context.now().toISOString();
  const some = (count: number, when: () => number) =>
    Array.from({ length: count }, () => scene.workday(when()));
  const one = (dueAt: string, done: boolean) => {
    const [title, kind] = chance.one(todos);
    return {
      title,
      kind,
      about: party().id,
      dueAt,
      priority: chance.one(['normal', 'normal', 'normal', 'normal', 'low', 'high', 'urgent']),
      done,
      owner,
    };
  };
  const hour = () => chance.one(['09:00', '10:30', '11:30', '13:00', '15:00', '16:30']);
  return [
    ...(todayHours[place % todayHours.length] ?? todayHours[0]).map((time, index) =>
      one(scene.at(0, time), index === 0 && scene.at(0, time) < now),
    ),
    ...some(chance.between(1, 2), () => -chance.between(1, 6)).map((days) =>
      one(scene.at(days, hour()), false),
    ),
    ...some(4, () => chance.between(1, 16)).map((days) => one(scene.at(days, hour()), false)),
    ...some(2, () => -chance.between(1, 12)).map((days) => one(scene.at(days, hour()), true)),
  ];
}

/** What was telephoned this morning, as far as the morning has come, and yesterday. */
function callsOf(scene: Scene, owner: RecordId, party: () => SampleRecord) {
  const { chance } = scene;
  const now = scene.tx.context.now().toISOString();
  const times = [
    ...chance.some(callHours, 2).map((time) => scene.at(0, time)),
    ...chance.some(callHours, 2).map((time) => scene.at(scene.workday(-1), time)),
  ];
  return times
    .filter((at) => at < now)
    .map((at) => {
      const whom = party();
      const outcome = chance.one(['answered', 'answered', 'answered', 'no-answer', 'call-back']);
      const [phone] = (whom.values['phones'] as readonly { readonly number: string }[] | undefined) ?? [];
      return {
        subject: chance.one(callSubjects),
        direction: chance.percent(30) ? 'incoming' : 'outgoing',
        about: whom.id,
        at,
        outcome,
        phone: phone?.number ?? null,
        duration: outcome === 'no-answer' ? 0 : chance.between(3, 25),
        notes: outcome === 'answered' ? chance.one(talks) : null,
        owner,
      };
    });
}
