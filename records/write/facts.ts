import type { NewEvent } from '#kernel/events/event.ts';
import type { Fact } from '../define/lifecycle.ts';

/** A declared fact as the log keeps it. */
export const factOf = (fact: string | Fact): Pick<NewEvent, 'kind' | 'fact' | 'changes'> =>
  typeof fact === 'string'
    ? { kind: 'fact', fact }
    : { kind: 'fact', fact: fact.name, changes: fact.changes };
