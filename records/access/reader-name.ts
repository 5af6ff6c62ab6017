import { actorMemberId, type Context } from '#kernel/context/context.ts';

/** What tells apart readers who may not see the same: workspace, member and the state of his rights. */
export const readerName = ({ workspace, actor }: Context): string =>
  [workspace, actorMemberId(actor), actor.kind === 'member' ? actor.accessVersion : actor.kind].join(' ');
