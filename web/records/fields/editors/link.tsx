import { useState } from 'react';
import { say } from '#persian/bilingual.ts';
import type { FieldContract, Linked, ObjectContract } from '#records/contract.ts';
import { ComboBox, TagField, useLocale, useWords, type Option } from '#web/kit/index.ts';
import { isLinked, titleOf } from '../../data/values.ts';
import { shared, type EditorProps } from '../face.ts';
import { askedOf } from '../../data/asked-of.ts';
import { useLinkSearch, type LinkOption } from '../link-search.ts';
import { useQuickCreate } from '../quick-create-context.ts';

const words = {
  create: {
    fa: (one: string, text: string) => `افزودن ${one} «${text}»`,
    en: (one: string, text: string) => `Add ${one} “${text}”`,
  },
};

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

export const Editor = (props: EditorProps) => {
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

export const ManyEditor = (props: EditorProps) => {
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
