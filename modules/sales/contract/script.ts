import type { Locale, Phrase } from '#persian/bilingual.ts';
import { bracedNames, bracedParts, withoutBraces } from '#persian/braces.ts';

/** The kinds of record that are called. */
export const calledObjects = ['party', 'lead', 'deal'] as const;
export type CalledObject = (typeof calledObjects)[number];

/** A field of the record that the answer to a step fills. */
export type AskedField = {
  readonly object: CalledObject;
  readonly name: string;
  /** The call does not go past the step without it. */
  readonly required: boolean;
};

/** What the customer may say to a step, and which step follows: its key, or `end`. */
export type ScriptAnswer = { readonly key: string; readonly label: string; readonly to: string };

export type ScriptStep = {
  readonly key: string;
  readonly title: string;
  /** What the caller says, with places such as `{مشتری}` or `{customer}`. */
  readonly say: string;
  readonly field?: AskedField | undefined;
  readonly answers: readonly ScriptAnswer[];
};

/** What a customer may hold against it, and the answer to that. */
export type Objection = { readonly key: string; readonly says: string; readonly answer: string };

/** A call from its first word to its last; it begins with the first step. */
export type ScriptDefinition = {
  readonly steps: readonly ScriptStep[];
  readonly objections: readonly Objection[];
};

export const end = 'end';

/** Places in a phrase that are filled for each call, as they are written in either language. */
export const scriptPlaces = {
  greeting: { fa: 'سلام', en: 'greeting' },
  customer: { fa: 'مشتری', en: 'customer' },
  firstName: { fa: 'نام کوچک', en: 'first name' },
  company: { fa: 'شرکت مشتری', en: 'customer company' },
  caller: { fa: 'نام من', en: 'my name' },
  callerPhone: { fa: 'شمارهٔ من', en: 'my number' },
  firm: { fa: 'شرکت ما', en: 'our company' },
  product: { fa: 'محصول', en: 'product' },
  slotOne: { fa: 'زمان اول', en: 'first slot' },
  slotTwo: { fa: 'زمان دوم', en: 'second slot' },
  day: { fa: 'روز جلسه', en: 'meeting day' },
  hour: { fa: 'ساعت جلسه', en: 'meeting hour' },
  place: { fa: 'جای جلسه', en: 'meeting place' },
} as const satisfies Record<string, Phrase>;

export type ScriptPlace = keyof typeof scriptPlaces;
export type PlaceValues = Readonly<Partial<Record<ScriptPlace, string>>>;

const placeOf = new Map<string, ScriptPlace>(
  Object.entries(scriptPlaces).flatMap(([key, { fa, en }]) => [
    [fa, key as ScriptPlace] as const,
    [en, key as ScriptPlace] as const,
  ]),
);

/** A stretch of a phrase: plain words, or a place with what stands in it; `value` is undefined where nothing is known. */
export type PhrasePart =
  | { readonly text: string }
  | { readonly place: ScriptPlace; readonly value: string | undefined };

/** A phrase as it is said to this customer. What is in braces and no place stays as it is written. */
export const fillPhrase = (phrase: string, values: PlaceValues): PhrasePart[] =>
  bracedParts(phrase, (name) => placeOf.get(name)).map((part) =>
    'place' in part ? { place: part.place, value: values[part.place] } : part,
  );

/** The language that a script is written in, by the letters outside its places. */
export const speechOf = ({ steps }: ScriptDefinition): Locale =>
  steps.some(({ say }) => /\p{Script=Arabic}/u.test(withoutBraces(say))) ? 'fa' : 'en';

export type ScriptFault = {
  readonly code: 'no-steps' | 'twin' | 'nowhere' | 'dead-end' | 'loop' | 'unreached' | 'unknown-place';
  /** The step where it shows. */
  readonly step: string | null;
  readonly message: Phrase;
};

/**
 * What keeps a script from being followed: an answer that leads nowhere, a step that nothing leads to or that leads no
 * further, a way round in a circle, a place that no call can fill. Empty where it can be followed to its end.
 */
