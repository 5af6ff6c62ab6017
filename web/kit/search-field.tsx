import type { Ref } from 'react';
import { Search, X } from 'lucide-react';
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components';

import { classes, ring } from './classes.ts';
import {
  ariaState,
  boxClass,
  boxStates,
  FieldLabel,
  FieldNotes,
  inputClass,
  emptyInputClass,
  type FieldProps,
} from './field.tsx';

export type SearchFieldProps = FieldProps & {
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (text: string) => void;
  readonly onSubmit?: (text: string) => void;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** Looks for something; Escape empties it. Its label is hidden unless asked for, since the magnifier says it. */
export const SearchField = (props: SearchFieldProps) => {
  const {
    hideLabel = true,
    value,
    defaultValue,
    onChange,
    onSubmit,
    placeholder,
    inputRef,
    ...field
  } = props;
  return (
    <AriaSearchField
      {...ariaState(field)}
      value={value}
      defaultValue={defaultValue}
      onChange={onChange}
      onSubmit={onSubmit}
    >
      <FieldLabel {...field} hideLabel={hideLabel} />
      <Group className={classes(boxClass, boxStates)} isDisabled={field.disabled}>
        <Search aria-hidden="true" size={16} className="ms-2.5 shrink-0 text-ink-faint" />
        <Input
          ref={inputRef}
          dir="auto"
          placeholder={placeholder ?? field.label}
          className={classes(
            inputClass,
            emptyInputClass,
            'text-ellipsis [&::-webkit-search-cancel-button]:hidden',
          )}
        />
        <Button
          className={classes(
            'thumb me-1 grid size-6 place-items-center rounded-small text-ink-muted group-data-empty/field:invisible data-hovered:bg-surface-2 pointer-coarse:size-9',
            ring,
          )}
        >
          <X size={14} />
        </Button>
      </Group>
      <FieldNotes {...field} />
    </AriaSearchField>
  );
};
