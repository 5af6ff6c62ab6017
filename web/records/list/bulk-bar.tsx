import { useState } from 'react';
import { PencilLine, Trash2, UserRoundCheck, X } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { FieldContract, ObjectContract, PageQuery } from '#records/contract.ts';
import { Button, IconButton, Popover, Select, useLocale, useWords } from '#web/kit/index.ts';

import { useBatch } from '../data/batch.ts';
import { tellFailure } from '../data/failure.ts';
import { useCount, type useRecordPages } from '../data/read.ts';
import { FieldEditor, isEditable } from '../fields/index.tsx';
import { MergeSelected } from '../merge/merge-selected.tsx';
import { mostSelected, nothingSelected, selectAll, type Selection } from './selection.ts';
import { listWords } from './words.ts';

type BulkProps = {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly pages: ReturnType<typeof useRecordPages>;
};

/** What can be done with the chosen records; comes up from the bottom while there are any. */
export const BulkBar = (props: BulkProps) => {
  const { object, selection, onSelect } = props;
  const text = useWords(listWords);
  const { digits, locale } = useLocale();
  const batch = useBatch(object);
  const size = selection.records.size;
  if (size === 0) return null;
  const records = [...selection.records.values()];
  const owner = object.fields.find(({ name }) => name === object.owner);
  const mayUpdate = object.abilities.update !== 'none';
  const set = (field: FieldContract, value: unknown) => {
    batch.mutate({ update: records, values: { [field.name]: value } });
    onSelect(nothingSelected);
  };
  return (
    <div
      role="toolbar"
      aria-label={text.bulk}
      className="sticky bottom-3 z-10 mx-auto mb-3 flex w-fit max-w-[calc(100%-1.5rem)] items-center gap-1 rounded-card bg-surface-1 p-1.5 ps-3 shadow-float max-sm:flex-wrap"
    >
      <span aria-live="polite" className="me-2 font-medium whitespace-nowrap tabular-nums">
        {text.selected(formatNumber(size, digits))}
      </span>
      <SelectMore {...props} />
      {mayUpdate && owner && isEditable(owner) ? (
        <FieldSetter
          label={text.assign(say(owner.label, locale))}
          icon={<UserRoundCheck size={16} />}
          fields={[owner]}
          onSet={set}
        />
      ) : null}
      {mayUpdate ? (
        <FieldSetter
          label={text.setField}
          icon={<PencilLine size={16} />}
          fields={object.fields.filter((field) => isEditable(field) && field.name !== object.title)}
          onSet={set}
        />
      ) : null}
      <MergeSelected object={object} records={records} />
      {object.abilities.remove === 'none' ? null : (
        <Button
          variant="quiet"
          icon={<Trash2 size={16} className="text-danger" />}
          onPress={() => {
            batch.mutate({ remove: records });
            onSelect(nothingSelected);
          }}
        >
          <span className="text-danger max-sm:sr-only">{text.remove}</span>
        </Button>
      )}
      <IconButton
        label={text.clearSelection}
        icon={<X size={16} />}
        onPress={() => onSelect(nothingSelected)}
      />
    </div>
  );
};

/** Chooses beyond what is loaded, up to what one deed takes. */
const SelectMore = ({ object, query, selection, onSelect, pages }: BulkProps) => {
  const text = useWords(listWords);
  const { digits } = useLocale();
  const [reading, setReading] = useState(false);
  const { filter, variant } = query;
  const { data } = useCount(object.name, {
    ...(filter ? { filter } : {}),
    ...(variant === undefined ? {} : { variant }),
  });
  const all = data ? Math.min(data.count, mostSelected) : 0;
  if (all <= selection.records.size) return null;
  const choose = async () => {
    setReading(true);
    try {
      // Reading on through the list itself: what is chosen is then also what is seen.
      let { records, hasNextPage }: Pick<typeof pages, 'records' | 'hasNextPage'> = pages;
      while (hasNextPage && records.length < all) {
        const next = await pages.fetchNextPage({ throwOnError: true });
        records = next.data ?? [];
        hasNextPage = next.hasNextPage;
      }
      onSelect(selectAll(records));
    } catch (error) {
      tellFailure(text.failed, error);
    } finally {
      setReading(false);
    }
  };
  const size = formatNumber(all, digits);
  return (
    <Button variant="quiet" pending={reading} onPress={() => void choose()}>
      <span className="font-normal text-accent">
        {data && (data.more || data.count > mostSelected) ? text.selectMost(size) : text.selectAll(size)}
      </span>
    </Button>
  );
};

const FieldSetter = (props: {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly fields: readonly FieldContract[];
  readonly onSet: (field: FieldContract, value: unknown) => void;
}) => {
  const { label, icon, fields, onSet } = props;
  return (
    <Popover
      label={label}
      placement="top"
      trigger={
        <Button variant="quiet" icon={icon}>
          <span className="max-sm:sr-only">{label}</span>
        </Button>
      }
    >
      {(close) => (
        <SetterForm
          fields={fields}
          onSet={(field, value) => {
            close();
            onSet(field, value);
          }}
        />
      )}
    </Popover>
  );
};

const SetterForm = (props: {
  readonly fields: readonly FieldContract[];
  readonly onSet: (field: FieldContract, value: unknown) => void;
}) => {
  const { fields, onSet } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const only = fields.length === 1 ? fields[0] : undefined;
  const [name, setName] = useState(only?.name ?? null);
  const [value, setValue] = useState<unknown>(null);
  const field = fields.find((one) => one.name === name);
  return (
    <form
      className="flex w-72 max-w-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (field) onSet(field, value);
      }}
    >
      {only ? null : (
        <Select
          label={text.field}
          autoFocus
          value={name}
          options={fields.map((one) => ({ id: one.name, label: say(one.label, locale) }))}
          onChange={(id) => {
            setName(id);
            setValue(null);
          }}
        />
      )}
      {field ? (
        <FieldEditor
          key={field.name}
          field={field}
          value={value}
          onChange={setValue}
          label={say(field.label, locale)}
          autoFocus={only !== undefined}
        />
      ) : null}
      <div>
        <Button type="submit" variant="primary" disabled={!field || (field.required && value === null)}>
          {text.set}
        </Button>
      </div>
    </form>
  );
};
