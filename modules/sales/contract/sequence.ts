/** What a step of a sequence does. */
export const stepKinds = ['task', 'call', 'mail', 'sms'] as const;
export type SequenceStepKind = (typeof stepKinds)[number];

export type SequenceStep = {
  readonly key: string;
  readonly kind: SequenceStepKind;
  /** Work days after the step before; 0 is the same day. */
  readonly after: number;
  /** A task's title, a mail's subject. */
  readonly title: string;
  /** What is written or to be done, with places such as `{مشتری}`. */
  readonly text: string;
};

export type SequenceDefinition = { readonly steps: readonly SequenceStep[] };

export type SequenceState = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly steps: number;
  readonly counts: Readonly<Record<'active' | 'paused' | 'finished' | 'stopped', number>>;
};

export type Enrolled = { readonly enrolled: number; readonly already: number };
