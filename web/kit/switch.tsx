import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';

export type SwitchProps = {
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
};

/** Turns something on or off at once. */
export const Switch = ({ children, hint, on, onChange, disabled }: SwitchProps) => (
  <AriaSwitch
    isSelected={on}
    onChange={onChange}
    isDisabled={disabled}
    className="group/switch flex w-fit items-start gap-3 data-disabled:cursor-not-allowed data-disabled:text-ink-faint pointer-coarse:py-2"
  >
    <span className="mt-[calc((1.75em-18px)/2)] flex h-[18px] w-8 shrink-0 items-center rounded-full border border-line bg-line px-px transition-colors group-data-selected/switch:border-accent group-data-selected/switch:bg-accent group-data-disabled/switch:opacity-50 group-data-focus-visible/switch:outline-2 group-data-focus-visible/switch:outline-offset-2 group-data-focus-visible/switch:outline-accent">
      <span className="size-3.5 rounded-full bg-surface-1 transition-transform group-data-selected/switch:translate-x-3.5 group-data-selected/switch:rtl:-translate-x-3.5" />
    </span>
    <span>
      <span className="block">{children}</span>
      {hint === undefined ? null : <span className="block text-sm leading-title text-ink-muted">{hint}</span>}
    </span>
  </AriaSwitch>
);
