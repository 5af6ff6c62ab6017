import { callApi } from '#web/records/index.ts';

/** Ends the session and leaves; a full load, so that nothing that was read stays in memory. @throws ApiProblem */
export const signOut = async (): Promise<void> => {
  await callApi('/session', { method: 'DELETE', stay: true });
  location.assign('/sign-in');
};
