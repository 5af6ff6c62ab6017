/** Values by label set, in the order in which they first appeared. */
type Labels = Readonly<Record<string, string | number>>;

export type Counter = { add(labels?: Labels, amount?: number): void };
export type Gauge = { set(value: number, labels?: Labels): void };
export type Histogram = { observe(value: number, labels?: Labels): void };

/** The figures of one process, in Prometheus' text format (version 0.0.4). */
export type Metrics = {
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string): Gauge;
  /** @param bounds upper bounds of its buckets, rising */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** Runs before each rendering, to set gauges whose value is asked for rather than told. */
  beforeRender(collect: () => void | Promise<void>): void;
  render(): Promise<string>;
};

/** Content type of `render()`. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

// A label that took its value from a request would grow without end; routes and jobs are far fewer than this.
const mostSeries = 2_000;

export function openMetrics(): Metrics {
  const families = new Map<string, () => string[]>();
  const collectors: (() => void | Promise<void>)[] = [];
  const declare = (name: string, kind: string, help: string, lines: () => string[]): void => {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`${name} is no name of a metric`);
    if (families.has(name)) throw new Error(`Two metrics are called ${name}`);
    families.set(name, () => [
      `# HELP ${name} ${help.replaceAll('\n', ' ')}`,
      `# TYPE ${name} ${kind}`,
      ...lines(),
    ]);
  };
  return {
    counter(name, help) {
      const values = series<number>();
      declare(name, 'counter', help, () =>
        [...values].map(([labels, value]) => `${name}${braces(labels)} ${value}`),
      );
      return { add: (labels = {}, amount = 1) => bump(values, keyOf(labels), amount) };
    },
    gauge(name, help) {
      const values = series<number>();
      declare(name, 'gauge', help, () =>
        [...values].map(([labels, value]) => `${name}${braces(labels)} ${value}`),
      );
      return { set: (value, labels = {}) => put(values, keyOf(labels), value) };
    },
    histogram(name, help, bounds) {
      const values = series<Buckets>();
      declare(name, 'histogram', help, () =>
        [...values].flatMap(([labels, one]) => bucketLines(name, labels, bounds, one)),
      );
      return {
        observe(value, labels = {}) {
          const key = keyOf(labels);
          const one = values.get(key) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 };
          const at = bounds.findIndex((bound) => value <= bound);
          if (at >= 0) one.counts[at] = (one.counts[at] ?? 0) + 1;
          one.sum += value;
          one.count += 1;
          put(values, key, one);
        },
      };
    },
    beforeRender: (collect) => void collectors.push(collect),
    async render() {
      await Promise.all(collectors.map(async (collect) => collect()));
      return `${[...families.values()].flatMap((lines) => lines()).join('\n')}\n`;
    },
  };
}

type Buckets = { counts: number[]; sum: number; count: number };

const series = <Value>(): Map<string, Value> => new Map();

function put<Value>(values: Map<string, Value>, key: string, value: Value): void {
  if (values.has(key) || values.size < mostSeries) values.set(key, value);
}

const bump = (values: Map<string, number>, key: string, amount: number): void =>
  put(values, key, (values.get(key) ?? 0) + amount);

const keyOf = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(String(value))}"`)
    .join(',');

const escape = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const braces = (labels: string): string => (labels ? `{${labels}}` : '');

function bucketLines(
  name: string,
  labels: string,
  bounds: readonly number[],
  { counts, sum, count }: Buckets,
): string[] {
  let below = 0;
  const bucket = (bound: string, value: number): string =>
    `${name}_bucket${braces([labels, `le="${bound}"`].filter(Boolean).join(','))} ${value}`;
  return [
    ...bounds.map((bound, at) => bucket(String(bound), (below += counts[at] ?? 0))),
    bucket('+Inf', count),
    `${name}_sum${braces(labels)} ${sum}`,
    `${name}_count${braces(labels)} ${count}`,
  ];
}
