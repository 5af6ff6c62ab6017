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
  const age = chance.between(2, 240);
  const begun = addDays(today, -age);
  const { route, openedOn } = keptFresh(scene, stages, begun, age, steps(scene, stages, begun, age));
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
    source: chance.one(['referral', 'website', 'phone', 'cold-call', 'exhibition', 'social']),
    description: chance.percent(40) ? chance.one(descriptions) : null,
  };
  return { input, steps: route };
}

/** Of a hundred open deals so many are within the time that their stage allows; the others have been left standing. */
const fresh = 76;

/** Most open deals were moved not long ago: a pipeline in which nearly everything rots is nobody's. */
function keptFresh({ today }: Scene, stages: Stages, begun: string, age: number, route: Step[]) {
  const last = route.at(-1);
  const stage = last?.stage ?? stages.first('open');
  // By the deal's own figures and not by chance, which would throw everything after it otherwise.
  const luck = (age * 37) % 100;
  if (stage?.kind !== 'open' || luck >= fresh) return { route, openedOn: begun };
  const day = addDays(today, -1 - (luck % Math.max(1, (stage.allowedDays ?? 10) - 1)));
  if (!last) return { route, openedOn: day };
  const before = route.at(-2)?.at.slice(0, 10) ?? begun;
  // Later than the step before, which was within working hours, though on the same day.
  const at = instantOf(day > before ? day : before, '17:30');
  return { route: [...route.slice(0, -1), { ...last, at }], openedOn: begun };
}

/** The last working day of the Jalali month so many months later, when deals are expected to be signed. */
function monthsEnd(day: string, ahead: number): string {
  const { year, month } = toJalali(addJalaliMonths(day, ahead));
  const last = addDays(addJalaliMonths(firstOfJalaliMonth(year, month), 1), -1);
  return weekdayOf(last) === friday ? addDays(last, -1) : last;
}

/** How far it came and when, at random but in order and never in the future; old deals have mostly been decided. */
function steps({ chance, today }: Scene, stages: Stages, openedOn: string, age: number): Step[] {
  const first = stages.first('open');
  const open = stages.all
    .filter(({ kind, pipeline }) => kind === 'open' && pipeline === first?.pipeline)
    .slice(1);
  const decided = chance.percent(age > 60 ? 75 : 12);
  const end = stages.first(chance.percent(58) ? 'won' : 'lost', first?.pipeline);
  const reached = decided && end?.kind === 'won' ? open.length : chance.between(0, open.length);
  const route = [...open.slice(0, reached), ...(decided && end ? [end] : [])];
  const found: Step[] = [];
  let day = openedOn;
  for (const stage of route) {
    day = addDays(day, chance.between(1, Math.max(2, Math.floor(age / (route.length + 2)))));
    if (weekdayOf(day) === friday) day = addDays(day, 1);
    if (day >= today) break;
    found.push({ stage, at: instantOf(day, `${String(chance.between(8, 16)).padStart(2, '0')}:30`) });
  }
  return found;
}

async function lossReasons(scene: Scene): Promise<string[]> {
  const { records } = await scene.tx.recordsOf('loss_reason').page({ fields: [], limit: 200 });
  return records.map(({ id }) => id);
}
