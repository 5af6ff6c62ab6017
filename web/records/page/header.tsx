import { ChevronLeft, ChevronRight, EllipsisVertical, Link2, Pencil, Trash2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import {
  Avatar,
  BackLink,
  Button,
  classes,
  IconButton,
  type MenuItem,
  Tag,
  useLocale,
  useMedia,
  useWords,
} from '#web/kit/index.ts';

import { listHref } from '../data/paths.ts';
import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import type { Present } from '../data/presence.ts';
import type { Neighbours } from '../data/trail.ts';
import { ChoiceTag } from '../fields/choice.tsx';
import { MemberChip } from '../fields/link.tsx';
import { FieldValue } from '../fields/index.tsx';
import { variantOf } from '../form/layout.ts';
import { OwnDeeds } from './record-deeds.tsx';
import { Faces } from './faces.tsx';
import { FinishDeed } from './finish-deed.tsx';
import { usePersonDeeds } from './person-deeds.tsx';
import { useCopyAddress } from './page-deeds.tsx';
import { DeedMenu } from './deed-button.tsx';
import { RecordHeading } from './record-heading.tsx';
import { RecordTitle } from './record-title.tsx';
import { standingOf } from './standing.ts';

const words = {
  edit: { fa: 'ویرایش', en: 'Edit' },
  more: { fa: 'کارهای دیگر', en: 'More' },
  remove: { fa: 'حذف', en: 'Delete' },
  copy: { fa: 'رونوشت نشانی', en: 'Copy the address' },
  previous: { fa: 'قبلی در فهرست', en: 'Previous in the list' },
  next: { fa: 'بعدی در فهرست', en: 'Next in the list' },
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
};

export type HeaderProps = {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly neighbours: Neighbours;
  /** Colleagues who have it open as well. */
  readonly present: readonly Present[];
  readonly onGo: (id: string) => void;
  /** Left out where the reader may not. */
  readonly onEdit?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
};

/** Letters of a name that stand well beside what can be done. */
const longName = 40;

/** What one looks for first: whom it is about, how much it is worth, by which number one calls. */
const headlineOf = (object: ObjectContract, record: Stored): readonly FieldContract[] => {
  const first = (fits: (field: FieldContract) => boolean) =>
    object.fields.find((field) => fits(field) && !isEmpty(record.values[field.name]));
  return [
    first(({ kind, name }) => kind === 'link' && object.about.includes(name)),
    // A firm's turnover is no news; of what is about somebody the amount is.
    object.about.length > 0 ? first(({ kind }) => kind === 'money') : undefined,
    first(({ kind }) => kind === 'phones'),
  ].filter((field) => field !== undefined);
};

/** The head of a record: where it belongs, its name, who is responsible, where it stands, and what may be done. */
export const RecordHeader = (props: HeaderProps) => {
  const { object, record, neighbours, present, onGo, onEdit, onRemove } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const narrow = useMedia('(max-width: 640px)');
  const variant = variantOf(object, record.values);
  const title = titleOf(object, record) ?? text.untitled;
  const stands = standingOf(object, record);
  const standing = stands ? record.values[stands.name] : undefined;
  const owner = object.owner ? record.values[object.owner] : undefined;
  const hasFace = object.fields.some(({ kind }) => kind === 'phones');

  // A long name has its line to itself where what can be done would leave it a narrow column.
  const isLong = title.length > longName;
  const basis = !isLong
    ? 'basis-40'
    : hasFace
      ? 'basis-40 max-lg:basis-[calc(100%-64px)]'
      : 'basis-40 max-lg:basis-full';
  const copy = useCopyAddress();
  const headline = headlineOf(object, record);
  const person = usePersonDeeds(object, record);
  const items: readonly MenuItem[] = [
    { id: 'copy', label: text.copy, icon: <Link2 size={16} />, onSelect: copy },
    ...person.items.filter(({ danger }) => !danger),
    ...(onRemove
      ? [{ id: 'remove', label: text.remove, icon: <Trash2 size={16} />, danger: true, onSelect: onRemove }]
      : []),
    ...person.items.filter(({ danger }) => danger),
  ];

  return (
    <header className="flex flex-col gap-1 px-6 pt-4 pb-3 max-sm:px-4">
      <div className="flex items-center gap-1 text-sm text-ink-muted">
        <BackLink href={neighbours.back ?? listHref(object.name)}>
          {say(variant?.many ?? object.many, locale)}
        </BackLink>
        <span className="ms-auto flex">
          <Step label={text.previous} id={neighbours.previous} onGo={onGo} back />
          <Step label={text.next} id={neighbours.next} onGo={onGo} />
        </span>
      </div>
      <div className={classes('flex flex-wrap items-center gap-x-4 gap-y-2', isLong && 'max-lg:items-start')}>
        {hasFace ? <Avatar name={title} size="large" decorative /> : null}
        <div className={classes('min-w-0 grow max-sm:contents', basis)}>
          <RecordHeading className={classes('grow', basis)}>
            <RecordTitle object={object} record={record} />
          </RecordHeading>
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted max-sm:order-1 max-sm:basis-full">
            <span>{say(variant?.one ?? object.one, locale)}</span>
            {stands?.kind === 'choice' ? (
              <ChoiceTag field={stands} choice={String(standing)} />
            ) : isLinked(standing) && standing.title !== null ? (
              <Tag>{standing.title}</Tag>
            ) : null}
            {headline.map((field) => (
              <span key={field.name} className="min-w-0 max-w-full truncate text-ink own-end">
                <FieldValue field={field} value={record.values[field.name]} place="cell" />
              </span>
            ))}
            {isLinked(owner) ? <MemberChip linked={owner} /> : null}
          </div>
        </div>
        <Faces object={object} present={present} />
        <div className={classes('flex flex-wrap items-center gap-2', isLong && 'max-sm:order-2')}>
          {onEdit ? <FinishDeed object={object} record={record} /> : null}
          <OwnDeeds object={object} record={record} />
          {onEdit && narrow ? (
            <IconButton label={text.edit} icon={<Pencil size={16} />} variant="secondary" onPress={onEdit} />
          ) : onEdit ? (
            <Button icon={<Pencil size={16} />} onPress={onEdit}>
              {text.edit}
            </Button>
          ) : null}
          <DeedMenu label={text.more} icon={<EllipsisVertical size={16} />} items={items} />
        </div>
      </div>
      {person.question}
    </header>
  );
};

const Step = (props: {
  readonly label: string;
  readonly id: string | undefined;
  readonly onGo: (id: string) => void;
  readonly back?: boolean;
}) => {
  const { id, onGo } = props;
  if (id === undefined) return null;
  return (
    <IconButton
      label={props.label}
      size="small"
      placement="bottom"
      icon={
        props.back ? (
          <ChevronRight size={16} className="ltr:rotate-180" />
        ) : (
          <ChevronLeft size={16} className="ltr:rotate-180" />
        )
      }
      onPress={() => onGo(id)}
    />
  );
};
