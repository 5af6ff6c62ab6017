import { useQuery } from '@tanstack/react-query';

import type { Duplicate } from '#records/contract.ts';
import { RadioGroup, useWords } from '#web/kit/index.ts';
import { callApi, isEmpty, titleOf, useObject, type Values } from '#web/records/index.ts';

const words = {
  fresh: { fa: (name: string) => `«${name}» تازه ساخته شود`, en: (name: string) => `Make “${name}”` },
  known: { fa: (name: string) => `همین است: ${name}`, en: (name: string) => `It is ${name}` },
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
};

const fresh = 'fresh';

/** Whether somebody is known already: those who are likely the same are offered beside making a new one. */
export const KnownParty = (props: {
  readonly label: string;
  /** What a party like this would hold. */
  readonly like: Values;
  /** The id of the known one; null for a new one. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) => {
  const { label, like, value, onChange } = props;
  const text = useWords(words);
  const party = useObject('party');
  const values = Object.fromEntries(Object.entries(like).filter(([, one]) => !isEmpty(one)));
  const { data: found = [] } = useQuery({
    queryKey: ['duplicates', 'party', values],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ duplicates: readonly Duplicate[] }>('/records/party/duplicates', {
          method: 'POST',
          body: { values },
          signal,
        })
      ).duplicates,
    enabled: party !== undefined,
    retry: false,
  });
  if (!party) return null;
  const known = found.flatMap(({ record }) => (record ? [record] : []));
  return (
    <RadioGroup
      label={label}
      value={value ?? fresh}
      options={[
        { id: fresh, label: text.fresh(typeof like['name'] === 'string' ? like['name'] : '') },
        ...known.map((record) => ({
          id: record.id,
          label: text.known(titleOf(party, record) ?? text.untitled),
        })),
      ]}
      onChange={(id) => onChange(id === fresh ? null : id)}
    />
  );
};
