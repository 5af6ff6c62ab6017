/** What a trial is told of how hard it is to be, and whom it tells what came of it. */
export type Trying = {
  /** `short` is what CI has time for; `long` is the whole. */
  readonly form: 'short' | 'long';
  /** A sentence of what was found, with its figures. */
  readonly tell: (found: string) => void;
};

/** Something that may befall the data, and that nothing is lost or doubled by. */
export type Trial = {
  /** A sentence: what is survived. */
  readonly name: string;
  /** Why it cannot be tried here; undefined where it can. */
  readonly skip?: () => string | undefined;
  /** @throws where it was not survived */
  readonly run: (trying: Trying) => Promise<void>;
};
