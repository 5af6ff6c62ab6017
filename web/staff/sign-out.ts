import { callApi, forgetTraces } from '#web/records/index.ts';

/** Ends the session and leaves; a full load, so that nothing that was read stays in memory. @throws ApiProblem */
export const signOut = async (): Promise<void> => {
  await callApi('/session', { method: 'DELETE', stay: true });
  forgetTraces();
  // The service worker forgets by itself; this is for a window that it does not serve.
  await globalThis.caches?.delete('peyvand-seen').catch(() => false);
  location.assign('/sign-in');
};
