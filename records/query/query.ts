/** A filter as the API takes it. Fields are API names, or a path through one link: `party.name`. */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly search: string }
  /** What an import made or changed, by the import's id. */
  | { readonly import: string }
  | Condition;

export type Condition = { readonly field: string; readonly op: Operator; readonly value?: unknown };

export const operators = [
  'eq',
  'ne',
  'in',
  'notIn',
  'contains',
  'starts',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'within',
  /** Hours of the day, 0–23, on the workspace's clock. */
  'atHour',
  /** Days of the week, 0–6 from Saturday. */
  'onWeekday',
  'has',
  'hasAny',
  'hasAll',
  'empty',
  'filled',
] as const;
export type Operator = (typeof operators)[number];

export type Sort = { readonly field: string; readonly direction: 'asc' | 'desc' };

/** One page of a list. */
export type PageQuery = {
  readonly filter?: Filter;
  /** At most two; the id breaks ties. Newest first where absent. */
  readonly sort?: readonly Sort[];
  /** API names to return; all readable ones where absent. */
  readonly fields?: readonly string[];
  /** 1–200, 50 where absent. */
  readonly limit?: number;
  /** `next` of the page before, or with `back` the `previous` of the page after. */
  readonly cursor?: string;
  /** Reads towards the beginning: what stands before the cursor, or the end of the list where there is none. */
  readonly back?: boolean;
  /**
   * Begins at this value of the first sort: a letter of the alphabet, a day, an instant, an amount. Where that is a yes or no,
   * at this value of the second, among the rows that stand first.
   */
  readonly from?: string;
  /** Records in the bin instead of living ones. */
  readonly removed?: boolean;
  readonly variant?: string;
};

/** A record as it leaves the engine: wire values by API name, beside what every record has. */
export type Stored = {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly removedAt: string | null;
  readonly values: Readonly<Record<string, unknown>>;
};

/** `next` and `previous` lead on in both directions; null where the list ends or begins. */
export type Page = {
  readonly records: readonly Stored[];
  readonly next: string | null;
  readonly previous: string | null;
};
