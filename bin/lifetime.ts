import type { Phrase } from '#persian/bilingual.ts';
import { tell } from './tell.ts';

/** What this process has opened, closed in the opposite order when it ends, whenever that is. */
export type Lifetime = {
  /** Takes charge of something that is being opened. Ending waits for it, then closes it. */
  keep<T>(opening: Promise<T>, close: (opened: T) => unknown): Promise<T>;
  /** Closes everything and ends the process. */
  end(code: number): Promise<never>;
};

/**
 * Ends cleanly on Ctrl-C, SIGTERM, SIGHUP, and when the launcher that started us is gone. A second Ctrl-C ends at
 * once: the database mends itself at the next start.
 */
export function beginLifetime(): Lifetime {
  const kept: { opening: Promise<unknown>; close: (opened: never) => unknown }[] = [];
  let endingSince: number | null = null;

  const end = async (code: number): Promise<never> => {
    endingSince ??= Date.now();
    setTimeout(() => process.exit(code || 1), PATIENCE_MS).unref();
    for (const { opening, close } of kept.toReversed()) {
      try {
        await close((await opening) as never);
      } catch (error) {
        if (!(await failedToOpen(opening))) console.error(error);
      }
    }
    process.exit(code);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (endingSince === null) {
        tell(CLOSING);
        void end(0);
      } else if (signal === 'SIGINT' && Date.now() - endingSince > ONE_PRESS_MS) {
        process.exit(130);
      }
    });
  }
  process.on('disconnect', () => {
    if (endingSince === null) void end(0);
  });
  return {
    keep(opening, close) {
      kept.push({ opening, close });
      return opening;
    },
    end,
  };
}

const failedToOpen = (opening: Promise<unknown>): Promise<boolean> =>
  opening.then(
    () => false,
    () => true,
  );

const PATIENCE_MS = 20_000;
/** One Ctrl-C arrives several times: from the terminal, from npm and from our launcher. */
const ONE_PRESS_MS = 500;

const CLOSING: Phrase = {
  fa: 'در حال بستن… (Ctrl-C دوباره: بستن بی‌درنگ)',
  en: 'Closing… (Ctrl-C again: at once)',
};
