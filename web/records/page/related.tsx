import { use, useCallback, useEffect, useState } from 'react';
import { Ellipsis, Plus } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import type { FieldContract, Filter, Linked, ObjectContract, Stored } from '#records/contract.ts';
import { Button, Card, classes, IconButton, Link, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { fromFilter } from '../filter/model.ts';
import { listSearch } from '../filter/address.ts';
import { listHref, recordHref } from '../data/paths.ts';
import { useRecordPages } from '../data/read.ts';
import { fieldOf, relationsTo, useSchema, type Relation } from '../data/schema.ts';
import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import { FieldValue, isEditable } from '../fields/index.tsx';
import { askedOf } from '../data/asked-of.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { isAsked } from '../form/layout.ts';
import { RecordPanelsContext } from './record-deeds.tsx';
import { FiledFiles } from './filed-files.tsx';
import { RecordTitle } from './record-title.tsx';
import { standingOf } from './standing.ts';

const words = {
  all: { fa: 'همه', en: 'All' },
  add: { fa: (one: string) => `افزودن ${one}`, en: (one: string) => `Add ${one.toLowerCase()}` },
  more: { fa: 'افزودن پیوند دیگر', en: 'Add another link' },
};

const shownFirst = 5;
/** Of what has nothing yet so many are offered by buttons of their own; the others stand in one menu. */
const mostOffered = 3;
/** What tells most beside a name, the first of these that a record has. */
const factKinds: readonly FieldContract['kind'][] = ['money', 'phones', 'dateTime', 'date', 'choice'];

/** The address of a list under a filter. */
export const filteredHref = (object: string, filter: Filter): string =>
  `${listHref(object)}${listSearch({ filter: fromFilter(filter).model })}`;

const filterOf = ({ field }: Relation, id: string): Filter => ({
  field: field.name,
  op: field.kind === 'links' ? 'has' : 'eq',
  value: id,
});

const headingOf = ({ object, field }: Relation): Phrase => {
  const { back } = field.options;
  return typeof back === 'object' && back !== null && 'fa' in back ? (back as Phrase) : object.many;
};

/** What may point to this record and is shown nowhere else on its page. */
export const useRelations = (object: ObjectContract, record: Stored): readonly Relation[] => {
  const schema = useSchema();
  const elsewhere = use(RecordPanelsContext)[object.name]?.instead ?? [];
  return relationsTo(schema, object.name).filter(
    (relation) =>
      relation.object.activity === undefined &&
      !elsewhere.includes(relation.object.name) &&
      mayPointTo(relation.field, record),
  );
};

/** Everything that points to this record, a short list each; what has nothing yet is offered beneath. */
export const Related = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly relations: readonly Relation[];
}) => {
  const { object, record, relations } = props;
  const linked: Linked = { id: record.id, object: object.name, title: titleOf(object, record) ?? null };
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const tell = useCallback(
    (field: string, isEmpty: boolean) =>
      setEmpty((before) =>
        before.includes(field) === isEmpty
          ? before
          : isEmpty
            ? [...before, field]
            : before.filter((other) => other !== field),
      ),
    [],
  );
  return (
    <div className="flex flex-col gap-2">
      {relations.map((relation) =>
        isFiling(relation) ? (
          <FiledFiles
            key={relation.field.id}
            object={relation.object}
            link={relation.field.name}
            record={linked}
            living={record.removedAt === null}
          />
        ) : (
          <RelatedList key={relation.field.id} relation={relation} linked={linked} onEmpty={tell} />
        ),
      )}
      <Offers relations={relations.filter(({ field }) => empty.includes(field.id))} linked={linked} />
    </div>
  );
};

/** Files come by an upload and no form; they are shown by what they hold. */
const isFiling = ({ object, field }: Relation): boolean => object.name === 'file' && field.kind === 'link';

/** A link that asks for companies never points to a person. */
const mayPointTo = (field: FieldContract, record: Stored): boolean => {
  const asked = askedOf(field);
  return asked === undefined || record.values[asked.field] === asked.value;
};

/** Opens the form of a record that points to this one. */
const useAdd = (linked: Linked) => {
  const quickCreate = useQuickCreate();
  return ({ object, field }: Relation) =>
    void quickCreate({
      object: object.name,
      prefill: { [field.name]: field.kind === 'links' ? [linked] : linked },
    });
};

