import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, ProgressBar, type PressEvent } from 'react-aria-components';

import { classes, ring } from './classes.ts';
import { useWords } from './locale.tsx';
import { Spinner } from './spinner.tsx';

const words = { working: { fa: 'در حال انجام', en: 'Working' } };

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  /** An icon before the words, 16 px. */
  readonly icon?: ReactNode;
  /** Keeps its width and the focus, shows a spinner and ignores presses. */
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit' | 'reset';
  readonly form?: string;
  readonly name?: string;
  readonly value?: string;
  readonly fill?: boolean;
  readonly autoFocus?: boolean;
  readonly slot?: string | null;
  readonly id?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onPress?: (event: PressEvent) => void;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-controls'?: string;
};

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink data-hovered:bg-accent-hover data-pressed:bg-accent-hover',
  secondary: 'bg-surface-3/70 text-ink data-hovered:bg-surface-3 data-pressed:bg-surface-3',
  quiet: 'text-ink data-hovered:bg-surface-2 data-pressed:bg-surface-3',
  danger: 'bg-danger text-accent-ink data-hovered:brightness-95 data-pressed:brightness-90',
};

/** Does one thing, said by a verb («ثبت»، «ذخیره»، «فرستادن»). A page has one primary. */
export const Button = ({
  variant = 'secondary',
  icon,
  pending,
  disabled,
  fill,
  children,
  ...rest
}: ButtonProps) => (
  <AriaButton
    {...rest}
    isPending={pending}
    isDisabled={disabled}
    className={classes(
      'relative inline-flex h-control min-w-control shrink-0 items-center justify-center gap-2 rounded-control px-3 font-medium whitespace-nowrap transition-colors select-none',
      'data-disabled:cursor-not-allowed data-disabled:bg-surface-2 data-disabled:text-ink-faint',
      fill && 'w-full',
      variants[variant],
      ring,
    )}
  >
    {pending ? (
      <span className="absolute inset-0 grid place-items-center">
        <Working />
      </span>
    ) : null}
    <span className={classes('inline-flex items-center gap-2', pending && 'opacity-0')}>
      {icon}
      {children}
    </span>
  </AriaButton>
);

/** The turning ring with its words: react-aria reads them out when a button begins to wait. */
export const Working = () => {
  const text = useWords(words);
  return (
    <ProgressBar isIndeterminate aria-label={text.working}>
      <Spinner />
    </ProgressBar>
  );
};
