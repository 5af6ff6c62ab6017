import { useEffect, useState } from 'react';

import { ApiProblem } from '#web/records/index.ts';

/** Waits until somebody pauses: whatever is previewed takes the server some milliseconds. */
const pauseMs = 250;

/**
 * What the server makes of something unfinished; the last answer while it is asked.
 * @param wish Plain data, which is asked about anew when it has changed.
 * @param ask The same function from paint to paint. Throws ApiProblem.
 */
export const usePreview = <Wish, Answer>(
  wish: Wish,
  ask: (wish: Wish) => Promise<Answer>,
): { readonly preview: Answer | null; readonly problem: string | null } => {
  const [preview, setPreview] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const written = JSON.stringify(wish);
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      try {
        const answer = await ask(JSON.parse(written) as Wish);
        if (!isCurrent) return;
        setPreview(answer);
        setProblem(null);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (isCurrent) setProblem(error.detail);
      }
    };
    const timer = setTimeout(() => void look(), pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [written, ask]);
  return { preview, problem };
};
