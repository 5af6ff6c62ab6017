import { useState } from 'react';

import type { FieldContract, Linked, ObjectContract } from '#records/contract.ts';
import { Button, FormLayout, MentionArea, TextArea, useWords } from '#web/kit/index.ts';

import { useOwnership } from '../data/ownership.ts';
import { ApiProblem } from '../data/problem.ts';
import { fieldOf } from '../data/schema.ts';
import { isLinked, type Values } from '../data/values.ts';
import { useCreate } from '../data/write.ts';
import { useLinkSearch, type LinkOption } from '../fields/link-search.ts';
import { useDraft } from './draft.ts';

const words = { cancel: { fa: 'انصراف', en: 'Cancel' } };

export type NoteFormProps = {
  readonly object: ObjectContract;
  /** What the note is about, or answers. */
  readonly prefill: Values;
  readonly label: string;
  readonly placeholder: string;
  readonly action: string;
  readonly autoFocus?: boolean;
  /** Written, or given up. */
  readonly onDone?: () => void;
};

/** A note that is written on the spot; «@» names colleagues, who are told of it. */
export const NoteForm = (props: NoteFormProps) => {
  const { object, prefill, label, placeholder, action, autoFocus = false, onDone } = props;
  const text = useWords(words);
  const create = useCreate(object);
  const mine = useOwnership(object);
  const mentions = fieldOf(object, 'mentions');
  const [typed, setTyped] = useDraft(placeOf(prefill));
  const [named, setNamed] = useState<readonly Linked[]>([]);
  const [problem, setProblem] = useState<string>();
  const save = () => {
    if (typed.trim() === '' || create.isPending) return;
    // Whose name was deleted again is not told.
    const told = named.filter(({ title }) => typed.includes(`@${title ?? ''}`));
    create.mutate(
      { ...mine, ...prefill, text: typed, ...(mentions && told.length > 0 ? { mentions: told } : {}) },
      {
        onSuccess: () => {
          setTyped('');
          setNamed([]);
          setProblem(undefined);
          onDone?.();
        },
        onError: (error) => setProblem(error instanceof ApiProblem ? error.detail : error.message),
      },
    );
  };
  const box = {
    label,
    hideLabel: true,
    placeholder,
    rows: typed === '' && !autoFocus ? 1 : 3,
    value: typed,
    onChange: setTyped,
    error: problem,
    autoFocus,
  };
  return (
    <FormLayout onSubmit={save} wide>
      {mentions && !mentions.readOnly ? (
        <NamingArea
          {...box}
          field={mentions}
          onName={(one) => setNamed((all) => [...all.filter(({ id }) => id !== one.id), one])}
        />
      ) : (
        <TextArea {...box} />
      )}
      {typed.trim() === '' && !onDone ? null : (
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={create.isPending} disabled={typed.trim() === ''}>
            {action}
          </Button>
          {onDone ? (
            <Button variant="quiet" onPress={onDone}>
              {text.cancel}
            </Button>
          ) : null}
        </div>
      )}
    </FormLayout>
  );
};

/** Where a note is being written: what it is about, or answers. */
const placeOf = (prefill: Values): string =>
  Object.entries(prefill)
    .map(([name, value]) => `${name}=${isLinked(value) ? value.id : ''}`)
    .join(' ');

const NamingArea = ({
  field,
  onName,
  ...box
}: {
  readonly field: FieldContract;
  readonly onName: (linked: Linked) => void;
  readonly label: string;
  readonly hideLabel: boolean;
  readonly placeholder: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly autoFocus: boolean;
}) => {
  const { load } = useLinkSearch(field);
  return (
    <MentionArea
      {...box}
      load={load}
      onMention={(option) => {
        if ('linked' in option) onName((option as LinkOption).linked);
      }}
    />
  );
};
