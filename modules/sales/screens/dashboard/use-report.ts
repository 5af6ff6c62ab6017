import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { callApi, keys } from '#web/records/index.ts';

import type { Frame, Reports } from '../../contract/reports.ts';

/** What a report is counted from: a change there makes it be read anew. */
const countedFrom: Readonly<Record<keyof Reports, readonly [string, ...string[]]>> = {
  pipeline: ['deal'],
  flow: ['stage_change'],
  outcome: ['deal'],
  reasons: ['deal'],
  'win-rate': ['deal'],
  sellers: ['deal'],
  change: ['deal'],
  activity: ['call', 'meeting', 'task', 'note'],
  calls: ['call'],
};

/** The pipelines and people that reports may be asked of. */
export const useFrame = () =>
  useQuery({
    queryKey: [...keys.object('stage'), 'frame'],
    queryFn: ({ signal }) => callApi<Frame>('/sales/reports/frame', { signal }),
  });

/** One report, kept true by live messages; while another is on its way the former stays. */
export const useReport = <Name extends keyof Reports>(name: Name, wish: Readonly<Record<string, string>>) => {
  const [object, ...others] = countedFrom[name];
  return useQuery({
    queryKey: [...keys.object(object), 'report', name, wish],
    meta: { alsoFrom: others },
    queryFn: ({ signal }) =>
      callApi<Reports[Name]>(`/sales/reports/${name}?${new URLSearchParams(wish).toString()}`, { signal }),
    placeholderData: keepPreviousData,
  });
};
