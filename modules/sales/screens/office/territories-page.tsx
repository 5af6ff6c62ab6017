import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { MapPinned } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { PageQuery, Stored } from '#records/contract.ts';
import { Button, EmptyState, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, RecordDrawer, useObject, useRecordPages } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { TerritoriesOverview, TerritoryShare } from '../../contract/territories.ts';
import { OfficeFrame } from './frame.tsx';
import { OrderedList } from './ordered-list.tsx';
import { Share, TerritoryFacts } from './territory-facts.tsx';
import { territoryWords } from './words.ts';

const ordered: PageQuery = { sort: [{ field: 'position', direction: 'asc' }], limit: 200 };
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
              {({ territories, between }) =>
                object ? (
                  <>
                    <p className="max-w-prose text-pretty text-ink-muted">{text.lead}</p>
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
                          share={territories[record.id] ?? nothing}
                        />
                      )}
                    </OrderedList>
                    <section className="mt-4 flex flex-col gap-2 rounded-card bg-surface-1 p-4">
                      <h2 className="leading-title font-strong">{text.between}</h2>
                      <p className="text-sm text-pretty text-ink-muted">{text.betweenHint}</p>
                      <Share share={between} territory={null} />
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

export default TerritoriesPage;
