import { useEffect, useState } from 'react';

const prefix = 'peyvand.draft.';

/** What is being written stays where it was begun, in this window, until it is saved: leaving the page does not lose it. */
export const useDraft = (place: string): readonly [string, (text: string) => void] => {
  const [draft, setDraft] = useState(() => read(place));
  useEffect(() => {
    try {
      if (draft === '') sessionStorage.removeItem(prefix + place);
      else sessionStorage.setItem(prefix + place, draft);
    } catch {
      // Without storage a draft lives as long as its page.
    }
  }, [place, draft]);
  return [draft, setDraft];
};

const read = (place: string): string => {
  try {
    return sessionStorage.getItem(prefix + place) ?? '';
  } catch {
    return '';
  }
};
