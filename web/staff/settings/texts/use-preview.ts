import { useEffect, useState } from 'react';

import { ApiProblem, callApi } from '#web/records/index.ts';

import type { MessageText, TextPreview } from './data.ts';

/** Waits until somebody pauses. */
const pauseMs = 250;

/** What the server makes of these words for an invented case; the last answer while it is asked. */
export const usePreview = (
  path: string,
  { subject, body }: MessageText,
): { readonly preview: TextPreview | null; readonly problem: string | null } => {
  const [preview, setPreview] = useState<TextPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      try {
        const answer = await callApi<TextPreview>(`${path}/preview`, {
          method: 'POST',
          body: subject === undefined ? { body } : { subject, body },
        });
        if (!isCurrent) return;
        setPreview(answer);
        setProblem(null);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (isCurrent) setProblem(error.detail);
      }
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [path, subject, body]);
  return { preview, problem };
};
