import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, Linked, ObjectContract } from '#records/contract.ts';
import { Avatar, ComboBox, Link, TagField, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isLinked, titleOf } from '../data/values.ts';
import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';
import { askedOf } from '../data/asked-of.ts';
import { useLinkSearch, type LinkOption } from './link-search.ts';
import { useQuickCreate } from './quick-create-context.ts';

const words = {
  hidden: { fa: 'خارج از دسترس شما', en: 'Not visible to you' },
  create: {
    fa: (one: string, text: string) => `افزودن ${one} «${text}»`,
    en: (one: string, text: string) => `Add ${one} “${text}”`,
  },
};

/** A record that another one points to: its name, which opens it. */
export const LinkChip = ({ linked }: { readonly linked: Linked }) => {
  const text = useWords(words);
  if (linked.title === null) return <span className="text-ink-faint">{text.hidden}</span>;
  return (
    <Link quiet href={recordHref(linked.object, linked.id)}>
      <bdi>{linked.title}</bdi>
    </Link>
  );
};

/** A colleague: a face and a name. */
export const MemberChip = ({ linked }: { readonly linked: Linked }) => (
  <span className="inline-flex min-w-0 items-center gap-2">
    <Avatar name={linked.title ?? ''} size="small" decorative />
    <bdi className="truncate">{linked.title}</bdi>
  </span>
);

const Display = ({ value, place }: DisplayProps) =>
  isLinked(value) ? (
    <span className={place === 'cell' ? 'block truncate' : undefined}>
      <LinkChip linked={value} />
    </span>
  ) : null;

const MemberDisplay = ({ value }: DisplayProps) => (isLinked(value) ? <MemberChip linked={value} /> : null);

const PlainDisplay = ({ value }: DisplayProps) => (isLinked(value) ? <bdi>{value.title}</bdi> : null);

const asOption = (linked: Linked): LinkOption => ({ id: linked.id, label: linked.title ?? '', linked });
const linkedOf = (option: Option): Linked | null =>
  'linked' in option ? (option as LinkOption).linked : null;

/** «افزودن …» where the reader may make such records: its form opens with the name that was typed. */
const useCreateOption = (
  field: FieldContract,
  target: ObjectContract | undefined,
  onMade: (linked: Linked) => void,
) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const quickCreate = useQuickCreate();
  if (!target?.abilities.create || !target.listed) return undefined;
  const asked = askedOf(field);
  const variant = target.variants.find(
    ({ where }) => where.field === asked?.field && where.value === asked.value,
  );
  const one = say(variant?.one ?? target.one, locale);
  return {
    label: (typed: string) => text.create(one, typed),
    onCreate: async (typed: string) => {
      const record = await quickCreate({
        object: target.name,
        ...(variant ? { variant: variant.name } : {}),
        prefill: { ...(asked ? { [asked.field]: asked.value } : {}), [target.title]: typed },
      });
      if (record) onMade({ id: record.id, object: target.name, title: titleOf(target, record) ?? typed });
    },
  };
};

const Editor = (props: EditorProps) => {
  const { target, load } = useLinkSearch(props.field);
  const create = useCreateOption(props.field, target, props.onChange);
  return (
    <ComboBox
      {...shared(props)}
      load={load}
      value={isLinked(props.value) ? asOption(props.value) : null}
      onChange={(option) => props.onChange(option === null ? null : linkedOf(option))}
      {...(create
        ? { create: { label: create.label, onCreate: (typed) => void create.onCreate(typed) } }
        : {})}
    />
  );
};

const ManyDisplay = ({ value, place }: DisplayProps) => (
  <span className={place === 'cell' ? 'flex gap-2 overflow-hidden' : 'flex flex-wrap gap-x-3'}>
    {(Array.isArray(value) ? value.filter(isLinked) : []).map((linked) => (
      <LinkChip key={linked.id} linked={linked} />
    ))}
  </span>
);

const ManyEditor = (props: EditorProps) => {
  const { load } = useLinkSearch(props.field);
  // Options that were found keep what they stand for, since the field gives back only what it shows.
  const [met] = useState(() => new Map<string, Linked>());
  const linked = Array.isArray(props.value) ? props.value.filter(isLinked) : [];
  for (const one of linked) met.set(one.id, one);
  return (
    <TagField
      {...shared(props)}
      load={load}
      value={linked.map(asOption)}
      onChange={(options) =>
        props.onChange(options.map((option) => linkedOf(option) ?? met.get(option.id)).filter(isLinked))
      }
    />
  );
};

/** One record of another object. */
export const link: FieldFace = { Display, Editor, instant: true };

/** Several records of another object. */
export const links: FieldFace = { Display: ManyDisplay, Editor: ManyEditor };

/** A colleague. */
export const member: FieldFace = { Display: MemberDisplay, Editor, instant: true };

/** A team of colleagues. */
export const team: FieldFace = { Display: PlainDisplay, Editor, instant: true };
