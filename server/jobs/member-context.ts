import type { Context } from '#kernel/context/context.ts';
import { parseId } from '#kernel/id.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import type { Parts } from '../parts.ts';

/**
 * The member who started it, as he may act now; nobody else's rights do, the system's least of all.
 * @throws starterGone where he has left or may no longer come in
 */
export async function memberContext(
  parts: Parts,
  context: Context,
  memberId: string | undefined,
): Promise<Context> {
  const id = memberId === undefined ? undefined : parseId(memberId);
  if (!id) throw starterGone();
  const accessVersion = await parts.database.transact(context, (tx) =>
    Promise.resolve(tx.workspace.accessVersion),
  );
  const actor = await parts.resolveActor({ workspace: context.workspace, memberId: id, accessVersion });
  if (!actor) throw starterGone();
  return { ...context, actor };
}

const starterGone = defineProblem({
  slug: 'starter-gone',
  status: 409,
  title: { fa: 'آغازکنندهٔ این کار دیگر راه ندارد', en: 'Who started this has no access any more' },
  detail: () => ({
    fa: 'این کار با اختیار کسی پیش می‌رود که آن را آغاز کرده است، و او دیگر به این فضای کار راه ندارد. خودتان دوباره آغازش کنید.',
    en: 'This acts with the rights of whoever started it, who no longer has access to this workspace. Start it anew yourself.',
  }),
});
