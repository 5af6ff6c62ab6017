import type { Phrase } from '#persian/bilingual.ts';

/** The embedded database could not do its work; `phrase` tells a person what happened and what to do. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
  readonly phrase: Phrase;

  constructor(phrase: Phrase, options?: ErrorOptions) {
    super(phrase.en, options);
    this.phrase = phrase;
  }
}

/**
 * Turns what PostgreSQL wrote before it gave up into a message that says what to do.
 * @param written the last lines of its standard error
 */
export function explainFailure(written: string): EmbeddedDatabaseError {
  const known = KNOWN_FAILURES.find(({ sign }) => sign.test(written));
  const detail = written.trim();
  if (known) return new EmbeddedDatabaseError(known.phrase, { cause: detail });
  return new EmbeddedDatabaseError({
    fa: `پایگاه داده بالا نیامد. آنچه خودش گفت:\n${detail}`,
    en: `The database did not start. In its own words:\n${detail}`,
  });
}

/** An error of the file system while folders are made, told as the same kind of message. */
export function explainFileFailure(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new EmbeddedDatabaseError(DISK_FULL, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new EmbeddedDatabaseError(
      {
        fa: `اجازهٔ نوشتن در پوشهٔ «${folder}» نیست. با همان کاربری آغاز کنید که بار نخست آغاز کرد، یا با PEYVAND_DATA پوشهٔ دیگری بدهید.`,
        en: `The folder "${folder}" may not be written. Start as the user who started it first, or name another folder in PEYVAND_DATA.`,
      },
      { cause: error },
    );
  }
  return error;
}

const DISK_FULL: Phrase = {
  fa: 'دیسک پر است و پایگاه داده نمی‌تواند بنویسد. جا باز کنید و دوباره آغاز کنید؛ آنچه ثبت شده سالم است.',
  en: 'The disk is full and the database cannot write. Free some space and start again; what was saved is safe.',
};

const KNOWN_FAILURES: readonly { sign: RegExp; phrase: Phrase }[] = [
  { sign: /No space left on device|Disk quota exceeded/, phrase: DISK_FULL },
  {
    sign: /error while loading shared libraries|GLIBC_|Exec format error/,
    phrase: {
      fa: 'برنامهٔ PostgreSQL همراه روی این سیستم اجرا نمی‌شود. یک PostgreSQL نسخهٔ ۱۵ یا بالاتر نصب کنید و نشانی‌اش را در DATABASE_URL بگذارید.',
      en: 'The bundled PostgreSQL does not run on this system. Install PostgreSQL 15 or later and put its address in DATABASE_URL.',
    },
  },
  {
    sign: /could not (create shared memory segment|map anonymous shared memory)/,
    phrase: {
      fa: 'حافظهٔ آزاد برای پایگاه داده کافی نیست.',
      en: 'There is not enough free memory for the database.',
    },
  },
];

/** PostgreSQL says this for a moment after its main process was killed, until the last of its others has gone. */
export const isStillEnding = (written: string): boolean =>
  /pre-existing shared memory block|lock file "[^"]*" already exists/.test(written);
