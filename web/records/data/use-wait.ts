import { useEffect, useState } from 'react';

import type { ApiProblem } from './problem.ts';

/** Seconds that the server asks to wait, counted down; 0 where it asks for none or they are over. */
export const useWait = (problem: ApiProblem | null): number => {
  const [until, setUntil] = useState<{ readonly of: ApiProblem; readonly at: number } | null>(null);
  const [now, setNow] = useState(0);
  const asked = problem?.retryAfterSeconds ?? 0;

  useEffect(() => {
    if (problem === null || asked === 0) return undefined;
    setNow(Date.now());
    setUntil({ of: problem, at: Date.now() + asked * 1000 });
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [problem, asked]);

  if (problem === null || asked === 0) return 0;
  // Until the first tick the whole wait stands.
  if (until?.of !== problem) return asked;
  return Math.max(0, Math.ceil((until.at - now) / 1000));
};
