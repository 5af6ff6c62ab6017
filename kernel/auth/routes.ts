import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { read } from '../http/read.ts';
import { route } from '../http/route.ts';
import { parseId } from '../id.ts';
import { notFound } from '../problems/common.ts';
import type { Accounts } from './accounts.ts';
import {
  clearSessionCookie,
  deviceCookie,
  sessionCookie,
  setDeviceCookie,
  setSessionCookie,
} from './cookie.ts';
import { changePreferences, replaceIdentifiers } from './identity.ts';
import { readIdentifier } from './identifier.ts';
import { completePreferences, preferencesShape } from './preferences.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import {
  endAll,
  endByToken,
  endOne,
  listSessions,
  openSession,
  type Caller,
  type OpenedSession,
} from './session.ts';
import { changePassword, completeSignIn, proveCode, provePassword, sameSession, signIn } from './sign-in.ts';

const typed = z.string().min(1).max(1_000);

const signInShape = z.strictObject({ identifier: typed, password: typed });
const codeShape = z.strictObject({ code: typed });
const proofShape = z.strictObject({ currentPassword: typed });
const identifiersShape = z.strictObject({
  currentPassword: typed,
  identifiers: z.array(z.string().max(254)).min(1).max(5),
});
const passwordShape = z.strictObject({ currentPassword: typed, password: typed });

