import { useState } from 'react';
import { Ellipsis, Eye, Plus } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, LayoutSection, ObjectContract } from '#records/contract.ts';
import {
  Badge,
  BareButton,
  Button,
  IconButton,
  Menu,
  Segmented,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, isAsked, LeaveQuestion } from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { SortableList } from '#web/records/order/sortable-list.tsx';
import { stepped } from '#web/records/order/sorting.ts';
import { HeadingDialog } from './heading-dialog.tsx';
import { kindWords } from './kinds.ts';
import {
  goingWith,
  intoSection,
  itemsOf,
  renamed,
  sectionsFrom,
  withHeading,
  type LayoutItem,
} from './layout-items.ts';
import { useSchemaDeed, useSchemaUndo } from './use-schema-deed.ts';

const words = {
  title: { fa: 'فیلدها و چیدمان', en: 'Fields and layout' },
  hint: {
    fa: 'با همین ترتیب در فرم و صفحهٔ رکورد می‌آیند. بکشید، یا روی دستگیره Enter بزنید و با پیکان‌ها جابه‌جا کنید.',
    en: 'Forms and record pages follow this order. Drag, or press Enter on a handle and move with the arrows.',
  },
  section: { fa: 'بخش تازه', en: 'New section' },
  own: { fa: 'از خودتان', en: 'Yours' },
  required: { fa: 'الزامی', en: 'Required' },
  ruled: { fa: 'شرطی', en: 'Conditional' },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  edit: { fa: 'ویرایش', en: 'Edit' },
  up: { fa: 'بالاتر', en: 'Move up' },
  down: { fa: 'پایین‌تر', en: 'Move down' },
  into: { fa: 'بردن به بخش', en: 'Move to section' },
  first: { fa: 'بی‌عنوان، در آغاز', en: 'Untitled, at the top' },
  rename: { fa: 'نام دیگر', en: 'Rename' },
  dissolve: { fa: 'برداشتن عنوان', en: 'Take the heading away' },
  save: { fa: 'ذخیرهٔ چیدمان', en: 'Save the layout' },
  undo: { fa: 'بازگرداندن', en: 'Undo' },
  unsaved: { fa: 'چیدمان تغییر کرده است', en: 'The layout has changed' },
  saved: { fa: 'چیدمان ذخیره شد و برای همه اعمال می‌شود.', en: 'Saved; it applies to everybody.' },
  notSaved: { fa: 'چیدمان ذخیره نشد', en: 'The layout was not saved' },
  whose: { fa: 'چیدمان', en: 'Layout of' },
  all: { fa: 'همه', en: 'All' },
  sameAsAll: {
    fa: 'اکنون مانند «همه» چیده می‌شود. اگر اینجا چیزی را جابه‌جا کنید، چیدمان خود را پیدا می‌کند.',
    en: 'It follows “All”. Move something here, and it gets a layout of its own.',
  },
  ownLayout: { fa: 'چیدمان خود را دارد.', en: 'It has a layout of its own.' },
  follow: { fa: 'مانند «همه»', en: 'Follow “All”' },
  follows: { fa: 'باز مانند «همه» چیده می‌شود.', en: 'It follows “All” again.' },
};

/** Stands for the object itself beside its variants. */
const everything = '*';

/**
 * The fields of an object in the order of its form, under headings, put in place by drag, keys or menu; of one of its
 * variants on request, which then has a layout of its own.
 */
