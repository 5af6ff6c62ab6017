import { useEffect, useState } from 'react';

import { foldSearch } from '#persian/fold.ts';

import type { Option } from './option.tsx';

/** Where a picker's options come from: a list at hand, or a search that can be called off. */
export type OptionSource =
  | { readonly options: readonly Option[]; readonly load?: never }
  | {
      readonly options?: never;
      readonly load: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
    };

export type FoundOptions = {
  readonly found: readonly Option[];
  readonly loading: boolean;
  readonly failed: boolean;
};

/** Waits this long after the last key before it asks, so that a fast typist causes one request. */
const pauseMs = 180;

/** The options for a text: filtered at hand by folded spelling, or fetched. `active` is false while nothing is open. */
export const useOptions = (source: OptionSource, text: string, active: boolean): FoundOptions => {
  const { load, options } = source;
  const [fetched, setFetched] = useState<FoundOptions>({ found: [], loading: false, failed: false });

  useEffect(() => {
    if (load === undefined || !active) return undefined;
    const abort = new AbortController();
    const search = async () => {
      setFetched((before) => ({ ...before, loading: true, failed: false }));
      try {
        const found = await load(text, abort.signal);
        if (!abort.signal.aborted) setFetched({ found, loading: false, failed: false });
      } catch {
        if (!abort.signal.aborted) setFetched({ found: [], loading: false, failed: true });
      }
    };
    const timer = setTimeout(() => void search(), text === '' ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [load, text, active]);

  if (options !== undefined) return { found: filterOptions(options, text), loading: false, failed: false };
  return fetched;
};

/** Options whose label or detail holds the text, however it is spelt (ي/ی, half spaces, digits). */
export const filterOptions = (options: readonly Option[], text: string): readonly Option[] => {
  const wanted = foldSearch(text);
  if (wanted === '') return options;
  return options.filter(
    (option) => foldSearch(option.label).includes(wanted) || foldSearch(option.detail ?? '').includes(wanted),
  );
};

/** The list with those chosen kept in it, because react-aria clears a choice that it cannot find. */
export const withChosen = (found: readonly Option[], chosen: readonly Option[]): readonly Option[] => {
  const missing = chosen.filter((option) => !found.some((other) => other.id === option.id));
  return missing.length === 0 ? found : [...found, ...missing];
};
