import { useQuery } from '@tanstack/react-query';

import { say, type Phrase } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';
import { callApi } from '#web/records/index.ts';

export type Deed = { readonly name: string; readonly label: Phrase; readonly hint: Phrase };

/** Deeds beside records that a role may hold, as the server declares them, by their names in the reader's language. */
export const useDeeds = (): readonly Deed[] => {
  const { locale } = useLocale();
  const { data = [] } = useQuery({
    queryKey: ['deeds'],
    queryFn: async ({ signal }) =>
      (await callApi<{ readonly deeds: readonly Deed[] }>('/deeds', { signal })).deeds,
    // They change with the program alone.
    staleTime: Infinity,
  });
  const { compare } = new Intl.Collator(locale);
  return data.toSorted((a, b) => compare(say(a.label, locale), say(b.label, locale)));
};
