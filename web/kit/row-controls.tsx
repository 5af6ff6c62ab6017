import type { ReactNode } from 'react';

export type RowButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly 'aria-label'?: string;
  /** Tab reaches it; otherwise the keys of the list do what it does. */
  readonly inTabOrder?: boolean;
  readonly className?: string;
};

/**
 * A button in a virtual row, the browser's own: a page of rows with eight of react-aria's and a box each takes 216 ms in place of
 * 89 on a slowed processor (docs/decisions/0015-controls-are-react-arias.md).
 */
export const RowButton = ({ inTabOrder = false, onPress, ...rest }: RowButtonProps) => (
  <button type="button" tabIndex={inTabOrder ? undefined : -1} onClick={onPress} {...rest} />
);

export type RowBoxProps = {
  readonly checked: boolean;
  /** Some of what it stands for is chosen. */
  readonly mixed?: boolean;
  readonly onChange: () => void;
  readonly 'aria-label': string;
  readonly className?: string;
};

/** The box that chooses a virtual row, or in its table's head all of them. The keys of the list choose too. */
export const RowBox = ({ mixed = false, className = '', ...rest }: RowBoxProps) => (
  <input
    {...rest}
    type="checkbox"
    tabIndex={-1}
    ref={(box) => {
      if (box) box.indeterminate = mixed;
    }}
    className={`block size-4 accent-accent ${className}`}
  />
);
