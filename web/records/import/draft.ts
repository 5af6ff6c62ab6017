import type { DateReading, ImportPlan, Need, Suggestion } from '#records/contract.ts';

/** A mapping while it is made: the plan, whose currency nobody may have told yet. */
export type Draft = Omit<ImportPlan, 'currency'> & { readonly currency?: string | undefined };

export const draftOf = (suggestion: Suggestion): Draft => suggestion.plan;

/** Where a column goes; several places at once are possible. */
export const targetsOf = (draft: Draft, column: number): readonly string[] =>
  draft.columns.filter((one) => one.column === column).map(({ target }) => target);

/**
 * Sends a column to these places. A place that another column had is taken from it: each has one source, but for `lists`,
 * which take several.
 */
export const withTargets = (
  draft: Draft,
  column: number,
  targets: readonly string[],
  lists: readonly string[] = [],
): Draft => ({
  ...draft,
  columns: [
    ...draft.columns.filter(
      (one) => one.column !== column && (!targets.includes(one.target) || lists.includes(one.target)),
    ),
    ...targets.map((target) => ({ column, target })),
  ].sort((a, b) => a.column - b.column),
  templates: draft.templates.filter(({ target }) => !targets.includes(target)),
  constants: draft.constants.filter(({ target }) => !targets.includes(target)),
});

/** Says how the days of a column are meant. */
export const withReading = (draft: Draft, column: number, reading: DateReading): Draft => ({
  ...draft,
  dates: [...draft.dates.filter((one) => one.column !== column), { column, reading }],
});

/** Takes the texts of a link for keys of another file, or for names again; what goes by keys is not made on the way. */
export const withReference = (draft: Draft, path: string, file: string | undefined): Draft => {
  const rest = draft.from.filter((one) => one.path !== path);
  if (file === undefined) return { ...draft, from: rest };
  const below = (one: string): boolean => one.startsWith(`${path}.`);
  return {
    ...draft,
    from: [...rest, { path, import: file }],
    create: draft.create.filter((one) => one !== path && !below(one)),
    constants: draft.constants.filter(({ target }) => !below(target)),
  };
};

export const withTemplate = (draft: Draft, target: string, template: string | null): Draft => ({
  ...draft,
  templates: [
    ...draft.templates.filter((one) => one.target !== target),
    ...(template === null ? [] : [{ target, template }]),
  ],
});

export const withConstant = (draft: Draft, target: string, value: unknown): Draft => ({
  ...draft,
  constants: [
    ...draft.constants.filter((one) => one.target !== target),
    ...(value === null || value === undefined ? [] : [{ target, value }]),
  ],
});

/** Lets records behind a link be made on the way, or no more; what they need comes and goes with them. */
export const withCreation = (draft: Draft, path: string, needs: readonly Need[], on: boolean): Draft => {
  const missing = needs.filter((need) => !draft.constants.some(({ target }) => target === need.path));
  const offered = missing.flatMap(({ path: target, value }) =>
    value === undefined ? [] : [{ target, value }],
  );
  const below = (one: string): boolean => one === path || one.startsWith(`${path}.`);
  return on
    ? { ...draft, create: [...draft.create, path], constants: [...draft.constants, ...offered] }
    : {
        ...draft,
        create: draft.create.filter((one) => !below(one)),
        constants: draft.constants.filter(({ target }) => !target.startsWith(`${path}.`)),
      };
};

/** Every place that something is given for. */
export const givenPlaces = (draft: Draft): ReadonlySet<string> =>
  new Set([...draft.columns, ...draft.templates, ...draft.constants].map(({ target }) => target));

/** The needs that apply: of the records themselves, and of what is made on the way. */
export const needsNow = (draft: Draft, suggestion: Suggestion): readonly Need[] => [
  ...suggestion.needs,
  ...suggestion.creatable.filter(({ path }) => draft.create.includes(path)).flatMap(({ needs }) => needs),
];

/** The first need that nothing is given for. */
export const unmetNeed = (draft: Draft, suggestion: Suggestion): Need | undefined => {
  const given = givenPlaces(draft);
  return needsNow(draft, suggestion).find(({ path }) => !given.has(path));
};
