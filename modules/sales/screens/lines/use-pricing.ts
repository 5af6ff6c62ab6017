import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';

import type { DealPricing } from '#modules/sales/contract/quote.ts';
import type { Stored } from '#records/contract.ts';
import { callApi } from '#web/records/index.ts';

/** What a deal is made of. It stands beside the lists of lines, so that whatever refreshes those refreshes this. */
export const usePricing = (deal: Stored) =>
  useQuery({
    queryKey: ['records', 'deal_line', 'pricing', deal.id, deal.version],
    queryFn: ({ signal }) => callApi<DealPricing>(`/deals/${deal.id}/pricing`, { signal }),
    placeholderData: keepPreviousData,
    enabled: deal.removedAt === null,
  });

/** Reads anew what a change of lines changes: the lines, the deal, its quotes. */
export const useRefreshDeal = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ['deal_line', 'deal', 'quote'].map((object) =>
        queries.invalidateQueries({ queryKey: ['records', object] }),
      ),
    );
  };
};
