import { styleText } from 'node:util';

const colours = { debug: 'gray', info: 'cyan', warn: 'yellow', error: 'red' } as const;

/** A line of JSON as a person at a terminal reads it. */
export function readable(line: string): string {
  const { level, time, msg, error, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const colour = colours[level as keyof typeof colours] ?? 'white';
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  const about = error === undefined ? '' : `\n${JSON.stringify(error, null, 2)}`;
  return `${styleText('gray', String(time).slice(11, 23))} ${styleText(colour, String(level).padEnd(5))} ${String(msg)} ${styleText('gray', rest.join(' '))}${about}\n`;
}
