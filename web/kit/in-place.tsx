import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Button as AriaButton, Group } from 'react-aria-components';
import { Pencil } from 'lucide-react';

import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { useWords } from './locale.tsx';

const words = {
  edit: { fa: (label: string) => `ویرایش ${label}`, en: (label: string) => `Edit ${label}` },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

export type InPlaceValueProps = {
  readonly label: string;
  /** Left out where the value is not for this reader to change. */
  readonly onEdit?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/**
 * A value that is edited where it stands: a press anywhere on it, or Enter, begins. The button lies beneath the value, so
 * that links inside stay links.
 */
export const InPlaceValue = ({ label, onEdit, children, ref }: InPlaceValueProps) => {
  const text = useWords(words);
  return (
    <div
      className={classes(
        'group/value relative rounded-control px-2 py-snug pointer-coarse:py-2',
        onEdit && 'hover:bg-surface-2',
      )}
    >
      {onEdit === undefined ? null : (
        <AriaButton
          ref={ref}
          aria-label={text.edit(label)}
          onPress={onEdit}
          className="absolute inset-0 rounded-control outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent"
        />
      )}
      <div
        className={classes(
          'relative min-w-0',
          onEdit &&
            'pointer-events-none pe-6 [&_a]:pointer-events-auto [&_a]:inline-block [&_a]:max-w-full [&_a]:min-w-6 [&_a]:align-top [&_button]:pointer-events-auto',
        )}
      >
        {children}
      </div>
      {onEdit === undefined ? null : (
        <Pencil
          aria-hidden="true"
          size={14}
          className="pointer-events-none absolute end-2 top-2 text-ink-faint opacity-0 group-hover/value:opacity-100 group-focus-within/value:opacity-100"
        />
      )}
    </div>
  );
};

export type InPlaceEditorProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  /** Several lines: Enter stays in the editor, and two buttons stand beneath. */
  readonly tall?: boolean;
};

/**
 * The editor in the value's place. Enter saves (Ctrl-Enter where Enter makes a new line), Escape puts back, and so does
 * leaving with the keyboard or the mouse: what was written is saved.
 */
export const InPlaceEditor = ({ label, children, onSave, onCancel, tall }: InPlaceEditorProps) => {
  const text = useWords(words);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (hasOpenList(event.target)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (
      event.key === 'Enter' &&
      (event.ctrlKey || event.metaKey || (!tall && isInput(event.target)))
    ) {
      event.preventDefault();
      onSave();
    }
  };
  return (
    <Group
      aria-label={label}
      className="min-w-0 rounded-card bg-surface-2 p-2"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const box = event.currentTarget;
        // Focus that moves into a list or calendar of ours has not left, though these hang elsewhere in the document.
        requestAnimationFrame(() => {
          const now = document.activeElement;
          if (!box.isConnected || now === document.body || box.contains(now) || isFloating(now)) return;
          onSave();
        });
      }}
    >
      {children}
      {tall ? (
        <div className="flex gap-2 pt-2">
          <Button variant="primary" onPress={onSave}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onCancel}>
            {text.cancel}
          </Button>
        </div>
      ) : null}
    </Group>
  );
};

const hasOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[aria-expanded="true"]') !== null;

const isInput = (target: EventTarget): boolean => target instanceof HTMLInputElement;

const isFloating = (element: Element | null): boolean =>
  element?.closest('[data-trigger], [role="dialog"], [role="listbox"], [role="menu"]') !== null;
