import { useState } from 'react';
import { PencilLine, Tag as TagIcon, Trash2, UserRoundCheck, X } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { FieldContract, ObjectContract, PageQuery, Stored, SweepDeed } from '#records/contract.ts';
import {
  Button,
  Dialog,
  IconButton,
  Popover,
  RadioGroup,
  Select,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { useBatch } from '../data/batch.ts';
import { useCount } from '../data/read.ts';
import { useSweep } from '../data/sweep.ts';
import { toWire } from '../data/values.ts';
import { isUnreadable } from '../fields/face.ts';
import { FieldEditor, isEditable } from '../fields/index.tsx';
import { variantOf } from '../views/view.ts';
import ExportMenu from './export-menu.tsx';
import type { Column } from './columns.ts';
import type { GroupsInOrder } from './grouping.ts';
import { isSelecting, newest, nothingSelected, wholeFilter, type Selection } from './selection.ts';
import { OwnListDeeds } from './list-deeds.tsx';
import { MergeSelected } from '../merge/merge-selected.tsx';
import { listWords } from './words.ts';

const words = {
  ...listWords,
  selected: { fa: (count: string) => `${count} مورد انتخاب شد`, en: (count: string) => `${count} selected` },
  selectAll: {
    fa: (count: string) => `انتخاب هر ${count} مورد`,
    en: (count: string) => `Select all ${count}`,
  },
  clearSelection: { fa: 'لغو انتخاب', en: 'Clear the selection' },
  bulk: { fa: 'کار با انتخاب‌شده‌ها', en: 'With the selected' },
  assign: { fa: (label: string) => `تعیین ${label}`, en: (label: string) => `Set ${label.toLowerCase()}` },
  setField: { fa: 'تغییر یک فیلد', en: 'Set a field' },
  field: { fa: 'فیلد', en: 'Field' },
  set: { fa: 'ثبت', en: 'Set' },
  tag: { fa: 'برچسب زدن', en: 'Tag' },
  untag: { fa: 'برداشتن برچسب', en: 'Untag' },
  addTags: { fa: 'این‌ها افزوده شود', en: 'Add these' },
  takeTags: { fa: 'این‌ها برداشته شود', en: 'Take these away' },
  allSelected: {
    fa: (count: string) => `هر ${count} مورد این فهرست`,
    en: (count: string) => `All ${count} of this list`,
  },
  working: {
    fa: (done: string) => `${done} مورد انجام شد…`,
    en: (done: string) => `${done} done…`,
  },
  bringingBack: {
    fa: (done: string) => `${done} مورد بازگشت…`,
    en: (done: string) => `${done} are back…`,
  },
  removeAll: {
    fa: (count: string) => `${count} مورد به بازیافت برود؟`,
    en: (count: string) => `Move ${counted(count, 'record', 'records')} to the bin?`,
  },
  removeAllHint: {
    fa: 'با «واگرد»، یا بعدها از بازیافت، همه را می‌توان یک‌جا بازگرداند.',
    en: 'Undo brings all of them back at once, and so does the bin later.',
  },
};

type BulkProps = {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly columns: readonly Column[];
  readonly groups?: GroupsInOrder | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** What the list holds, for the newest versions of what is chosen. */
  readonly held: readonly Stored[];
};

/** What can be done with the chosen records; comes up from the bottom while there are any. */
const BulkBar = (props: BulkProps) => {
  const { object, query, selection, onSelect, held } = props;
  const text = useWords(words);
  const { digits, locale } = useLocale();
  const batch = useBatch(object);
  const sweep = useSweep(object);
  const of = filterOf(query);
  const { data: whole } = useCount(object.name, of, isSelecting(selection));
  if (sweep.progress)
    return (
      <Bar label={text.bulk}>
        <span aria-live="polite" className="me-2 whitespace-nowrap tabular-nums">
          {(sweep.progress.undoing ? text.bringingBack : text.working)(
            formatNumber(sweep.progress.changed, digits),
          )}
        </span>
        {sweep.progress.undoing ? null : (
          <Button variant="quiet" onPress={sweep.stop}>
            {text.stop}
          </Button>
        )}
      </Bar>
    );
  if (!isSelecting(selection)) return null;
  const records = newest(selection, held);
  const owner = object.fields.find(({ name }) => name === object.owner);
  const tags = object.fields.filter((field) => isTagging(field) && isEditable(field));
  const mayUpdate = object.abilities.update !== 'none';
  const countText = whole
    ? whole.more
      ? text.moreThan(formatNumber(whole.count, digits))
      : formatNumber(whole.count, digits)
    : '';
  const run = (deed: SweepDeed) => {
    onSelect(nothingSelected);
    void sweep.run(selection.all ? { ...of, deed } : { filter: byIds(records.map(({ id }) => id)), deed });
  };
  const set = (field: FieldContract, value: unknown) => {
    // What stands in a field that the list does not read is known to the server alone, whose deed tells what to take back.
    const isHeld = records.every(({ values }) => field.name in values);
    if (selection.all || !isHeld) return run({ set: { [field.name]: toWire(field, value) } });
    batch.mutate({ update: records, values: { [field.name]: value } });
    return onSelect(nothingSelected);
  };
  const remove = () => {
    if (selection.all) return run({ remove: true });
    batch.mutate({ remove: records });
    return onSelect(nothingSelected);
  };
  return (
    <Bar label={text.bulk}>
      <span aria-live="polite" className="me-2 font-medium whitespace-nowrap tabular-nums">
        {selection.all
          ? text.allSelected(countText)
          : text.selected(formatNumber(selection.records.size, digits))}
      </span>
      {!selection.all && whole && whole.count > selection.records.size ? (
        <Button variant="quiet" onPress={() => onSelect(wholeFilter)}>
          <span className="font-normal text-accent">
            {whole.more ? text.selectWhole : text.selectAll(countText)}
          </span>
        </Button>
      ) : null}
      {mayUpdate && owner && isEditable(owner) ? (
        <FieldSetter
          label={text.assign(say(owner.label, locale))}
          icon={<UserRoundCheck size={16} />}
          fields={[owner]}
          onSet={set}
        />
      ) : null}
      {mayUpdate && tags.length > 0 ? <Tagger fields={tags} onRun={run} /> : null}
      {mayUpdate ? (
        <FieldSetter
          label={text.setField}
          icon={<PencilLine size={16} />}
          fields={settable(object, query.variant)}
          onSet={set}
        />
      ) : null}
      {selection.all ? null : <MergeSelected object={object} records={records} />}
      <OwnListDeeds
        object={object}
        query={selection.all ? query : { ...query, filter: byIds(records.map(({ id }) => id)) }}
        onDone={() => onSelect(nothingSelected)}
      />
      {object.abilities.export ? (
        <ExportMenu
          object={object}
          columns={props.columns}
          groups={props.groups}
          query={selection.all ? query : { ...query, filter: byIds(records.map(({ id }) => id)) }}
          placement="top"
        />
      ) : null}
      {object.abilities.remove === 'none' ? null : (
        <Remover all={selection.all} count={countText} onRemove={remove} />
      )}
      <IconButton
        label={text.clearSelection}
        icon={<X size={16} />}
        onPress={() => onSelect(nothingSelected)}
      />
    </Bar>
  );
};

const filterOf = ({ filter, variant }: PageQuery): Pick<PageQuery, 'filter' | 'variant'> => ({
  ...(filter ? { filter } : {}),
  ...(variant === undefined ? {} : { variant }),
});

/** The fields that records of this list have; not the name, nor what makes them stand in this list. */
const settable = (object: ObjectContract, variant: string | undefined): readonly FieldContract[] => {
  const one = variantOf(object, variant);
  return object.fields.filter(
    (field) =>
      isEditable(field) &&
      field.name !== object.title &&
      field.name !== one?.where.field &&
      !one?.without.includes(field.name),
  );
};

/** A condition takes 500 values. */
const idsInOne = 500;

const byIds = (ids: readonly string[]): NonNullable<PageQuery['filter']> => ({
  or: Array.from({ length: Math.ceil(ids.length / idsInOne) }, (_, at) => ({
    field: 'id',
    op: 'in' as const,
    value: ids.slice(at * idsInOne, (at + 1) * idsInOne),
  })),
});

/** Of several values, each of which can be added or taken away by itself. */
const isTagging = ({ kind }: FieldContract): boolean => kind === 'links' || kind === 'choices';

const Bar = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <div
    role="toolbar"
    aria-label={label}
    className="sticky bottom-3 z-10 mx-auto mb-3 flex w-fit max-w-[calc(100%-1.5rem)] items-center gap-1 rounded-card bg-surface-1 p-1.5 ps-3 shadow-float max-sm:flex-wrap"
  >
    {children}
  </div>
);

