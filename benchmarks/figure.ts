/** One measured figure: its limit is the bare figure of the same run, its bar what is asked of it. */
export type Figure = {
  readonly name: string;
  readonly scale: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number | null;
  readonly ratio: number | null;
  readonly bar: number | null;
  readonly ok: boolean | null;
};

export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'requests/s' | 'rows/s' | 's' | 'MB';
  readonly limit?: number | undefined;
  readonly bar?: number | undefined;
};

/** More is better of what is counted by the second; less of everything else. */
const moreIsBetter = (unit: string): boolean => unit.endsWith('/s');

export function figure(scale: string, { name, value, unit, limit, bar }: Measured): Figure {
  return {
    name,
    scale,
    value: round(value),
    unit,
    limit: limit === undefined ? null : round(limit),
    ratio: limit === undefined || limit === 0 ? null : round(value / limit),
    bar: bar === undefined ? null : round(bar),
    ok: bar === undefined ? null : moreIsBetter(unit) ? value >= bar : value <= bar,
  };
}

const round = (value: number): number => Number(value.toPrecision(4));
