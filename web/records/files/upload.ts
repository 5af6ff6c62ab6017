import type { Linked } from '#records/contract.ts';

import { problemWithoutWords } from '../data/api.ts';
import { ApiProblem } from '../data/problem.ts';
import { goToSignIn } from '../data/session.ts';
import { isProblemDetails } from '../data/wire.ts';

const longestName = 255;

export type Upload = { readonly done: Promise<Linked>; readonly cancel: () => void };

/** The record that a file belongs to, and the link of files that leads there. */
export type FilePlace = { readonly about: string; readonly link: string };

/**
 * Sends a file to be attached.
 * @throws ApiProblem in `done`; code `cancelled` after `cancel`
 */
export function uploadFile(
  file: File,
  place: FilePlace | undefined,
  onProgress: (fraction: number) => void,
): Upload {
  const { done, cancel } = sendFile(`/files?${queryOf(file, place)}`, file, onProgress);
  return {
    cancel,
    done: done.then((answer) => {
      if (isMade(answer)) return { id: answer.id, object: 'file', title: answer.name };
      throw new ApiProblem(problemWithoutWords(201));
    }),
  };
}

/**
 * Sends a file as it is. By XMLHttpRequest, for `fetch` does not tell how far an upload has come.
 * @throws ApiProblem in `done`; code `cancelled` after `cancel`
 */
export function sendFile(
  path: string,
  file: File,
  onProgress: (fraction: number) => void,
): { readonly done: Promise<unknown>; readonly cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<unknown>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 1 : loaded / total),
    );
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      if (request.status === 201) return resolve(answer);
      if (request.status === 401) goToSignIn();
      reject(new ApiProblem(isProblemDetails(answer) ? answer : problemWithoutWords(request.status)));
    });
    request.addEventListener('error', () => reject(new ApiProblem(problemWithoutWords(0))));
    request.addEventListener('abort', () =>
      reject(new ApiProblem({ ...problemWithoutWords(0), code: 'cancelled' })),
    );
  });
  request.open('POST', `/api/v1${path}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept-language', document.documentElement.lang === 'en' ? 'en' : 'fa');
  request.send(file);
  return { done, cancel: () => request.abort() };
}

const queryOf = ({ name, type }: File, place: FilePlace | undefined): string =>
  new URLSearchParams({
    name: shortened(name),
    ...(/^[\w.+-]+\/[\w.+-]+$/.test(type) ? { type } : {}),
    ...place,
  }).toString();

/** A name that is too long keeps its ending, by which programs know what it is. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const ending = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, longestName - ending.length) + ending;
}

const isMade = (value: unknown): value is { readonly id: string; readonly name: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
