import { useCallback } from 'react';

import { say } from '#persian/bilingual.ts';
import {
  Button,
  ComboBox,
  DateRangePicker,
  Select,
  useLocale,
  useWords,
  type Option,
} from '#web/kit/index.ts';
import { readPage, textIn, useSchema } from '#web/records/index.ts';

import { eventKinds, kindWords, noFilter, type LogFilter } from './data.ts';

const words = {
  who: { fa: 'چه کسی', en: 'Who' },
  system: { fa: 'خودکار', en: 'Automatic' },
  what: { fa: 'نوع رکورد', en: 'Kind of record' },
  how: { fa: 'چه شد', en: 'What happened' },
  when: { fa: 'چه روزهایی', en: 'Days' },
  any: { fa: 'همه', en: 'All' },
  clear: { fa: 'پاک کردن پالایه', en: 'Clear the filter' },
};

/** Person, object, kind and days. */
export const LogFilters = (props: {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
}) => {
  const { filter, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const { system } = text;
  const people = useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly Option[]> => {
      const page = await readPage(
        'member',
        {
          fields: ['name'],
          sort: [{ field: 'name', direction: 'asc' }],
          limit: 20,
          ...(typed.trim() === '' ? {} : { filter: { search: typed } }),
        },
        signal,
      );
      const members = page.records.map((record) => ({ id: record.id, label: textIn(record, 'name') }));
      return typed.trim() === '' ? [{ id: 'system', label: system }, ...members] : members;
    },
    [system],
  );
  const set = (change: Partial<LogFilter>) => onChange({ ...filter, ...change });
  const any = { id: 'any', label: text.any };
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <div className="mb-5 flex flex-wrap items-end gap-3">
      <div className="w-40 max-sm:w-full">
        <ComboBox
          label={text.who}
          value={filter.by}
          onChange={(by) => set({ by })}
          load={people}
          placeholder={text.any}
        />
      </div>
      <div className="w-32 max-sm:w-[calc(50%-6px)]">
        <Select
          label={text.what}
          value={filter.object ?? 'any'}
          onChange={(id) => set({ object: id === 'any' ? null : id })}
          options={[any, ...objects.map(({ name, one }) => ({ id: name, label: say(one, locale) }))]}
        />
      </div>
      <div className="w-36 max-sm:w-[calc(50%-6px)]">
        <Select
          label={text.how}
          value={filter.kind ?? 'any'}
          onChange={(id) => set({ kind: eventKinds.find((kind) => kind === id) ?? null })}
          options={[any, ...eventKinds.map((id) => ({ id, label: say(kindWords[id], locale) }))]}
        />
      </div>
      <div className="max-sm:w-full">
        <DateRangePicker
          label={text.when}
          value={filter.from !== null && filter.to !== null ? { start: filter.from, end: filter.to } : null}
          onChange={(range) => set({ from: range?.start ?? null, to: range?.end ?? null })}
        />
      </div>
      {isFiltered ? (
        <Button variant="quiet" onPress={() => onChange(noFilter)}>
          {text.clear}
        </Button>
      ) : null}
    </div>
  );
};
