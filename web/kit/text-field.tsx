import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Group, Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';

import { classes } from './classes.ts';
import {
  ariaState,
  boxClass,
  boxStates,
  FieldLabel,
  FieldNotes,
  inputClass,
  emptyInputClass,
  placeholderOr,
  type FieldProps,
} from './field.tsx';

/** What a field holds decides direction, keyboard and spelling: people's words, or a left-to-right run of signs. */
export type TextKind = 'text' | 'email' | 'phone' | 'url' | 'code' | 'password' | 'number';

const kinds = {
  text: { type: 'text', dir: 'auto', inputMode: 'text' },
  email: { type: 'email', dir: 'ltr', inputMode: 'email' },
  phone: { type: 'tel', dir: 'ltr', inputMode: 'tel' },
  url: { type: 'text', dir: 'ltr', inputMode: 'url' },
  code: { type: 'text', dir: 'ltr', inputMode: 'text' },
  password: { type: 'password', dir: 'ltr', inputMode: 'text' },
  // Takes the page's direction, so that a sign stands at the right side of Persian digits.
  number: { type: 'text', dir: undefined, inputMode: 'decimal' },
} as const;

export type TextFieldProps = FieldProps & {
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly onBlur?: () => void;
  readonly kind?: TextKind;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  /** Stands inside the box, before or after what is typed: an icon, a unit, a button. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
};

/** One line of text with its label above and its error beneath. */
export const TextField = (props: TextFieldProps) => {
  const {
    kind = 'text',
    value,
    defaultValue,
    onChange,
    onBlur,
    maxLength,
    autoComplete,
    placeholder,
  } = props;
  const { before, after, inputRef, onKeyDown, ...field } = props;
  const { type, dir, inputMode } = kinds[kind];
  return (
    <AriaTextField
      {...ariaState(field)}
      type={type}
      inputMode={field.inputMode ?? inputMode}
      value={value}
      defaultValue={defaultValue}
      onChange={onChange}
      onBlur={onBlur}
      maxLength={maxLength}
      autoComplete={autoComplete}
      {...(kind === 'text' ? {} : { spellCheck: 'false' as const, autoCapitalize: 'none' as const })}
    >
      <FieldLabel {...field} />
      <Group
        className={classes(boxClass, boxStates)}
        isInvalid={Boolean(field.error)}
        isDisabled={field.disabled}
      >
        {before === undefined ? null : <Beside>{before}</Beside>}
        <Input
          ref={inputRef}
          onKeyDown={onKeyDown}
          dir={dir}
          className={classes(
            inputClass,
            dir === 'ltr' ? 'rtl:text-end' : emptyInputClass,
            kind === 'number' && 'tabular-nums',
          )}
          placeholder={placeholderOr(placeholder)}
        />
        {after === undefined ? null : <Beside>{after}</Beside>}
      </Group>
      <FieldNotes {...field} />
    </AriaTextField>
  );
};

/** What stands in a text box beside the text. */
export const Beside = ({ children }: { readonly children: ReactNode }) => (
  <span className="flex shrink-0 items-center px-2 text-ink-muted first:pe-0 last:ps-0">{children}</span>
);

export type TextAreaProps = FieldProps & {
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly maxLength?: number;
  /** JSON and the like: left to right, in the code face. */
  readonly code?: boolean;
};

/** Several lines of people's words; grows with them. */
export const TextArea = (props: TextAreaProps) => {
  const { value, defaultValue, onChange, onBlur, placeholder, maxLength, rows = 3, code = false } = props;
  return (
    <AriaTextField
      {...ariaState(props)}
      value={value}
      defaultValue={defaultValue}
      onChange={onChange}
      onBlur={onBlur}
      maxLength={maxLength}
      {...(code ? { spellCheck: 'false' as const, autoCapitalize: 'none' as const } : {})}
    >
      <FieldLabel {...props} />
      <AriaTextArea
        dir={code ? 'ltr' : 'auto'}
        rows={rows}
        className={classes(
          boxClass,
          boxStates,
          code && 'font-code text-sm',
          'field-sizing-content max-h-96 resize-y px-2.5 py-1.5 placeholder:text-ink-faint placeholder-shown:[direction:inherit]',
        )}
        placeholder={placeholderOr(placeholder)}
      />
      <FieldNotes {...props} />
    </AriaTextField>
  );
};