/** What could be added and is not there yet. */
const Offers = (props: { readonly relations: readonly Relation[]; readonly linked: Linked }) => {
  const { relations, linked } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const add = useAdd(linked);
  const isMany = relations.length > mostOffered;
  const [own, others] = isMany
    ? [relations.slice(0, mostOffered - 1), relations.slice(mostOffered - 1)]
    : [relations, []];
  return (
    <div className="flex flex-col items-start gap-1 empty:hidden">
      {own.map((relation) => (
        <Button
          key={relation.field.id}
          variant="quiet"
          icon={<Plus size={16} />}
          onPress={() => add(relation)}
        >
          {say(headingOf(relation), locale)}
        </Button>
      ))}
      {others.length === 0 ? null : (
        <Menu
          label={text.more}
          trigger={
            <Button variant="quiet" icon={<Ellipsis size={16} />}>
              <span className="text-ink-muted">{text.more}</span>
            </Button>
          }
          items={others.map((relation) => ({
            id: relation.field.id,
            label: say(headingOf(relation), locale),
            onSelect: () => add(relation),
          }))}
        />
      )}
    </div>
  );
};

const RelatedList = (props: {
  readonly relation: Relation;
  readonly linked: Linked;
  /** Told whether there is nothing yet and something may be added. */
  readonly onEmpty: (field: string, isEmpty: boolean) => void;
}) => {
  const { relation, linked, onEmpty } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const add = useAdd(linked);
  const { object, field } = relation;
  const filter = filterOf(relation, linked.id);
  const { records, isPending, error } = useRecordPages(object.name, { filter, limit: shownFirst + 1 });
  const heading = say(headingOf(relation), locale);
  const one = say(object.one, locale);
  const mayAdd = canBeMade(object) && !field.readOnly;
  const isEmptyYet = !isPending && !error && records.length === 0;
  useEffect(() => onEmpty(field.id, isEmptyYet && mayAdd), [onEmpty, field.id, isEmptyYet, mayAdd]);
  if (isPending || error || records.length === 0) return null;
  return (
    <Card
      title={heading}
      actions={
        mayAdd ? (
          <IconButton label={text.add(one)} icon={<Plus size={16} />} onPress={() => add(relation)} />
        ) : undefined
      }
    >
      <ul className="flex flex-col gap-1.5">
        {records.slice(0, shownFirst).map((record) => (
          <RelatedRow key={record.id} object={object} record={record} except={field.name} />
        ))}
      </ul>
      {records.length > shownFirst ? (
        <div className="pt-2">
          <Link href={filteredHref(object.name, filter)}>{text.all}</Link>
        </div>
      ) : null}
    </Card>
  );
};

/** Whether a form can fill in all that such a record must have; a file, say, comes by another way. */
const canBeMade = (object: ObjectContract): boolean =>
  object.abilities.create &&
  object.fields.some((field) => isEditable(field)) &&
  object.fields.every((field) => !isAsked(field) || isEditable(field) || field.default !== undefined);

const RelatedRow = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly except: string;
}) => {
  const { object, record, except } = props;
  const beside = besideTitle(object, record, except);
  // What is called by its moment or amount is a line of a list: what it was, and at the end when or how much.
  const isFigure = ['dateTime', 'money'].includes(fieldOf(object, object.title)?.kind ?? '');
  return (
    <li
      className={classes(
        'leading-title',
        isFigure && 'flex flex-row-reverse items-baseline justify-between gap-x-3',
      )}
    >
      <Link quiet href={recordHref(object.name, record.id)}>
        <RecordTitle object={object} record={record} />
      </Link>
      {beside.length === 0 ? null : (
        <div
          className={classes(
            'flex flex-wrap items-center gap-x-3',
            isFigure ? undefined : 'text-sm text-ink-muted',
          )}
        >
          {beside.map((field) => (
            <FieldValue key={field.name} field={field} value={record.values[field.name]} place="cell" />
          ))}
        </div>
      )}
    </li>
  );
};

/** One fact, and one other record that it belongs to. */
const besideTitle = (object: ObjectContract, record: Stored, except: string): readonly FieldContract[] => {
  const variants = new Set(object.variants.map(({ where }) => where.field));
  const open = object.fields.filter(
    ({ name }) =>
      ![except, object.title, object.owner].includes(name) &&
      !variants.has(name) &&
      !isEmpty(record.values[name]),
  );
  const fact = factKinds.map((kind) => open.find((field) => field.kind === kind)).find(Boolean);
  const title = record.values[object.title];
  const links = open.filter(({ name, kind }) => {
    const value = record.values[name];
    // What is called after another record says its name once.
    return kind === 'link' && !(isLinked(value) && value.title === title);
  });
  const standing = standingOf(object, record);
  const other =
    open.find((field) => field === standing) ?? links.find(({ required }) => required) ?? links[0];
  return [...new Set([fact, other])].filter((field) => field !== undefined);
};