export const LayoutEditor = (props: {
  readonly object: ObjectContract;
  readonly onEdit: (field: FieldContract) => void;
  readonly onAdd: React.ReactNode;
}) => {
  const { object, onEdit } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const deed = useSchemaDeed();
  const undo = useSchemaUndo();
  const [chosen, setChosen] = useState(everything);
  const variant = object.variants.find((one) => one.name === chosen);
  // Kept for each variant, so that looking at another one loses nothing.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, readonly LayoutItem[]>>(new Map());
  const changed = drafts.get(chosen) ?? null;
  const setChanged = (items: readonly LayoutItem[] | null) =>
    setDrafts((before) => {
      const after = new Map(before);
      if (items === null) after.delete(chosen);
      else after.set(chosen, items);
      return after;
    });
  const [heading, setHeading] = useState<{ readonly item?: LayoutItem } | null>(null);
  const items = changed ?? itemsOf(object, variant);
  const nameOf = (item: LayoutItem): string =>
    say(item.kind === 'heading' ? item.title : item.field.label, locale);
  const put = (sections: readonly LayoutSection[] | null) =>
    callApi<{ readonly before: readonly LayoutSection[] | null }>(`/schema/objects/${object.name}/layout`, {
      method: 'PUT',
      body: { sections, ...(variant ? { variant: variant.name } : {}) },
    });
  const store = (sections: readonly LayoutSection[] | null, message: string) =>
    deed.run(async () => {
      const { before } = await put(sections);
      setChanged(null);
      deed.clear();
      showToast({ message, undo: () => undo(() => put(before), text.notSaved) });
    });
  const save = () => store(sectionsFrom(items), text.saved);
  return (
    <Part
      title={text.title}
      hint={text.hint}
      actions={
        <div className="flex flex-wrap gap-2">
          <Button variant="quiet" icon={<Plus size={16} />} onPress={() => setHeading({})}>
            {text.section}
          </Button>
          {props.onAdd}
        </div>
      }
    >
      <LeaveQuestion unsaved={drafts.size > 0 && !deed.pending} />
      {object.variants.length === 0 ? null : (
        <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segmented
            label={text.whose}
            value={chosen}
            onChange={setChosen}
            options={[
              { id: everything, label: text.all },
              ...object.variants.map(({ name, many }) => ({ id: name, label: say(many, locale) })),
            ]}
          />
          {variant === undefined ? null : (
            <span className="text-sm text-pretty text-ink-muted">
              {variant.layout ? text.ownLayout : text.sameAsAll}
            </span>
          )}
          {variant?.layout ? (
            <Button variant="quiet" pending={deed.pending} onPress={() => store(null, text.follows)}>
              {text.follow}
            </Button>
          ) : null}
        </div>
      )}
      <SortableList
        label={text.title}
        items={items}
        nameOf={nameOf}
        onSort={setChanged}
        together={(item) => goingWith(items, item)}
        rowClass={(item) => (item.kind === 'heading' ? 'bg-surface-2/60' : '')}
      >
        {(item) =>
          item.kind === 'heading' ? (
            <HeadingRow
              item={item}
              name={nameOf(item)}
              onRename={() => setHeading({ item })}
              onDissolve={() => setChanged(items.filter(({ id }) => id !== item.id))}
            />
          ) : (
            <FieldRow
              field={item.field}
              items={items}
              name={nameOf(item)}
              nameOf={nameOf}
              onEdit={() => onEdit(item.field)}
              onChange={setChanged}
            />
          )
        }
      </SortableList>
      {changed === null ? null : (
        <div className="sticky bottom-4 z-10 mt-4 flex flex-wrap items-center gap-2 rounded-card bg-surface-1 p-3 shadow-float max-sm:bottom-20">
          <span className="flex-1 text-ink-muted">{deed.problem?.detail ?? text.unsaved}</span>
          <Button variant="quiet" onPress={() => setChanged(null)}>
            {text.undo}
          </Button>
          <Button variant="primary" pending={deed.pending} onPress={save}>
            {text.save}
          </Button>
        </div>
      )}
      {heading ? (
        <HeadingDialog
          title={heading.item?.kind === 'heading' ? heading.item.title : undefined}
          onClose={() => setHeading(null)}
          onDone={(title) => {
            setChanged(heading.item ? renamed(items, heading.item.id, title) : withHeading(items, title));
            setHeading(null);
          }}
        />
      ) : null}
    </Part>
  );
};

const HeadingRow = (props: {
  readonly item: LayoutItem;
  readonly name: string;
  readonly onRename: () => void;
  readonly onDissolve: () => void;
}) => {
  const text = useWords(words);
  return (
    <>
      <span className="min-w-0 flex-1 truncate own-end leading-title font-strong">
        <bdi>{props.name}</bdi>
      </span>
      <Menu
        label={text.more(props.name)}
        placement="bottom end"
        trigger={<IconButton label={text.more(props.name)} icon={<Ellipsis size={16} />} />}
        items={[
          { id: 'rename', label: text.rename, onSelect: props.onRename },
          { id: 'dissolve', label: text.dissolve, onSelect: props.onDissolve },
        ]}
      />
    </>
  );
};

const FieldRow = (props: {
  readonly field: FieldContract;
  readonly items: readonly LayoutItem[];
  readonly name: string;
  readonly nameOf: (item: LayoutItem) => string;
  readonly onEdit: () => void;
  readonly onChange: (items: readonly LayoutItem[]) => void;
}) => {
  const { field, items, name, nameOf, onEdit, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const { icon: Icon, label } = kindWords[field.kind];
  const { rules } = field;
  const headings = items.filter(({ kind }) => kind === 'heading');
  return (
    <>
      <span className="text-ink-faint">
        <Icon size={16} />
      </span>
      <BareButton onPress={onEdit} className="min-w-0 flex-1 rounded-small text-start leading-title">
        <span className="block truncate own-end">
          <bdi>{name}</bdi>
        </span>
        <span className="block truncate text-sm text-ink-muted">{say(label, locale)}</span>
      </BareButton>
      <span className="flex flex-wrap justify-end gap-1">
        {field.custom ? <Badge tone="accent">{text.own}</Badge> : null}
        {isAsked(field) || rules?.requiredFrom || rules?.requiredWhen ? <Badge>{text.required}</Badge> : null}
        {rules?.shownWhen ? (
          <Badge tone="info" icon={<Eye aria-hidden="true" size={12} />}>
            {text.ruled}
          </Badge>
        ) : null}
      </span>
      <Menu
        label={text.more(name)}
        placement="bottom end"
        trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
        groups={[
          {
            items: [
              { id: 'edit', label: text.edit, onSelect: onEdit },
              { id: 'up', label: text.up, onSelect: () => onChange(stepped(items, field.name, -1)) },
              { id: 'down', label: text.down, onSelect: () => onChange(stepped(items, field.name, 1)) },
            ],
          },
          ...(headings.length === 0
            ? []
            : [
                {
                  title: text.into,
                  items: [
                    {
                      id: 'into:first',
                      label: text.first,
                      onSelect: () => onChange(intoSection(items, field.name, undefined)),
                    },
                    ...headings.map((item) => ({
                      id: `into:${item.id}`,
                      label: nameOf(item),
                      onSelect: () => onChange(intoSection(items, field.name, item.id)),
                    })),
                  ],
                },
              ]),
        ]}
      />
    </>
  );
};
