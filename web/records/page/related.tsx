import { use } from 'react';
import { Plus } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import type { FieldContract, Filter, Linked, ObjectContract, Stored } from '#records/contract.ts';
import { Button, Card, classes, IconButton, Link, useLocale, useWords } from '#web/kit/index.ts';

import { fromFilter } from '../filter/model.ts';
import { listSearch } from '../filter/address.ts';
import { listHref, recordHref } from '../data/paths.ts';
import { useRecordPages } from '../data/read.ts';
import { fieldOf, relationsTo, useSchema, type Relation } from '../data/schema.ts';
import { isEmpty, titleOf } from '../data/values.ts';
import { FieldValue, isEditable } from '../fields/index.tsx';
import { askedOf } from '../data/asked-of.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { isAsked } from '../form/layout.ts';
import { isActivity } from './activities.ts';
import { RecordPanelsContext } from './record-deeds.tsx';
import { FiledFiles } from './filed-files.tsx';
import { RecordTitle } from './record-title.tsx';

const words = {
  all: { fa: 'همه', en: 'All' },
  add: { fa: (one: string) => `افزودن ${one}`, en: (one: string) => `Add ${one.toLowerCase()}` },
  more: { fa: 'پیوندهای دیگر', en: 'Other links' },
};

const shownFirst = 5;
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

/** Everything that points to this record, a short list each; what has nothing yet is offered beneath. */
export const Related = ({ object, record }: { readonly object: ObjectContract; readonly record: Stored }) => {
  const schema = useSchema();
  const elsewhere = use(RecordPanelsContext)[object.name]?.instead ?? [];
  const relations = relationsTo(schema, object.name).filter(
    (relation) =>
      !isActivity(relation.object.name) &&
      !elsewhere.includes(relation.object.name) &&
      mayPointTo(relation.field, record),
  );
  const linked: Linked = { id: record.id, object: object.name, title: titleOf(object, record) ?? null };
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
          <RelatedList key={relation.field.id} relation={relation} linked={linked} />
        ),
      )}
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

const RelatedList = ({ relation, linked }: { readonly relation: Relation; readonly linked: Linked }) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const quickCreate = useQuickCreate();
  const { object, field } = relation;
  const filter = filterOf(relation, linked.id);
  const { records, isPending, error } = useRecordPages(object.name, { filter, limit: shownFirst + 1 });
  const heading = say(headingOf(relation), locale);
  const one = say(object.one, locale);
  const mayAdd = canBeMade(object) && !field.readOnly;
  const add = () =>
    void quickCreate({
      object: object.name,
      prefill: { [field.name]: field.kind === 'links' ? [linked] : linked },
    });
  if (isPending || error) return null;
  if (records.length === 0)
    return mayAdd ? (
      <div className="order-1">
        <Button variant="quiet" icon={<Plus size={16} />} onPress={add}>
          {heading}
        </Button>
      </div>
    ) : null;
  return (
    <Card
      title={heading}
      actions={
        mayAdd ? <IconButton label={text.add(one)} icon={<Plus size={16} />} onPress={add} /> : undefined
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
  // What is called by its moment is a line of a history: what it was, and at the end when.
  const isMoment = fieldOf(object, object.title)?.kind === 'dateTime';
  return (
    <li
      className={classes(
        'leading-title',
        isMoment && 'flex flex-row-reverse items-baseline justify-between gap-x-3',
      )}
    >
      <Link quiet href={recordHref(object.name, record.id)}>
        <RecordTitle object={object} record={record} />
      </Link>
      {beside.length === 0 ? null : (
        <div
          className={classes(
            'flex flex-wrap items-center gap-x-3',
            isMoment ? undefined : 'text-sm text-ink-muted',
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
  const links = open.filter(({ kind }) => kind === 'link');
  const other =
    links.find(({ name }) => name === 'stage') ?? links.find(({ required }) => required) ?? links[0];
  return [fact, other].filter((field) => field !== undefined);
};
