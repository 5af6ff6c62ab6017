import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';

import { Working } from './button.tsx';
import { classes, ring } from './classes.ts';
import { Tooltip, type TooltipPlacement } from './tooltip.tsx';

export type IconButtonProps = {
  /** What it does, by a verb: the tooltip and what screen readers say. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: (event: PressEvent) => void;
  readonly variant?: 'quiet' | 'secondary' | 'danger';
  readonly size?: 'control' | 'small';
  readonly pressed?: boolean;
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly placement?: TooltipPlacement;
  readonly slot?: string | null;
  readonly 'aria-expanded'?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

const variants = {
  quiet: 'text-ink-muted data-hovered:bg-surface-2 data-hovered:text-ink data-pressed:bg-surface-3',
  secondary: 'bg-surface-3/70 text-ink data-hovered:bg-surface-3',
  danger: 'text-danger data-hovered:bg-danger-soft',
};

/** A button of one icon, with its words in a tooltip. */
export const IconButton = (props: IconButtonProps) => {
  const {
    label,
    icon,
    variant = 'quiet',
    size = 'control',
    pressed,
    pending,
    disabled,
    placement,
    ...rest
  } = props;
  return (
    <Tooltip content={label} placement={placement ?? 'top'}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        isPending={pending}
        isDisabled={disabled}
        className={classes(
          'inline-grid shrink-0 place-items-center rounded-control transition-colors data-disabled:cursor-not-allowed data-disabled:text-ink-faint data-disabled:opacity-60',
          size === 'control' ? 'size-control' : 'thumb size-6 pointer-coarse:size-9',
          pressed && 'bg-accent-soft text-accent',
          variants[variant],
          ring,
        )}
      >
        {pending ? <Working /> : icon}
      </AriaButton>
    </Tooltip>
  );
};
