import { useQuery } from '@tanstack/react-query';

import { useLocale } from '#web/kit/index.ts';
import { callApi, keys } from '#web/records/index.ts';

import type { OpenApi } from './document.ts';

/** The reference of the reader's own workspace in his language; it is asked anew whenever the schema is. */
export const useReference = () => {
  const { locale } = useLocale();
  return useQuery({
    queryKey: [...keys.schema, 'openapi', locale],
    queryFn: ({ signal }) => callApi<OpenApi>('/openapi.json', { signal }),
  });
};
