import { use, useEffect, useRef } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, Stored } from '#records/contract.ts';
import { classes, InPlaceEditor, InPlaceValue, useLocale } from '#web/kit/index.ts';

import { isEmpty, type Values } from '../data/values.ts';
import { isUnreadable } from '../fields/face.ts';
import { faceOf, FieldEditor, FieldValue, isEditable } from '../fields/index.tsx';
import type { ApiProblem } from '../data/problem.ts';
import { sortProblems } from '../form/problems.ts';
import { PresenceContext } from '../data/presence.ts';
import { Writer } from './faces.tsx';
import { useInPlace } from './save-field.ts';

export type FactProps = {
  readonly field: FieldContract;
  readonly record: Stored;
  readonly editable: boolean;
  readonly saveFields: (start: Stored, values: Values) => Promise<Stored | ApiProblem | null>;
};

/** One fact of a record: its label, and the value, edited where it stands. */
export const Fact = ({ field, record, editable, saveFields }: FactProps) => {
  const { locale } = useLocale();
  const label = say(field.label, locale);
  const place = useInPlace(field, record, saveFields);
  const button = useReturnedFocus(place.editing);
  const writer = useWriter(field.name, place.editing);
  const face = faceOf(field);
  const problems = place.problem ? sortProblems(place.problem, [field]) : undefined;
  const beneath = face.wide && !isEmpty(record.values[field.name]);
  const unreadable = isUnreadable(place.draft) ? place.draft.why : undefined;

  if (!place.editing)
    return (
      <div className={classes(!beneath && 'grid grid-cols-[7.75rem_minmax(0,1fr)]')}>
        <dt className={classes('px-2 pt-snug text-ink-muted pointer-coarse:pt-2', !beneath && 'pb-snug')}>
          {label}
          {writer === undefined ? null : <Writer member={writer} />}
        </dt>
        <dd className="min-w-0">
          <InPlaceValue
            ref={button}
            label={label}
            onEdit={editable && isEditable(field, record.values) ? place.begin : undefined}
          >
            <FieldValue field={field} value={record.values[field.name]} place="page" />
          </InPlaceValue>
        </dd>
      </div>
    );

  const change = (value: unknown) => {
    place.setDraft(value);
    // Emptying a search box is not yet a choice; it is saved when one leaves.
    if (face.instant && !isEmpty(value)) place.save(value);
  };
  const save = () => {
    if (unreadable === undefined) place.save();
  };
  return (
    <div>
      <dt className="px-2 py-1 text-ink-muted">
        {label}
        {writer === undefined ? null : <Writer member={writer} />}
      </dt>
      <dd>
        <InPlaceEditor label={label} tall={face.tall ?? false} onSave={save} onCancel={place.cancel}>
          <FieldEditor
            field={field}
            value={place.draft}
            onChange={change}
            label={label}
            hideLabel
            autoFocus
            required={field.required}
            {...(field.hint ? { hint: say(field.hint, locale) } : {})}
            error={problems?.whole[field.name] ?? problems?.form}
            partErrors={problems?.parts[field.name] ?? []}
          />
        </InPlaceEditor>
      </dd>
    </div>
  );
};

/** Tells others that this field is being written in, and who else writes in it. */
const useWriter = (name: string, editing: boolean): string | undefined => {
  const { present, writeIn } = use(PresenceContext);
  useEffect(() => {
    if (!editing) return undefined;
    writeIn(name);
    return () => writeIn(null);
  }, [editing, name, writeIn]);
  return present.find(({ field }) => field === name)?.member;
};

/** The keyboard goes on from the value that was edited, unless it has gone elsewhere already. */
const useReturnedFocus = (editing: boolean) => {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(editing);
  useEffect(() => {
    if (was.current && !editing && (document.activeElement === document.body || !document.activeElement))
      button.current?.focus();
    was.current = editing;
  }, [editing]);
  return button;
};
