import { useId, useRef, type KeyboardEvent, type Ref } from 'react';
import { Search, X } from 'lucide-react';

import { BareButton } from './bare-button.tsx';
import { classes } from './classes.ts';
import { useWords } from './locale.tsx';

const words = { clear: { fa: 'پاک کردن جستجو', en: 'Clear search' } };

export type SearchFieldProps = {
  readonly label: string;
  /** The magnifier says what it is; the label is for ears unless asked for. */
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSubmit?: (text: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/**
 * Looks for something; Escape empties it, Enter asks at once. It stands over every list, so that it does without
 * react-aria's: that one brings validation and completion, 8 KB which no search of ours uses.
 */
export const SearchField = (props: SearchFieldProps) => {
  const { label, hideLabel = true, value, onChange, onSubmit, placeholder = label } = props;
  const text = useWords(words);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit?.(value);
    if (event.key !== 'Escape' || value === '') return;
    event.stopPropagation();
    onChange('');
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={classes('text-sm font-medium', hideLabel && 'sr-only')}>
        {label}
      </label>
      <div
        ref={box}
        className="flex min-h-control w-full min-w-0 items-center rounded-control border border-line bg-surface-1 text-ink transition-colors focus-within:border-accent focus-within:ring-1 focus-within:ring-accent hover:border-ink-faint"
      >
        <Search aria-hidden="true" size={16} className="ms-2.5 shrink-0 text-ink-faint" />
        <input
          ref={props.inputRef}
          autoFocus={props.autoFocus}
          id={id}
          type="search"
          dir="auto"
          autoComplete="off"
          value={value}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 self-stretch bg-transparent px-2.5 py-0 text-ellipsis outline-none placeholder:text-ink-faint placeholder-shown:[direction:inherit] [&::-webkit-search-cancel-button]:hidden"
        />
        <BareButton
          // Escape does the same for the keyboard.
          outOfTabOrder
          aria-label={text.clear}
          onPress={() => {
            onChange('');
            box.current?.querySelector('input')?.focus();
          }}
          className={classes(
            'thumb me-1 grid size-6 place-items-center rounded-small text-ink-muted data-hovered:bg-surface-2 pointer-coarse:size-9',
            value === '' && 'invisible',
          )}
        >
          <X size={14} />
        </BareButton>
      </div>
    </div>
  );
};
