import { useEffect, useState } from 'react';

import { ApiProblem, callForFile, isUnreadable, type Values } from '#web/records/index.ts';

/** What a template says of its look; the rest of its form does not show on paper. */
const shown = [
  'language',
  'title',
  'color',
  'columns',
  'validDays',
  'terms',
  'footer',
  'showLogo',
  'showSeal',
  'showSignatures',
] as const;

/** Waits until somebody pauses: setting a page takes the server some milliseconds. */
const pauseMs = 250;

/** The picture of the paper for these values, as an address of the browser's own; the last good one while it is made. */
export const usePreview = (
  values: Values,
): { readonly picture: string | null; readonly problem: string | null } => {
  const [picture, setPicture] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const wish = JSON.stringify(
    Object.fromEntries(
      shown.map((name) => [name, isUnreadable(values[name]) ? null : (values[name] ?? null)]),
    ),
  );
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      try {
        const got = await callForFile('/quote-templates/preview', JSON.parse(wish));
        if (!isCurrent || !('file' in got)) return;
        setPicture(URL.createObjectURL(new Blob([got.file], { type: 'image/svg+xml' })));
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
  }, [wish]);
  return { picture, problem };
};
