import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { MapPinned } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { PageQuery, Stored } from '#records/contract.ts';
import { Button, EmptyState, RelativeDate, Spinner, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, RecordDrawer, useObject, useRecordPages } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { TerritoriesOverview, TerritoryShare } from '../../contract/territories.ts';
import { OfficeFrame } from './frame.tsx';
import { OrderedList } from './ordered-list.tsx';
import { Share, TerritoryFacts } from './territory-facts.tsx';
import { territoryWords } from './words.ts';

const ordered: PageQuery = { sort: [{ field: 'position', direction: 'asc' }], limit: 200 };
const [countingMs, restingMs] = [2_000, 60_000];
const nothing: TerritoryShare = { parties: 0, ownerless: 0, leads: 0, owners: [] };

/** `/office`: who has what of the market, and what falls between. */
const TerritoriesPage = () => {
  const text = useWords(territoryWords);
  const { locale } = useLocale();
  const object = useObject('territory');
  const list = useRecordPages('territory', ordered, object !== undefined);
  const overview = useQuery({
    // Parties that change hands change it.
    queryKey: [...keys.object('party'), 'territories', list.records.map(({ version }) => version)],
    queryFn: ({ signal }) => callApi<TerritoriesOverview>('/sales/territories', { signal }),
    refetchInterval: ({ state }) => (state.data?.counting ? countingMs : restingMs),
  });
  const [open, setOpen] = useState<{ readonly record?: Stored } | null>(null);
  const close = () => setOpen(null);
  return (
    <OfficeFrame
      page="territories"
      actions={
        object?.abilities.create ? (
          <Button variant="primary" onPress={() => setOpen({})}>
            {text.add}
          </Button>
        ) : undefined
      }
    >
      <Waiting query={list} rows={4}>
        {(records) =>
          records.length === 0 ? (
            <EmptyState icon={<MapPinned size={20} />} title={text.none}>
              {text.noneHint}
            </EmptyState>
          ) : (
            <Waiting query={overview} rows={4}>
              {({ territories, between, ...counted }) =>
                object ? (
                  <>
                    <p className="max-w-prose text-pretty text-ink-muted">{text.lead}</p>
                    <CountedAt {...counted} />
                    <OrderedList
                      label={say(object.many, locale)}
                      object={object}
                      records={records}
                      onEdit={(record) => setOpen({ record })}
                    >
                      {(record) => (
                        <TerritoryFacts
                          object={object}
                          record={record}
                          share={counted.countedAt === null ? undefined : (territories[record.id] ?? nothing)}
                        />
                      )}
                    </OrderedList>
                    <section className="mt-4 flex flex-col gap-2 rounded-card bg-surface-1 p-4">
                      <h2 className="leading-title font-strong">{text.between}</h2>
                      <p className="text-sm text-pretty text-ink-muted">{text.betweenHint}</p>
                      {counted.countedAt === null ? null : <Share share={between} territory={null} />}
                    </section>
                  </>
                ) : null
              }
            </Waiting>
          )
        }
      </Waiting>
      {open && object ? (
        <RecordDrawer
          title={open.record ? String(open.record.values['name']) : text.add}
          object={object}
          without={['position']}
          {...(open.record ? { record: open.record } : {})}
          onSaved={close}
          onClose={close}
        />
      ) : null}
    </OfficeFrame>
  );
};

/** When the numbers were counted; they are behind by a while at most. */
const CountedAt = ({ countedAt, counting }: Pick<TerritoriesOverview, 'countedAt' | 'counting'>) => {
  const text = useWords(territoryWords);
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-sm text-ink-muted">
      {countedAt === null ? null : (
        <span>
          {text.countedAt} <RelativeDate value={countedAt} />
        </span>
      )}
      {counting ? (
        <>
          <Spinner />
          {countedAt === null ? text.counting : <span className="sr-only">{text.counting}</span>}
        </>
      ) : null}
    </p>
  );
};

export default TerritoriesPage;
