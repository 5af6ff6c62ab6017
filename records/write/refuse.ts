import type { Phrase } from '#persian/bilingual.ts';
import type { Draft } from '../define/lifecycle.ts';
import { findings } from './validate.ts';

/** What a rule finds wrong in a batch of drafts; people hear of everything at once, and nothing is written. */
export type Refusals = {
  readonly refuse: (draft: Draft, field: string, code: string, message: Phrase) => void;
  /** @throws invalidValues where anything was refused. */
  readonly throwIfAny: () => void;
};

export function refusals(drafts: readonly Draft[]): Refusals {
  const found = findings();
  const places = new Map(drafts.map((draft, index) => [draft, index]));
  return {
    refuse: (draft, field, code, message) => {
      const path = drafts.length === 1 ? field : `${places.get(draft) ?? 0}.${field}`;
      found.add({ field: path, code, message });
    },
    throwIfAny: found.throwIfAny,
  };
}
