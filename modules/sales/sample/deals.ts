import { addDays, weekdayOf } from '#persian/jalali/civil.ts';
import { addJalaliMonths, firstOfJalaliMonth, toJalali } from '#persian/jalali/convert.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { deal } from '../deal/object.ts';
import { readStages, type Stage, type Stages } from '../stage/stages.ts';
import { descriptions, openings, products } from './words.ts';

/** One move of a deal; `at` is an instant. */
type Step = { readonly stage: Stage; readonly at: string };

const count = 120;
const friday = 6;
/** For a stage that says no time of its own. */
const usualDays = 14;

/**
 * Deals made as people make them: each begins in the first stage and is moved on day by day, so that its history, its
 * facts and its days are those of a real one. Some have stood too long where they are.
 * @returns those that are still open
 */
export async function sampleDeals(scene: Scene, sold: readonly SampleRecord[]): Promise<SampleRecord[]> {
  const stages = await readStages(scene.tx);
  const reasons = await lossReasons(scene);
  const plans = Array.from({ length: count }, () => plan(scene, stages, sold));
  const made = await scene.make(
    deal,
    plans.map(({ input }) => input),
  );
  const longest = Math.max(...plans.map(({ steps }) => steps.length));
  for (let step = 0; step < longest; step++) {
    const moves = made.flatMap(({ id }, index) => {
      const next = plans[index]?.steps[step];
      return next ? [{ id, values: arrive(scene, next, reasons) }] : [];
    });
    if (moves.length > 0) await scene.tx.records(deal).update(moves);
  }
  return made.filter(
    (_, index) =>
      plans[index]?.steps.at(-1)?.stage.kind !== 'won' && plans[index]?.steps.at(-1)?.stage.kind !== 'lost',
  );
}

function arrive({ chance }: Scene, { stage, at }: Step, reasons: readonly string[]) {
  return {
    stage: stage.id,
    stageSince: at,
    ...(stage.kind === 'open' ? {} : { closedOn: at.slice(0, 10) }),
    ...(stage.kind === 'lost' && reasons.length > 0 && chance.percent(85)
      ? { lossReason: chance.one(reasons) }
      : {}),
  };
}

function plan(scene: Scene, stages: Stages, sold: readonly SampleRecord[]) {
  const { chance, today } = scene;
  const party = chance.percent(94) ? chance.one(scene.made('party')) : undefined;
  const offer = chance.one(sold);
  const goods = products.find((one) => one.name === offer.values['name']) ?? chance.one(products);
  const { name, price, category } = goods;
  const pieces = chance.between(1, price > 1_000_000_000 ? 4 : 9);
  const amount = Math.round((price * pieces * chance.between(85, 104)) / 100 / 1_000_000) * 1_000_000;
  const { openedOn, route } = chance.percent(50) ? decided(scene, stages) : open(scene, stages);
  const last = route.at(-1);
  // What was decided was expected to be about then; what is open is expected from now on.
  const expectedFrom = last && last.stage.kind !== 'open' ? last.at.slice(0, 10) : today;
  const input = {
    title: `${chance.one(openings[category])} ${name}`,
    party: party?.id ?? null,
    product: offer.id,
    amount: { amount: String(amount), currency: 'IRR' },
    owner: (party?.values['owner'] as RecordId | null | undefined) ?? chance.one(scene.owners),
    openedOn,
    expectedCloseOn: monthsEnd(expectedFrom, chance.between(0, 3)),
    forecastCategory: last && last.stage.kind === 'open' ? sureness(last.stage) : null,
    source: chance.one(['referral', 'website', 'phone', 'cold-call', 'exhibition', 'social']),
    description: chance.percent(40) ? chance.one(descriptions) : null,
  };
  return { input, steps: route };
}

/** Sellers are sure of what they negotiate, and hope for what they have offered. */
const sureness = ({ probability }: Stage): string | null =>
  probability >= 75 ? 'commit' : probability >= 50 ? 'best' : null;

/** The last working day of the Jalali month so many months later, when deals are expected to be signed. */
function monthsEnd(day: string, ahead: number): string {
  const { year, month } = toJalali(addJalaliMonths(day, ahead));
  const last = addDays(addJalaliMonths(firstOfJalaliMonth(year, month), 1), -1);
  return weekdayOf(last) === friday ? addDays(last, -1) : last;
}

type Course = { readonly openedOn: string; readonly route: readonly Step[] };

const officeHour = ({ chance }: Scene): string => `${String(chance.between(8, 16)).padStart(2, '0')}:30`;

/** Deals that were won or lost in the last eight months, at random but in order. */
function decided(scene: Scene, stages: Stages): Course {
  const { chance, today } = scene;
  const age = chance.between(25, 240);
  const openedOn = addDays(today, -age);
  const first = stages.first('open');
  const later = openStages(stages).slice(1);
  const end = stages.first(chance.percent(58) ? 'won' : 'lost', first?.pipeline);
  const reached = end?.kind === 'won' ? later.length : chance.between(0, later.length);
  const course = [...later.slice(0, reached), ...(end ? [end] : [])];
  const route: Step[] = [];
  let day = openedOn;
  for (const stage of course) {
    day = addDays(day, chance.between(1, Math.max(2, Math.floor(age / (course.length + 1)))));
    if (weekdayOf(day) === friday) day = addDays(day, 1);
    if (day >= today) break;
    route.push({ stage, at: instantOf(day, officeHour(scene)) });
  }
  return { openedOn, route };
}

/** Deals under way, counted back from today: two of three within the time of their stage, the others past it. */
function open(scene: Scene, stages: Stages): Course {
  const { chance, today } = scene;
  const reached = openStages(stages);
  const course = reached.slice(0, chance.between(1, reached.length));
  let day = today;
  const entered = course.toReversed().map((stage, back) => {
    const allowed = stage.allowedDays ?? usualDays;
    const late = back === 0 && chance.percent(33);
    const stay = late ? allowed + chance.between(1, allowed) : chance.between(back === 0 ? 0 : 1, allowed);
    day = addDays(day, -stay);
    if (weekdayOf(day) === friday) day = addDays(day, -1);
    return { stage, day };
  });
  return {
    openedOn: day,
    route: entered
      .toReversed()
      .slice(1)
      .flatMap((one) =>
        one.day < today ? [{ stage: one.stage, at: instantOf(one.day, officeHour(scene)) }] : [],
      ),
  };
}

const openStages = (stages: Stages): readonly Stage[] => {
  const first = stages.first('open');
  return stages.all.filter(({ kind, pipeline }) => kind === 'open' && pipeline === first?.pipeline);
};

async function lossReasons(scene: Scene): Promise<string[]> {
  const { records } = await scene.tx.recordsOf('loss_reason').page({ fields: [], limit: 200 });
  return records.map(({ id }) => id);
}