/** Signing in and out, and what a person changes of his own credentials. */
export function accountRoutes(app: FastifyInstance, accounts: Accounts): void {
  app.post(
    '/session',
    route(
      'public',
      { fa: 'ورود با شناسه و گذرواژه', en: 'Sign in with identifier and password' },
      { body: signInShape },
    ),
    async (request, reply) => {
      const opened = await signIn(
        accounts,
        read(signInShape, request.body),
        callerOf(request),
        sessionCookie(request),
      );
      giveSession(request, reply, opened);
      return { next: opened.next };
    },
  );

  app.post(
    '/session/second-factor',
    route('public', { fa: 'گام دوم ورود', en: 'The second step of signing in' }, { body: codeShape }),
    async (request, reply) => {
      const { code } = read(codeShape, request.body);
      const token = sessionCookie(request);
      giveSession(request, reply, await completeSignIn(accounts, token, code, callerOf(request)));
      return { next: 'done' };
    },
  );

  // Also for a session that has ended, or one that still owes its second factor.
  app.delete('/session', route('public', { fa: 'خروج', en: 'Sign out' }), async (request, reply) => {
    const token = sessionCookie(request);
    if (token !== undefined)
      await accounts.database.asSystem('sign out', (door) => endByToken(accounts, door, token));
    clearSessionCookie(request, reply);
    return reply.header('clear-site-data', '"cache"').code(204).send();
  });

  app.get(
    '/sessions',
    route('person', { fa: 'نشست‌های باز من', en: 'My open sessions' }),
    async ({ person }) => ({ sessions: await listSessions(accounts, person) }),
  );

  app.delete(
    '/sessions',
    route('person', { fa: 'خروج از همهٔ دستگاه‌ها', en: 'Sign out everywhere' }),
    async (request, reply) => {
      const { identityId } = request.person;
      await accounts.database.asSystem('sign out everywhere', (door) => endAll(accounts, door, identityId));
      clearSessionCookie(request, reply);
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/sessions/:id',
    route('person', { fa: 'پایان دادن به یک نشست', en: 'End one session' }),
    async ({ person, params }, reply) => {
      const id = parseId(params.id);
      if (!id || !(await endOne(accounts, person.identityId, id))) throw notFound();
      return reply.code(204).send();
    },
  );

  app.put(
    '/me/password',
    route('person', { fa: 'تغییر گذرواژهٔ من', en: 'Change my password' }, { body: passwordShape }),
    async (request, reply) => {
      const given = read(passwordShape, request.body);
      const opened = await changePassword(
        accounts,
        request.person,
        given,
        callerOf(request),
        sessionCookie(request),
      );
      giveSession(request, reply, opened);
      return reply.code(204).send();
    },
  );

  app.put(
    '/me/identifiers',
    route(
      'person',
      { fa: 'تغییر شناسه‌های ورود من', en: 'Change what I sign in with' },
      { body: identifiersShape },
    ),
    async ({ person, body }) => {
      const { currentPassword, identifiers: typed } = read(identifiersShape, body);
      const wanted = new Map(
        typed.map((text, index) => {
          const identifier = readIdentifier(text, `identifiers.${index}`);
          return [`${identifier.kind} ${identifier.value}`, identifier];
        }),
      );
      await provePassword(accounts, person.identityId, currentPassword);
      await accounts.database.asSystem('a person changes what he signs in with', (door) =>
        replaceIdentifiers(accounts, door, person.identityId, [...wanted.values()]),
      );
      return { identifiers: [...wanted.values()] };
    },
  );

  app.patch(
    '/me/preferences',
    route(
      'person',
      { fa: 'تغییر زبان، پوسته و تقویم من', en: 'Change my language, theme and calendar' },
      { body: preferencesShape.partial() },
    ),
    async ({ person, body }) => {
      const changed = read(preferencesShape.partial(), body);
      await changePreferences(accounts, person.identityId, changed);
      return completePreferences({ ...person.preferences, ...changed });
    },
  );

  secondFactorRoutes(app, accounts);
}

function secondFactorRoutes(app: FastifyInstance, accounts: Accounts): void {
  app.post(
    '/me/second-factor',
    route('person', { fa: 'آغاز ورود دومرحله‌ای', en: 'Begin a second factor' }, { body: proofShape }),
    async ({ person, body }, reply) => {
      await provePassword(accounts, person.identityId, read(proofShape, body).currentPassword);
      return reply.code(201).send(await beginSecondFactor(accounts, person.identityId));
    },
  );

  // Others who hold a session of this person have not shown the second factor: they end.
  app.put(
    '/me/second-factor',
    route(
      'person',
      { fa: 'روشن کردن ورود دومرحله‌ای با نخستین رمز', en: 'Turn the second factor on by its first code' },
      { body: codeShape },
    ),
    async (request, reply) => {
      const { code } = read(codeShape, request.body);
      const { person } = request;
      const answer = await proveCode(accounts, person.identityId, (door) =>
        confirmSecondFactor(accounts, door, person.identityId, code).then(async (recoveryCodes) => {
          await endAll(accounts, door, person.identityId);
          const opened = await openSession(accounts, door, sameSession(person, callerOf(request)), undefined);
          return { recoveryCodes, opened };
        }),
      );
      giveSession(request, reply, answer.opened);
      return { recoveryCodes: answer.recoveryCodes };
    },
  );

  app.post(
    '/me/second-factor/removal',
    route(
      'person',
      { fa: 'خاموش کردن ورود دومرحله‌ای', en: 'Turn the second factor off' },
      { body: proofShape },
    ),
    async (request, reply) => {
      const { person, body } = request;
      await provePassword(accounts, person.identityId, read(proofShape, body).currentPassword);
      const opened = await accounts.database.asSystem('a person removes his second factor', async (door) => {
        await removeSecondFactor(accounts, door, person.identityId);
        await endAll(accounts, door, person.identityId);
        return openSession(accounts, door, sameSession(person, callerOf(request)), undefined);
      });
      giveSession(request, reply, opened);
      return reply.code(204).send();
    },
  );

  app.post(
    '/me/recovery-codes',
    route('person', { fa: 'رمزهای بازیابی تازه', en: 'New recovery codes' }, { body: proofShape }),
    async ({ person, body }) => {
      await provePassword(accounts, person.identityId, read(proofShape, body).currentPassword);
      const recoveryCodes = await accounts.database.asSystem('a person renews his recovery codes', (door) =>
        person.secondFactor ? renewRecoveryCodes(door, person.identityId) : Promise.resolve([]),
      );
      return { recoveryCodes };
    },
  );
}

export const callerOf = (request: FastifyRequest): Caller => ({
  address: request.ip,
  agent: request.headers['user-agent'] ?? '',
  device: deviceCookie(request),
});

export const giveSession = (
  request: FastifyRequest,
  reply: FastifyReply,
  { token, maxAgeSeconds, device }: OpenedSession,
): void => {
  setSessionCookie(request, reply, token, maxAgeSeconds);
  if (device !== undefined) setDeviceCookie(request, reply, device);
};
