import { useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import { AnchoredPopover, Button, useLocale, useWords } from '#web/kit/index.ts';

import { ApiProblem } from '../data/problem.ts';
import { isEmpty, sameValue } from '../data/values.ts';
import { isUnreadable } from '../fields/face.ts';
import { faceOf, FieldEditor } from '../fields/index.tsx';
import { sortProblems } from '../form/problems.ts';
import { ConflictDialog } from '../page/conflict-dialog.tsx';
import { useSaveFields, type Clash } from '../page/save-field.ts';
import { listWords } from './words.ts';

/**
 * A cell being edited, in a panel over it. Enter saves (Ctrl-Enter in several lines), Tab saves and goes on, Escape leaves
 * it as it was, a press elsewhere saves. What the server refuses stays open with the reason; what a colleague changed
 * meanwhile is shown side by side.
 */
export const CellEditing = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly field: FieldContract;
  readonly cellId: string;
  readonly onDone: () => void;
  readonly onNext: (by: 1 | -1) => void;
}) => {
  const { object, record, field, cellId, onDone, onNext } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const [start] = useState(record);
  const began = start.values[field.name] ?? null;
  const [draft, setDraft] = useState<unknown>(began);
  const [problem, setProblem] = useState<ApiProblem>();
  const [clash, setClash] = useState<Clash>();
  const [open, setOpen] = useState(true);
  const over = useRef(false);
  const saveFields = useSaveFields({ object, onClash: setClash });
  // The row scrolls and is drawn anew; its name stays.
  const anchor = useMemo(() => ({ current: document.getElementById(cellId) }), [cellId]);
  const face = faceOf(field);
  const label = say(field.label, locale);
  const unreadable = isUnreadable(draft);

  const save = (value: unknown, after: () => void) => {
    if (over.current || isUnreadable(value)) return;
    if (sameValue(field, value, began)) return after();
    over.current = true;
    setOpen(false);
    // Others' changes of other fields, which have arrived since, are no reason to clash.
    const untouched = sameValue(field, began, record.values[field.name]);
    void saveFields(untouched ? record : start, { [field.name]: value }).then((answer) => {
      if (answer instanceof ApiProblem) {
        over.current = false;
        setProblem(answer);
        setOpen(true);
      } else if (answer !== null) after();
    });
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const isOpen = event.target instanceof Element && event.target.closest('[aria-expanded="true"]') !== null;
    if (event.key === 'Tab' && isEdge(event.currentTarget, event.target, event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      save(draft, () => onNext(event.shiftKey ? -1 : 1));
    } else if (event.key === 'Enter' && !isOpen && (event.ctrlKey || event.metaKey || !face.tall)) {
      if (event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      save(draft, onDone);
    }
  };
  const problems = problem ? sortProblems(problem, [field]) : undefined;
  if (clash)
    return (
      <ConflictDialog
        object={object}
        clash={clash}
        onClose={onDone}
        onSave={(newest, values) => {
          setClash(undefined);
          if (Object.keys(values).length > 0) void saveFields(newest, values);
          onDone();
        }}
      />
    );
  return (
    <AnchoredPopover
      anchor={anchor}
      label={text.editCell(label)}
      placement="bottom start"
      open={open}
      onOpenChange={(next) => {
        // A press elsewhere saves; Escape comes through the keys below and leaves.
        if (!next && !over.current) {
          if (unreadable) onDone();
          else save(draft, onDone);
        }
      }}
    >
      <form
        className="w-72 max-w-full"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        onKeyDownCapture={(event) => {
          if (event.key !== 'Escape') return;
          const isOpen =
            event.target instanceof Element && event.target.closest('[aria-expanded="true"]') !== null;
          if (isOpen) return;
          event.preventDefault();
          event.stopPropagation();
          over.current = true;
          onDone();
        }}
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
          error={problems?.whole[field.name] ?? problems?.form}
          partErrors={problems?.parts[field.name] ?? []}
        />
        {face.tall ? (
          <div className="flex gap-2 pt-3">
            <Button variant="primary" onPress={() => save(draft, onDone)}>
              {text.set}
            </Button>
            <Button variant="quiet" onPress={onDone}>
              {text.cancel}
            </Button>
          </div>
        ) : null}
      </form>
    </AnchoredPopover>
  );
};

const focusable =
  'input:not([disabled]), textarea, select, button:not([disabled]):not([tabindex="-1"]), [tabindex="0"]';

/** Whether Tab would leave the panel from here. */
const isEdge = (form: HTMLElement, target: EventTarget, backwards: boolean): boolean => {
  const stops = [...form.querySelectorAll<HTMLElement>(focusable)].filter(({ tabIndex }) => tabIndex >= 0);
  return stops.length === 0 || target === (backwards ? stops[0] : stops.at(-1));
};
