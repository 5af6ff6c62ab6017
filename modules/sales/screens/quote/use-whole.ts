import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { WholeQuote } from '#modules/sales/contract/quote.ts';
import type { Stored } from '#records/contract.ts';
import { callApi } from '#web/records/index.ts';

/** A quote with all that its page shows; read anew with the quote, its deal's lines and its links. */
export const useWhole = (quote: Stored) =>
  useQuery({
    queryKey: ['records', 'quote', 'whole', quote.id, quote.version],
    queryFn: ({ signal }) => callApi<WholeQuote>(`/quotes/${quote.id}/whole`, { signal }),
    placeholderData: keepPreviousData,
    enabled: quote.removedAt === null,
  });
