/** The server's own least length; see `kernel/auth/password.ts`. */
export const shortestPassword = 10;

export type PasswordStrength = {
  /** 0 not accepted · 1 fair · 2 good · 3 strong */
  readonly level: 0 | 1 | 2 | 3;
  /** Characters that are still missing; 0 once it is long enough. */
  readonly missing: number;
};

/**
 * A hint while one types, and no rule of composition: length counts, for words in a row are both strong and easy to keep;
 * repetition and the owner's own name or number do not. The server judges for good.
 */
export const passwordStrength = (password: string, own: readonly string[] = []): PasswordStrength => {
  const signs = Array.from(password.normalize('NFKC').toLowerCase());
  const missing = Math.max(0, shortestPassword - signs.length);
  if (missing > 0) return { level: 0, missing };
  const worth = differentSigns(withoutOwn(signs.join(''), own));
  if (worth < 5) return { level: 0, missing };
  return { level: worth < 8 ? 1 : worth < 12 ? 2 : 3, missing };
};

// What every list of guesses begins with; the server has a longer one.
const worn =
  'password passw0rd qwerty uiop asdfgh zxcvbn iloveyou welcome admin letmein گذرواژه رمزعبور ایران';

const withoutOwn = (text: string, own: readonly string[]): string =>
  [...own, worn]
    .flatMap((one) => one.toLowerCase().split(/[\s@.]+/u))
    .filter((part) => part.length >= 3)
    .reduce((rest, part) => rest.replaceAll(part, ''), text);

/** Each sign counts whole at first, less each time it comes again, and not at all when it goes on with a run (1234, aaa). */
const differentSigns = (text: string): number => {
  const seen = new Map<string, number>();
  let worth = 0;
  let former = Number.NaN;
  let step = Number.NaN;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const times = (seen.get(sign) ?? 0) + 1;
    seen.set(sign, times);
    const isRun = Math.abs(code - former) <= 1 && code - former === step;
    if (!isRun) worth += 1 / times;
    step = code - former;
    former = code;
  }
  return worth;
};
