import { peakOf } from '../processes.ts';
import { trials } from './index.ts';
import type { Trying } from './trial.ts';

/** Tries one after the other. @returns whether all were survived */
export async function runTrials(options: {
  readonly form: Trying['form'];
  /** Only those whose name contains it. */
  readonly only?: string | undefined;
  readonly log: (line: string) => void;
}): Promise<boolean> {
  const { form, only = '', log } = options;
  let lost = 0;
  for (const { name, skip, run } of trials.filter((one) => one.name.includes(only))) {
    const why = skip?.();
    if (why !== undefined) {
      log(`– ${name}: skipped, ${why}`);
      continue;
    }
    const from = performance.now();
    const found: string[] = [];
    try {
      await run({ form, tell: (line) => found.push(line) });
      log(`✔ ${name} (${((performance.now() - from) / 1_000).toFixed(0)} s)${told(found)}`);
    } catch (error) {
      lost += 1;
      log(
        `✘ ${name}${told(found)}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  log(`Most memory of this process: ${(await peakOf(process.pid)) ?? '?'} MB`);
  return lost === 0;
}

const told = (found: readonly string[]): string => found.map((line) => `\n    ${line}`).join('');
