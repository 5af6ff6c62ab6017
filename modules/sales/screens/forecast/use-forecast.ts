import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { callApi, keys } from '#web/records/index.ts';

import type { BackTest, Forecast, KeptForecast } from '../../contract/forecast.ts';

type Answers = {
  readonly forecast: Forecast;
  readonly 'forecast/back-test': BackTest;
  readonly 'forecast/kept': { readonly months: readonly KeptForecast[] };
};

/** A part of the forecast, kept true by live messages of deals. */
export const useForecast = <Name extends keyof Answers>(
  name: Name,
  { pipeline, of }: Readonly<Record<string, string>>,
) => {
  const wish = { ...(pipeline === undefined ? {} : { pipeline }), ...(of === undefined ? {} : { of }) };
  return useQuery({
    queryKey: [...keys.object('deal'), name, wish],
    queryFn: ({ signal }) =>
      callApi<Answers[Name]>(`/sales/${name}?${new URLSearchParams(wish).toString()}`, { signal }),
    placeholderData: keepPreviousData,
  });
};
