import type { NotificationKind } from '#records/define/notification.ts';
import type { Parts } from '../parts.ts';

/** What notifications need of the process. */
export type NoticeParts = Pick<Parts, 'database' | 'engine' | 'resolveActor' | 'seals' | 'config' | 'log'> & {
  readonly kinds: readonly NotificationKind[];
};

export const kindNamed = (kinds: readonly NotificationKind[], name: string): NotificationKind | undefined =>
  kinds.find((kind) => kind.name === name);
