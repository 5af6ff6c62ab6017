import { useState } from 'react';
import { Ellipsis, Tags } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import type { FieldContract, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import {
  Badge,
  Button,
  CategoryDot,
  EmptyState,
  IconButton,
  Menu,
  SearchField,
  Tabs,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import {
  fieldOf,
  filteredHref,
  RecordDrawer,
  relationsTo,
  textIn,
  titleOf,
  useRecordPages,
  useRemove,
  useSchema,
} from '#web/records/index.ts';

import { List, ListRow } from '../list.tsx';
import { ReplaceDialog, useUses } from '../replace-dialog.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { SortableList } from '#web/records/order/sortable-list.tsx';
import { usePositions } from '#web/records/order/use-positions.ts';
import { Waiting } from '#web/records/waiting.tsx';

const words = {
  title: { fa: 'برچسب‌ها و واژه‌ها', en: 'Tags and words' },
  new: { fa: (one: string) => `${one} تازه`, en: (one: string) => `New ${one.toLowerCase()}` },
  search: { fa: 'جستجو', en: 'Search' },
  edit: { fa: 'ویرایش', en: 'Edit' },
  merge: { fa: 'ادغام در دیگری', en: 'Merge into another' },
  remove: { fa: 'حذف', en: 'Remove' },
  see: { fa: (many: string) => `دیدن ${many}`, en: (many: string) => `See its ${many.toLowerCase()}` },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  uses: {
    fa: (count: string) => `${count} رکورد`,
    en: (count: string) => counted(count, 'record', 'records'),
  },
  unused: { fa: 'به کار نرفته', en: 'Not used' },
  off: { fa: 'غیرفعال', en: 'Inactive' },
  empty: {
    fa: (many: string) => `هنوز ${many} ندارید`,
    en: (many: string) => `There are no ${many.toLowerCase()} yet`,
  },
  nothing: { fa: 'چیزی به این نام نیست.', en: 'Nothing is called so.' },
  order: {
    fa: 'به همین ترتیب پیشنهاد می‌شوند؛ بکشید تا جابه‌جا شوند.',
    en: 'They are offered in this order; drag to change it.',
  },
};

/** The words that records choose from: any object that declares itself a vocabulary has its page here. */
const VocabulariesPage = () => {
  const text = useWords(words);
  const { locale } = useLocale();
  const vocabularies = useSchema().objects.filter(({ vocabulary }) => vocabulary);
  const [chosen, setChosen] = useState(vocabularies[0]?.name ?? '');
  const [editing, setEditing] = useState<{ readonly record?: Stored } | null>(null);
  const object = vocabularies.find(({ name }) => name === chosen) ?? vocabularies[0];
  return (
    <SettingsPage
      section="/settings/vocabularies"
      title={text.title}
      actions={
        object?.abilities.create ? (
          <Button variant="primary" onPress={() => setEditing({})}>
            {text.new(say(object.one, locale))}
          </Button>
        ) : undefined
      }
    >
      <Tabs
        label={text.title}
        selected={object?.name ?? ''}
        onSelect={setChosen}
        tabs={vocabularies.map((one) => ({
          id: one.name,
          label: say(one.many, locale),
          content: <Vocabulary object={one} onEdit={(record) => setEditing({ record })} />,
        }))}
      />
      {editing && object ? (
        <RecordDrawer
          title={
            editing.record
              ? (titleOf(object, editing.record) ?? text.edit)
              : text.new(say(object.one, locale))
          }
          object={object}
          without={withoutPosition}
          {...(editing.record ? { record: editing.record } : {})}
          onSaved={() => setEditing(null)}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </SettingsPage>
  );
};

const withoutPosition = ['position'];

type Editing = { readonly onEdit: (record: Stored) => void };

const Vocabulary = ({ object, onEdit }: Editing & { readonly object: ObjectContract }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const ordered = fieldOf(object, 'position') !== undefined;
  const query: PageQuery = {
    sort: [{ field: ordered ? 'position' : object.title, direction: 'asc' }],
    limit: 200,
  };
  const list = useRecordPages(object.name, query);
  const uses = useUses(object.name);
  const place = usePositions(object);
  const [search, setSearch] = useState('');
  const [over, setOver] = useState<{ readonly record: Stored; readonly as: 'merge' | 'remove' } | null>(null);
  const counts = uses.data ?? {};
  const maySort = ordered && object.abilities.update !== 'none' && search === '' && !list.hasNextPage;
  const row = (record: Stored) => (
    <WordRow
      object={object}
      record={record}
      count={counts[record.id] ?? 0}
      counted={uses.data !== undefined}
      onEdit={onEdit}
      onReplace={(as) => setOver({ record, as })}
    />
  );
  return (
    <div className="flex flex-col gap-3 pt-2">
      <Waiting query={list}>
        {(records) => {
          const found = records.filter((record) =>
            foldSearch(titleOf(object, record) ?? '').includes(foldSearch(search)),
          );
          if (records.length === 0)
            return <EmptyState icon={<Tags size={20} />} title={text.empty(say(object.many, locale))} />;
          return (
            <>
              <div className="flex flex-wrap items-center gap-3">
                <div className="w-72 max-w-full">
                  <SearchField
                    label={text.search}
                    placeholder={text.search}
                    value={search}
                    onChange={setSearch}
                  />
                </div>
                {maySort && records.length > 1 ? (
                  <p className="text-sm text-ink-muted max-sm:hidden">{text.order}</p>
                ) : null}
              </div>
              {found.length === 0 ? <p className="py-4 text-ink-muted">{text.nothing}</p> : null}
              {maySort ? (
                <SortableList
                  label={say(object.many, locale)}
                  items={found}
                  nameOf={(record) => titleOf(object, record) ?? ''}
                  onSort={(sorted) => void place(sorted)}
                >
                  {row}
                </SortableList>
              ) : (
                <List label={say(object.many, locale)}>
                  {found.map((record) => (
                    <ListRow key={record.id}>{row(record)}</ListRow>
                  ))}
                </List>
              )}
              {list.hasNextPage ? (
                <div>
                  <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                    …
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Waiting>
      {over ? (
        <Replacing
          {...over}
          object={object}
          records={list.records}
          count={counts[over.record.id] ?? 0}
          onClose={() => setOver(null)}
        />
      ) : null}
    </div>
  );
};

const Replacing = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly as: 'merge' | 'remove';
  readonly records: readonly Stored[];
  readonly count: number;
  readonly onClose: () => void;
}) => {
  const { object, record, as, records, count, onClose } = props;
  const remove = useRemove(object);
  const color = colorField(object);
  return (
    <ReplaceDialog
      object={object}
      record={record}
      as={as}
      count={count}
      others={records.map((one) => ({
        id: one.id,
        label: titleOf(object, one) ?? '',
        ...(color && typeof one.values[color.name] === 'number'
          ? { category: one.values[color.name] as number }
          : {}),
      }))}
      onBare={
        as === 'remove'
          ? () => {
              remove.mutate(record);
              onClose();
            }
          : undefined
      }
      onClose={onClose}
    />
  );
};

const colorField = (object: ObjectContract): FieldContract | undefined =>
  object.fields.find(({ options }) => options['palette'] === true);

const WordRow = (
  props: Editing & {
    readonly object: ObjectContract;
    readonly record: Stored;
    readonly count: number;
    readonly counted: boolean;
    readonly onReplace: (as: 'merge' | 'remove') => void;
  },
) => {
  const { object, record, count, counted, onEdit, onReplace } = props;
  const text = useWords(words);
  const { digits, locale } = useLocale();
  const schema = useSchema();
  const remove = useRemove(object);
  const name = titleOf(object, record) ?? '';
  const color = colorField(object);
  const shade = color && record.values[color.name];
  const { abilities } = object;
  const users = relationsTo(schema, object.name).filter((relation) => relation.object.listed);
  return (
    <>
      {typeof shade === 'number' ? <CategoryDot category={shade} /> : null}
      <span className="min-w-0 flex-1 truncate own-end leading-title font-medium">
        <bdi>{textIn(record, object.title)}</bdi>
      </span>
      {record.values['active'] === false ? <Badge>{text.off}</Badge> : null}
      <span className="w-24 text-end text-sm text-ink-muted">
        {counted ? (count === 0 ? text.unused : text.uses(formatNumber(count, digits))) : ''}
      </span>
      <Menu
        label={text.more(name)}
        placement="bottom end"
        trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
        items={[
          ...(abilities.update === 'none'
            ? []
            : [{ id: 'edit', label: text.edit, onSelect: () => onEdit(record) }]),
          ...(count === 0
            ? []
            : users.map(({ object: user, field }) => ({
                id: `see:${user.name}`,
                label: text.see(say(user.many, locale)),
                href: filteredHref(user.name, {
                  field: field.name,
                  op: field.kind === 'links' ? 'hasAny' : 'in',
                  value: [record.id],
                }),
              }))),
          ...(abilities.remove === 'all'
            ? [{ id: 'merge', label: text.merge, onSelect: () => onReplace('merge') }]
            : []),
          ...(abilities.remove === 'none'
            ? []
            : [
                {
                  id: 'remove',
                  label: text.remove,
                  danger: true,
                  onSelect: () =>
                    count > 0 && abilities.remove === 'all' ? onReplace('remove') : remove.mutate(record),
                },
              ]),
        ]}
      />
    </>
  );
};

export default VocabulariesPage;
