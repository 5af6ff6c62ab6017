import type { Locale } from '#persian/bilingual.ts';
import type { Brand } from '../brand.ts';
import type { RecordId } from '../id.ts';
import type { Grants } from './grants.ts';

export type WorkspaceId = Brand<number, 'WorkspaceId'>;

/** A person who works in the workspace, with what his role allows, resolved once a request. */
export type MemberActor = {
  readonly kind: 'member';
  readonly memberId: RecordId;
  readonly teamId: RecordId | undefined;
  readonly grants: Grants;
  /** Ids of the members whose records count as «my team's»: his own team and every team below one that he leads. */
  readonly teamMemberIds: readonly RecordId[];
  /** Members who are away and for whom he stands in: what is theirs counts as his own. */
  readonly standsInFor?: readonly RecordId[];
  /** The API key that speaks for him, where it is not he himself. */
  readonly keyId?: RecordId;
  /** The role that the key is kept within. */
  readonly keyRoleId?: RecordId;
  /** At which version of the workspace's rights all this was found; a transaction that sees another asks anew. */
  readonly accessVersion?: number;
};

/** The system itself: jobs, migrations of data, sample data. Sees everything in its one workspace; always named. */
export type SystemActor = {
  readonly kind: 'system';
  readonly name: string;
  /** The member whose deed the system carries out beyond his rights. */
  readonly askedBy?: RecordId;
  /** It is that member's own deed, and what is written stands under his name. */
  readonly signed?: true;
};

export type Actor = MemberActor | SystemActor;

/** Why a change happens: it is stored with each event. */
export type Cause = {
  readonly kind: 'screen' | 'api' | 'import' | 'automation' | 'job' | 'setup';
  /** The record behind it: an import, an automation's run, a job. */
  readonly id?: string;
  /** The member in whose place it was done, by who stood in for him. */
  readonly behalf?: string;
};

/** Everything that a deed needs to know of who does it, where, and when. Plain data, passed by hand. */
export type Context = {
  readonly workspace: WorkspaceId;
  readonly actor: Actor;
  readonly cause: Cause;
  readonly locale: Locale;
  readonly requestId: string;
  readonly now: () => Date;
  /** The request's `Idempotency-Key`, which the transaction that does its deed marks as done. */
  readonly claim?: string;
};

/** The conspicuous context of the system itself in one workspace. */
export const systemContext = (
  workspace: WorkspaceId,
  name: string,
  over: Partial<Pick<Context, 'cause' | 'locale' | 'requestId' | 'now'>> = {},
): Context => ({
  workspace,
  actor: { kind: 'system', name },
  cause: { kind: 'job' },
  locale: 'fa',
  requestId: name,
  now: () => new Date(),
  ...over,
});

export const actorMemberId = (actor: Actor): RecordId | undefined =>
  actor.kind === 'member' ? actor.memberId : undefined;

/** In whose name it is written; nobody's where the system follows a rule of its own. */
export const signerOf = (actor: Actor): RecordId | undefined =>
  actor.kind === 'member' || actor.signed ? askerOf(actor) : undefined;

/** The member who does it, or whose deed the system carries out; nobody where the system acts of itself. */
export const askerOf = (actor: Actor): RecordId | undefined =>
  actor.kind === 'member' ? actor.memberId : actor.askedBy;
