import type { Money } from '#records/define/declare.ts';
import type { Bottleneck, Leak, StageFlow, StageHeld } from '../contract/reports.ts';

export function bottleneckOf(stages: readonly StageHeld[]): Bottleneck | null {
  const [worst] = stages.toSorted((one, other) => other.late.days - one.late.days);
  if (!worst || worst.late.count === 0) return null;
  const { count, days, rows } = worst.late;
  return { stage: worst.stage, count, days, rows };
}

/** Values are held against each other in the currency in which most deals of the firm were lost. */
export function leakOf(stages: readonly StageFlow[]): Leak | null {
  const currency = commonest(stages.flatMap(({ lost }) => lost.value.map((one) => one.currency)));
  const valueOf = ({ lost }: StageFlow): Money | null =>
    lost.value.find((one) => one.currency === currency) ?? null;
  const [worst] = stages.toSorted(
    (one, other) =>
      Number(valueOf(other)?.amount ?? 0) - Number(valueOf(one)?.amount ?? 0) ||
      other.lost.count - one.lost.count,
  );
  if (!worst || worst.lost.count === 0) return null;
  return { stage: worst.stage, count: worst.lost.count, value: valueOf(worst), rows: worst.lost.rows };
}

function commonest(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