/** Single records go at once, with «واگرد»; a whole list is asked about first. */
const Remover = (props: { readonly all: boolean; readonly count: string; readonly onRemove: () => void }) => {
  const { all, count, onRemove } = props;
  const text = useWords(words);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        icon={<Trash2 size={16} className="text-danger" />}
        onPress={() => (all ? setAsking(true) : onRemove())}
      >
        <span className="text-danger max-sm:sr-only">{text.remove}</span>
      </Button>
      <Dialog
        title={text.removeAll(count)}
        size="small"
        open={asking}
        onOpenChange={setAsking}
        actions={
          <>
            <Button
              variant="danger"
              onPress={() => {
                setAsking(false);
                onRemove();
              }}
            >
              {text.remove}
            </Button>
            <Button variant="quiet" onPress={() => setAsking(false)}>
              {text.cancel}
            </Button>
          </>
        }
      >
        <p>{text.removeAllHint}</p>
      </Dialog>
    </>
  );
};

/** Adds to what the chosen records have of several, or takes away: their tags, their roles. */
const Tagger = (props: {
  readonly fields: readonly FieldContract[];
  readonly onRun: (deed: SweepDeed) => void;
}) => {
  const { fields, onRun } = props;
  const text = useWords(words);
  return (
    <Popover
      label={text.tag}
      placement="top"
      trigger={
        <Button variant="quiet" icon={<TagIcon size={16} />}>
          <span className="max-sm:sr-only">{text.tag}</span>
        </Button>
      }
    >
      {(close) => (
        <TagForm
          fields={fields}
          onRun={(deed) => {
            close();
            onRun(deed);
          }}
        />
      )}
    </Popover>
  );
};

