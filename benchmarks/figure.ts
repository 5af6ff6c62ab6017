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

const columns = ['name', 'value', 'unit', 'limit', 'ratio', 'bar', 'ok'] as const;

/** The figures as a table of Markdown, which a terminal shows as well. */
export function table(figures: readonly Figure[]): string {
  const cell = (value: Figure[(typeof columns)[number]]): string =>
    value === null
      ? ''
      : typeof value === 'boolean'
        ? value
          ? 'yes'
          : 'NO'
        : typeof value === 'number'
          ? shown(value)
          : value;
  const rows = [[...columns], ...figures.map((one) => columns.map((column) => cell(one[column])))];
  const widths = columns.map((_, index) => Math.max(3, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, index) => text.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)].join(
    '\n',
  );
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
