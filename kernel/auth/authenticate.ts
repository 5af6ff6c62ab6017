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
  /** Whether the session or key of an open stream is in force yet; to ask is no use of it. */
  isStillIn(request: FastifyRequest): Promise<boolean>;
};

export function authenticator(accounts: Accounts, resolve: ResolveActor): Authenticator {
  const identify = async (request: FastifyRequest): Promise<Person> => {
    const token = sessionCookie(request);
    const person = token === undefined ? undefined : await findPerson(accounts, token);
    if (!person) throw notSignedIn();
    request.person = person;
    request.locale = person.preferences.locale;
    return person;
  };
  return {
    identify,
    isStillIn: async (request) => {
      const bearer = bearerOf(request);
      if (bearer !== undefined) return (await findKey(accounts, bearer)) !== undefined;
      const token = sessionCookie(request);
      return token !== undefined && (await findPerson(accounts, token, { isUse: false })) !== undefined;
    },
    authenticate: async (request) => {
      const bearer = bearerOf(request);
      const { place, ...speaker } =
        bearer === undefined ? await identify(request) : await keyOf(accounts, bearer);
      if (!place) throw noWorkspace();
      const key = 'roleId' in speaker ? speaker : undefined;
      const actor = await resolve({ ...place, ...(key ? { roleId: key.roleId, keyId: key.id } : {}) });
      if (!actor) throw key ? notSignedIn() : noWorkspace();
      return contextOf(request, accounts, place.workspace, actor);
    },
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