const TagForm = (props: {
  readonly fields: readonly FieldContract[];
  readonly onRun: (deed: SweepDeed) => void;
}) => {
  const { fields, onRun } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const first = fields.find(({ options }) => options['to'] === 'tag') ?? fields[0];
  const [name, setName] = useState(first?.name ?? '');
  const [how, setHow] = useState<'add' | 'take'>('add');
  const [value, setValue] = useState<unknown>([]);
  const field = fields.find((one) => one.name === name);
  if (!field) return null;
  const wire = toWire(field, value);
  const wanted = Array.isArray(wire) ? wire.map(String) : [];
  return (
    <form
      className="flex w-72 max-w-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.length > 0)
          onRun(how === 'add' ? { add: { [name]: wanted } } : { take: { [name]: wanted } });
      }}
    >
      {fields.length > 1 ? (
        <Select
          label={text.field}
          value={name}
          options={fields.map((one) => ({ id: one.name, label: say(one.label, locale) }))}
          onChange={(id) => {
            setName(id ?? name);
            setValue([]);
          }}
        />
      ) : null}
      <RadioGroup
        label={text.tag}
        hideLabel
        value={how}
        options={[
          { id: 'add', label: text.addTags },
          { id: 'take', label: text.takeTags },
        ]}
        onChange={(id) => setHow(id === 'take' ? 'take' : 'add')}
      />
      <FieldEditor
        key={name}
        field={field}
        value={value}
        onChange={setValue}
        label={say(field.label, locale)}
        autoFocus
      />
      <div>
        <Button type="submit" variant="primary" disabled={wanted.length === 0}>
          {how === 'add' ? text.tag : text.untag}
        </Button>
      </div>
    </form>
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
  const text = useWords(words);
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
        if (field && !isUnreadable(value)) onSet(field, value);
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

export default BulkBar;
