import { useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import { AnchoredPopover, Button, useLocale, useWords } from '#web/kit/index.ts';

import { isEmpty } from '../data/values.ts';
import { isUnreadable } from '../fields/face.ts';
import { faceOf, FieldEditor } from '../fields/index.tsx';
import { sortProblems } from '../form/problems.ts';
import type { Refused } from './use-cell-saving.tsx';
import { listWords } from './words.ts';

const words = { ...listWords, set: { fa: 'ثبت', en: 'Set' } };

/**
 * A cell being edited, in a panel beside it. Enter saves (Ctrl-Enter in several lines), Tab saves and goes on, Escape leaves
 * it as it was, a press elsewhere saves. What cannot be read is not lost by any of these but Escape: the panel stays, says
 * why, and shows the way out.
 */
const CellEditing = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly field: FieldContract;
  readonly cellId: string;
  readonly refused: Refused | undefined;
  readonly onSave: (start: Stored, value: unknown) => void;
  readonly onDone: () => void;
  readonly onNext: (by: 1 | -1) => void;
}) => {
  const { record, field, cellId, refused, onSave, onDone, onNext } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const [start] = useState(refused?.start ?? record);
  const [draft, setDraft] = useState<unknown>(refused ? refused.draft : (start.values[field.name] ?? null));
  /** What was to be saved and could not be read. */
  const [asked, setAsked] = useState<unknown>();
  const over = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  // The row scrolls and is drawn anew; its name stays.
  const anchor = useMemo(() => ({ current: document.getElementById(cellId) }), [cellId]);
  const face = faceOf(field);
  const label = say(field.label, locale);

  const leave = (after: () => void) => {
    if (over.current) return;
    over.current = true;
    after();
  };
  const save = (value: unknown, after: () => void) => {
    if (isUnreadable(value)) {
      setAsked(value);
      form.current?.querySelector('input')?.focus();
      return;
    }
    leave(() => {
      onSave(start, value);
      after();
    });
  };
  const why = isUnreadable(draft) && draft === asked ? draft.why : undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Tab' && isEdge(event.currentTarget, event.target, event.shiftKey)) {
      // Once the reason is told, Tab goes round between the field and the way out.
      if (why !== undefined) return;
      event.preventDefault();
      event.stopPropagation();
      save(draft, () => onNext(event.shiftKey ? -1 : 1));
    } else if (event.key === 'Enter' && !hasOpenList(event.target)) {
      if (event.target instanceof HTMLButtonElement) return;
      if (face.tall && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      save(draft, onDone);
    }
  };
  const onEscape = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Escape' || hasOpenList(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    leave(onDone);
  };
  const problems = refused ? sortProblems(refused.problem, [field]) : undefined;
  return (
    <AnchoredPopover
      anchor={anchor}
      label={text.editCell(label)}
      placement="bottom start"
      open
      onOpenChange={(open) => {
        if (!open) save(draft, onDone);
      }}
    >
      <form
        ref={form}
        className="w-72 max-w-full"
        onSubmit={(event) => event.preventDefault()}
        {...{ onKeyDown, onKeyDownCapture: onEscape }}
      >
        <FieldEditor
          field={field}
          value={draft}
          onChange={(value) => {
            setDraft(value);
            if (face.instant && !isEmpty(value)) save(value, onDone);
          }}
          label={label}
          autoFocus
          required={field.required}
          error={why ?? problems?.whole[field.name] ?? problems?.form}
          partErrors={problems?.parts[field.name] ?? []}
        />
        <p role="alert" className="sr-only">
          {why}
        </p>
        {face.tall || asked !== undefined ? (
          <div className="flex gap-2 pt-3">
            <Button variant="primary" onPress={() => save(draft, onDone)}>
              {text.set}
            </Button>
            <Button variant="quiet" onPress={() => leave(onDone)}>
              {text.cancel}
            </Button>
          </div>
        ) : null}
      </form>
    </AnchoredPopover>
  );
};

const hasOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[aria-expanded="true"]') !== null;

const focusable =
  'input:not([disabled]), textarea, select, button:not([disabled]):not([tabindex="-1"]), [tabindex="0"]';

/** Whether Tab would leave the panel from here. */
const isEdge = (form: HTMLElement, target: EventTarget, backwards: boolean): boolean => {
  const stops = [...form.querySelectorAll<HTMLElement>(focusable)].filter(({ tabIndex }) => tabIndex >= 0);
  return stops.length === 0 || target === (backwards ? stops[0] : stops.at(-1));
};

export default CellEditing;
