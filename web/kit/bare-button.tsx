import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';

import { classes } from './classes.ts';

type Attributes = {
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-label'?: string;
  readonly [data: `data-${string}`]: string | number | undefined;
};

export type BareButtonProps = Attributes & {
  readonly onPress: (event: PressEvent) => void;
  readonly style?: CSSProperties | undefined;
  readonly disabled?: boolean;
  /** Tab passes it by, where keys reach what it does in another way. */
  readonly outOfTabOrder?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onPointerDown?: (event: PointerEvent<HTMLButtonElement>) => void;
  readonly 'aria-current'?: 'date' | 'true' | undefined;
  readonly 'aria-describedby'?: string;
  readonly 'aria-expanded'?: boolean;
};

/**
 * A button whose look is its content's: a day, a card, a line. Only the keyboard's ring is its own. A press stays with it,
 * so that what it lies on hears nothing of it; keys go on to the page, whose shortcuts hold on it too.
 */
export const BareButton = ({
  disabled,
  outOfTabOrder,
  className,
  onKeyDown,
  onPointerDown,
  ...rest
}: BareButtonProps) => (
  <AriaButton
    {...rest}
    isDisabled={disabled}
    excludeFromTabOrder={outOfTabOrder}
    onPointerDown={(event) => {
      onPointerDown?.(event);
      event.stopPropagation();
    }}
    onKeyDown={(event) => {
      onKeyDown?.(event);
      event.continuePropagation();
    }}
    className={classes(
      'outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent',
      className,
    )}
  />
);
