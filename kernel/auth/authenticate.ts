import type { FastifyRequest } from 'fastify';
import type { Context, MemberActor, WorkspaceId } from '../context/context.ts';
import type { RecordId } from '../id.ts';
import { notSignedIn } from '../problems/common.ts';
import type { Accounts, Person, Place } from './accounts.ts';
import { findKey, type Key } from './api-key.ts';
import { sessionCookie } from './cookie.ts';
import { noWorkspace } from './problems.ts';
import { findPerson } from './session.ts';

/** Whom to resolve: a member at a version of his workspace's rights, for a key within its role. */
export type Who = Place & { readonly roleId?: RecordId | undefined; readonly keyId?: RecordId | undefined };

/** What a member may do, or nothing where he may not come in any more. `records/access` answers. */
export type ResolveActor = (who: Who) => Promise<MemberActor | undefined>;

export type Authenticator = {
  /** The person of the browser's session. @throws notSignedIn */
  identify(request: FastifyRequest): Promise<Person>;
  /** The member who speaks, by session or key. @throws notSignedIn, noWorkspace */
  authenticate(request: FastifyRequest): Promise<Context>;
  /** The same for a request that stays open: its asking by itself is no use of the session. @throws notSignedIn, noWorkspace */
  renew(request: FastifyRequest): Promise<Context>;
};

export function authenticator(accounts: Accounts, resolve: ResolveActor): Authenticator {
  const identify = async (request: FastifyRequest, isUse = true): Promise<Person> => {
    const token = sessionCookie(request);
    const person = token === undefined ? undefined : await findPerson(accounts, token, { isUse });
    if (!person) throw notSignedIn();
    request.person = person;
    request.locale = person.preferences.locale;
    return person;
  };
  const authenticate = async (request: FastifyRequest, isUse: boolean): Promise<Context> => {
    const bearer = bearerOf(request);
    const { place, ...speaker } =
      bearer === undefined ? await identify(request, isUse) : await keyOf(accounts, bearer);
    if (!place) throw noWorkspace();
    const key = 'roleId' in speaker ? speaker : undefined;
    const actor = await resolve({ ...place, ...(key ? { roleId: key.roleId, keyId: key.id } : {}) });
    if (!actor) throw key ? notSignedIn() : noWorkspace();
    return contextOf(request, accounts, place.workspace, actor);
  };
  return {
    identify: (request) => identify(request),
    authenticate: (request) => authenticate(request, true),
    renew: (request) => authenticate(request, false),
  };
}

const contextOf = (
  request: FastifyRequest,
  accounts: Accounts,
  workspace: WorkspaceId,
  actor: MemberActor,
): Context => ({
  workspace,
  actor,
  cause: { kind: actor.keyId ? 'api' : 'screen' },
  locale: request.locale,
  requestId: request.id,
  now: accounts.now,
});

async function keyOf(accounts: Accounts, bearer: string): Promise<Key> {
  const key = await findKey(accounts, bearer);
  if (!key) throw notSignedIn();
  return key;
}

/** What stands behind `Bearer`; any other scheme is a key that cannot be right. */
function bearerOf({ headers }: FastifyRequest): string | undefined {
  if (headers.authorization === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1] ?? '';
}
