/** How long to measure: so many times at least (what takes seconds is measured fewer times), and until so much time has passed. */
export type Effort = { readonly least: number; readonly ms: number };

const mostMs = 10_000;

/** `all` counts the warm-up as well. */
export type Latency = { readonly p50: number; readonly p95: number; readonly all: number };

/** Does it again and again on one connection, after a warm-up that lets statements be prepared and caches fill. */
export async function latency(deed: (turn: number) => Promise<unknown>, effort: Effort): Promise<Latency> {
  const most = performance.now() + mostMs;
  let warm = 0;
  while (warm < Math.min(20, effort.least) && performance.now() < most) await deed(warm++);
  const took: number[] = [];
  const begun = performance.now();
  const enough = (): boolean => {
    const spent = performance.now() - begun;
    return (took.length >= effort.least && spent >= effort.ms) || (took.length >= 10 && spent >= mostMs);
  };
  for (let turn = warm; took.length < 5_000 && !enough(); turn += 1) {
    const from = performance.now();
    await deed(turn);
    took.push(performance.now() - from);
  }
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95), all: took.length + warm };
}

/** The value that such a share of them does not pass: half for 0.5. */
export const quantile = (took: readonly number[], share: number): number =>
  took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;

/** Deeds a second when each of these does its own again and again. */
export async function rate(
  deeds: readonly ((turn: number) => Promise<unknown>)[],
  effort: Effort,
): Promise<number> {
  let done = 0;
  let turn = 0;
  const run = async (deed: (turn: number) => Promise<unknown>, until: number): Promise<void> => {
    while (performance.now() < until) {
      await deed((turn += 1));
      done += 1;
    }
  };
  const warm = performance.now() + effort.ms / 5;
  await Promise.all(deeds.map((deed) => run(deed, warm)));
  done = 0;
  const from = performance.now();
  await Promise.all(deeds.map((deed) => run(deed, from + effort.ms)));
  return done / ((performance.now() - from) / 1_000);
}