export function faultsOf({ steps, objections }: ScriptDefinition): ScriptFault[] {
  if (steps.length === 0)
    return [
      {
        code: 'no-steps',
        step: null,
        message: { fa: 'متن تماس دست‌کم یک گام می‌خواهد.', en: 'A script needs at least one step.' },
      },
    ];
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const faults: ScriptFault[] = [];
  const add = (code: ScriptFault['code'], step: ScriptStep | null, message: Phrase): void =>
    void faults.push({ code, step: step?.key ?? null, message });
  if (byKey.size < steps.length || byKey.has(end))
    add('twin', null, { fa: 'دو گام یک شناسه دارند.', en: 'Two steps have the same key.' });
  for (const step of steps) {
    if (step.answers.length === 0)
      add('dead-end', step, {
        fa: `گام «${step.title}» بن‌بست است: پاسخی بدهید که به گام بعد یا پایان تماس برسد.`,
        en: `The step “${step.title}” is a dead end: give it an answer that leads on or ends the call.`,
      });
    for (const { label, to } of step.answers)
      if (to !== end && !byKey.has(to))
        add('nowhere', step, {
          fa: `پاسخ «${label}» در گام «${step.title}» به گامی می‌رود که نیست.`,
          en: `The answer “${label}” of the step “${step.title}” leads to a step that is not there.`,
        });
    addUnknownPlaces(step.say, step, add);
  }
  for (const { answer } of objections) addUnknownPlaces(answer, null, add);
  const circle = findCircle(steps, byKey);
  if (circle)
    add('loop', circle[0] ?? null, {
      fa: `متن در دور می‌افتد: ${circle.map(({ title }) => `«${title}»`).join(' ← ')}. یکی از پاسخ‌ها را به گامی جلوتر یا به پایان ببرید.`,
      en: `The script goes round in a circle: ${circle.map(({ title }) => `“${title}”`).join(' → ')}. Let one of the answers lead further on or to the end.`,
    });
  const reached = reachedFrom(steps[0], byKey);
  for (const step of steps)
    if (!reached.has(step.key))
      add('unreached', step, {
        fa: `هیچ پاسخی به گام «${step.title}» نمی‌رسد.`,
        en: `No answer leads to the step “${step.title}”.`,
      });
  return faults;
}

function addUnknownPlaces(
  phrase: string,
  step: ScriptStep | null,
  add: (code: ScriptFault['code'], step: ScriptStep | null, message: Phrase) => void,
): void {
  for (const name of bracedNames(phrase))
    if (!placeOf.has(name))
      add('unknown-place', step, {
        fa: `«{${name}}» جای شناخته‌ای نیست؛ از فهرست جاها برگزینید.`,
        en: `“{${name}}” is no known place; choose one from the list of places.`,
      });
}

/** The steps of a circle in order, the first again at the end; undefined where there is none. */
function findCircle(
  steps: readonly ScriptStep[],
  byKey: ReadonlyMap<string, ScriptStep>,
): ScriptStep[] | undefined {
  const done = new Set<string>();
  const follow = (step: ScriptStep, path: readonly ScriptStep[]): ScriptStep[] | undefined => {
    const at = path.indexOf(step);
    if (at >= 0) return [...path.slice(at), step];
    if (done.has(step.key)) return undefined;
    for (const { to } of step.answers) {
      const next = byKey.get(to);
      const circle = next ? follow(next, [...path, step]) : undefined;
      if (circle) return circle;
    }
    done.add(step.key);
    return undefined;
  };
  for (const step of steps) {
    const circle = follow(step, []);
    if (circle) return circle;
  }
  return undefined;
}

function reachedFrom(
  first: ScriptStep | undefined,
  byKey: ReadonlyMap<string, ScriptStep>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = first ? [first] : [];
  for (let step = ahead.pop(); step; step = ahead.pop()) {
    if (reached.has(step.key)) continue;
    reached.add(step.key);
    for (const { to } of step.answers) {
      const next = byKey.get(to);
      if (next) ahead.push(next);
    }
  }
  return reached;
}
