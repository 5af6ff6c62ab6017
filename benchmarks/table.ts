import { formatNumber } from '#persian/digits.ts';
import type { Figure } from './figure.ts';

const measures = ['p50', 'p95', 'CPU', 'at 10'] as const;

/**
 * The figures as two tables of Markdown, which a terminal shows as well: what was asked over HTTP, a line each, and the
 * rest. A figure that misses its bar is followed by `✗` and the bar.
 */
export function tables(figures: readonly Figure[]): string {
  const parts = (name: string): { subject: string; measure: string } => {
    const at = name.lastIndexOf(': ');
    return { subject: name.slice(0, at), measure: name.slice(at + 2) };
  };
  const isAsked = ({ name }: Figure): boolean => measures.some((one) => one === parts(name).measure);
  const asked = Map.groupBy(figures.filter(isAsked), ({ name }) => parts(name).subject);
  const line = ([subject, all]: [string, Figure[]]): string[] => [
    subject,
    ...measures.flatMap((measure) => {
      const found = all.find(({ name }) => parts(name).measure === measure);
      const cells = [shownWithBar(found), shown(found?.limit)];
      return measure === 'p95' ? cells.slice(0, 1) : cells;
    }),
  ];
  return [
    markdown(
      ['over HTTP', 'p50 ms', 'bare', 'p95 ms', 'CPU ms', 'bare', 'requests/s at 10', 'bare'],
      [...asked].map(line),
    ),
    markdown(
      ['beside', 'value', 'unit', 'bare'],
      figures
        .filter((one) => !isAsked(one))
        .map((one) => [one.name, shownWithBar(one), one.unit, shown(one.limit)]),
    ),
  ].join('\n\n');
}

const shownWithBar = (one: Figure | undefined): string =>
  `${shown(one?.value)}${one?.ok === false ? ` ✗ ${shown(one.bar)}` : ''}`;

function shown(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return value >= 100 ? formatNumber(Math.round(value), 'en') : value.toFixed(value >= 10 ? 1 : 2);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, index) => text.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}
