import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

/** One environment variable: declared once, read once, and a row of the reference. */
export type Variable<T> = {
  readonly name: string;
  /** What may stand in it, for the reference and for the message when something else does. */
  readonly kind: Phrase;
  /** As a person would write it; undefined where nothing stands in for it. */
  readonly standard: string | undefined;
  readonly about: Phrase;
  /** Holds a secret: its value is repeated nowhere, not even in the message that refuses it. */
  readonly secret: boolean;
  /** The value of a text that is not empty, or `refused`. */
  readonly read: (text: string) => T | typeof refused;
  /** The value where the variable is absent or empty. */
  readonly otherwise: T;
};

export const refused: unique symbol = Symbol('refused');

type About = Pick<Variable<unknown>, 'about'> & { readonly secret?: boolean };

/** A whole number in a range, e.g. a port or a number of bytes. */
export const wholeNumber = (
  name: string,
  {
    standard,
    least,
    most,
    ...rest
  }: About & { readonly standard: number; readonly least: number; readonly most: number },
): Variable<number> => ({
  name,
  kind: {
    fa: `عددی درست از ${formatNumber(least, 'fa')} تا ${formatNumber(most, 'fa')}`,
    en: `a whole number from ${least} to ${most}`,
  },
  standard: String(standard),
  otherwise: standard,
  secret: false,
  read: (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : refused;
  },
  ...rest,
});

/** One of a few words. */
export const oneOf = <const Word extends string>(
  name: string,
  words: readonly Word[],
  { standard, ...rest }: About & { readonly standard: NoInfer<Word> },
): Variable<Word> => ({
  name,
  kind: { fa: `یکی از ${words.join('، ')}`, en: `one of ${words.join(', ')}` },
  standard,
  otherwise: standard,
  secret: false,
  read: (text) => words.find((word) => word === text) ?? refused,
  ...rest,
});

/** Any text of a shape. */
export const text = <Standard extends string | undefined>(
  name: string,
  {
    standard,
    shape = /^[^\0\r\n]+$/u,
    kind = { fa: 'متن', en: 'text' },
    ...rest
  }: About & {
    readonly standard: Standard;
    readonly shape?: RegExp;
    readonly kind?: Phrase;
  },
): Variable<string | Standard> => ({
  name,
  kind,
  standard,
  otherwise: standard,
  secret: false,
  read: (value) => (shape.test(value) ? value : refused),
  ...rest,
});

/** An address with one of these schemes; a slash at its end is dropped. */
export const address = <Standard extends string | undefined>(
  name: string,
  schemes: readonly string[],
  {
    standard,
    hostless = false,
    ...rest
  }: About & {
    readonly standard: Standard;
    /** Whether the host may be left out after the user, as libpq allows where `?host=` names a folder of sockets. */
    readonly hostless?: boolean;
  },
): Variable<string | Standard> => ({
  name,
  kind: {
    fa: `نشانی که با ${schemes.map((scheme) => `${scheme}://`).join(' یا ')} آغاز شود`,
    en: `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  },
  standard,
  otherwise: standard,
  secret: false,
  read: (value) =>
    schemes.some((scheme) => value.startsWith(`${scheme}://`)) &&
    URL.canParse(hostless ? value.replace('@/', '@socket/') : value)
      ? value.replace(/\/+$/, '')
      : refused,
  ...rest,
});
